import { visitInSteps } from '../../platform/slices';
import { slugKey } from '../../platform/written-text';
import type { DomainRow, MetricRow, TaskRow } from './rows';

export interface KnownDomain extends DomainRow {
  /** Names from the root of the tree to this domain. */
  path: string[];
  /** Ids from the root of the tree to this domain. */
  lineIds: number[];
}

/** `Image Classification` and `image_classification` are one name of a task, or of a metric. */
export const nameKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

export function placeDomains(rows: readonly DomainRow[]): KnownDomain[] {
  const domains = new Map(rows.map((row) => [row.id, row]));
  const lineOf = (row: DomainRow): DomainRow[] => {
    const parent = row.parentId === null ? undefined : domains.get(row.parentId);
    return parent === undefined ? [row] : [...lineOf(parent), row];
  };
  return rows.map((row) => {
    const line = lineOf(row);
    return { ...row, path: line.map(({ name }) => name), lineIds: line.map(({ id }) => id) };
  });
}

export function taskNames(rows: readonly TaskRow[]): Map<string, TaskRow> {
  const names = new Map<string, TaskRow>();
  for (const row of rows) for (const name of [row.name, ...row.aliases]) names.set(nameKey(name), row);
  // Last, so that an id is never taken for another task's alias.
  for (const row of rows) names.set(nameKey(row.id), row);
  return names;
}

export function metricNames(rows: readonly MetricRow[]): Map<string, MetricRow> {
  const names = new Map(rows.map((row) => [nameKey(row.name), row]));
  for (const row of rows) names.set(nameKey(row.id), row);
  return names;
}

export function* byId<Row extends { id: number }>(rows: Iterable<Row>): Generator<void, Map<number, Row>> {
  const found = new Map<number, Row>();
  yield* visitInSteps(rows, (row) => found.set(row.id, row));
  return found;
}

export function* bySlug<Row extends { slug: string }>(
  rows: Iterable<Row>,
): Generator<void, Map<string, Row>> {
  const found = new Map<string, Row>();
  yield* visitInSteps(rows, (row) => found.set(slugKey(row.slug), row));
  return found;
}
