import { InvalidInputError } from '../platform/errors';
import { faultFields, type Fault } from './fault';
import type { CatalogRecord, HubItem, RecordProblem, Reference } from './records';
import type { Settled } from './settle';

export const problemItem = (problem: RecordProblem): HubItem => ({ kind: 'problem', problem });

/**
 * What a reader passes on of a candidate that was checked: the record, if there is one, then what
 * was left out.
 */
export function itemsOf({ record, problems }: Settled<CatalogRecord>): HubItem[] {
  const faults = problems.map(problemItem);
  return record === null ? faults : [{ kind: 'record', record }, ...faults];
}

/** An item whose problem, if it is one, tells of things that its id is not the id of. */
export const naming = (names: readonly Reference[], item: HubItem): HubItem =>
  item.kind === 'record'
    ? item
    : problemItem({ ...item.problem, subject: { ...item.problem.subject, names } });

type Report = (hub: string, id: string, field: RecordProblem['field'], fault: Fault) => HubItem;

/** A whole record, or row, that could not be used. */
export const skipped: Report = (hub, id, field, fault) =>
  problemItem({ hub, id, field, ...faultFields(fault), action: 'skipped' });

/** A part of a source, or of a record, that is left out of what goes in. */
export const ignored: Report = (hub, id, field, fault) =>
  problemItem({ hub, id, field, ...faultFields(fault), action: 'ignored' });

/**
 * Items as they come.
 *
 * @throws InvalidInputError saying what was `expected` of the source when none of them is one that
 * `counts`
 */
export async function* orRefuse(
  items: AsyncIterable<HubItem>,
  expected: string,
  counts: (item: HubItem) => boolean = () => true,
): AsyncGenerator<HubItem> {
  let found = false;
  for await (const item of items) {
    found ||= counts(item);
    yield item;
  }
  if (!found) throw new InvalidInputError('source', expected);
}

export const isRecord = ({ kind }: HubItem): boolean => kind === 'record';

/**
 * `items` up to the one with which `limit` of them were found that `counts`, records by default;
 * ends, without a failure, when `signal` is aborted.
 */
export async function* upTo(
  limit: number | null,
  items: AsyncIterable<HubItem>,
  { signal, counts = isRecord }: { signal?: AbortSignal; counts?: (item: HubItem) => boolean } = {},
): AsyncGenerator<HubItem> {
  let left = limit ?? Infinity;
  if (left <= 0) return;
  try {
    for await (const item of items) {
      yield item;
      if (counts(item)) left -= 1;
      if (left <= 0) return;
    }
  } catch (error) {
    // Who stops a reading knows that it is not whole.
    if (signal?.aborted !== true) throw error;
  }
}
