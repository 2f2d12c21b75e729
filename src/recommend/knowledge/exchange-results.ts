import { visitInSteps } from '../../platform/slices';
import type { Knowledge } from './knowledge';
import type { KnownResults, ResultAt } from './known-results';
import type { ExclusionReason, MeasuredResult } from './measured-result';
import { rankResults } from './rank-results';
import { groupOf, ResultsBuilder } from './results-builder';
import type { ChangedRows, ResultRow } from './rows';

export interface ExchangedResults {
  results: Knowledge['results'];
  /** The bases of which a result came, went, or says something else. */
  bases: ReadonlySet<number>;
}

/** How results are judged now. */
export interface Judgement {
  exclude: (row: ResultRow) => ExclusionReason | null;
  /** Whether more of them may be judged otherwise than those that were read. */
  isNew: boolean;
}

/**
 * Exchanges results, and ranks again those that are compared with one that came, went, changed, or
 * is judged otherwise.
 */
export function* exchangeResults(
  former: Knowledge,
  changed: ChangedRows,
  { exclude, isNew }: Judgement,
): Generator<void, ExchangedResults> {
  const { touched } = changed;
  const read = new Map(changed.results.map((row) => [row.id, row]));
  /** Rows that are other ones now; undefined for those that went. */
  const other = new Map<number, ResultRow | undefined>();
  const groups = new Set<string>();
  yield* visitInSteps(former.results.values(), (result) => {
    const isRead =
      touched.results.has(result.id) ||
      touched.models.has(result.baseId) ||
      touched.datasets.has(result.datasetId);
    const now = isRead ? read.get(result.id) : result;
    const isSame = now !== undefined && (now === result || isSameAs(now, result));
    if (!isSame) other.set(result.id, now);
    if (!isSame || ((isNew || isRead) && exclude(now) !== result.excluded)) groups.add(result.group);
  });
  for (const row of changed.results) {
    if (!former.results.has(row.id)) other.set(row.id, row);
    if (other.has(row.id)) groups.add(groupOf(row).key);
  }
  return groups.size === 0
    ? { results: former.results, bases: new Set() }
    : yield* rankedAgain(former, { other, groups, exclude });
}

/** What of the results is to be ranked. */
interface Unranked {
  other: ReadonlyMap<number, ResultRow | undefined>;
  groups: ReadonlySet<string>;
  exclude: Judgement['exclude'];
}

function* rankedAgain(
  former: Knowledge,
  { other, groups, exclude }: Unranked,
): Generator<void, ExchangedResults> {
  const members: ResultRow[] = [...other.values()].filter((row) => row !== undefined);
  yield* visitInSteps(former.results.values(), (result) => {
    if (groups.has(result.group) && !other.has(result.id)) members.push(result);
  });
  members.sort((a, b) => a.id - b.id);
  const ranked: ResultAt[] = [];
  yield* visitInSteps((yield* rankResults(members, exclude)).values(), (result) => {
    const before = former.results.get(result.id);
    if (before === undefined || other.has(result.id) || !ranksAs(before, result)) ranked.push(result);
  });
  const gone = new Set(other.keys());
  const bases = new Set(ranked.map(({ baseId }) => baseId));
  for (const id of gone) {
    const before = former.results.get(id);
    if (before !== undefined) bases.add(before.baseId);
  }
  return { results: yield* exchanged(former.results, gone, ranked), bases };
}

/**
 * Results with some of them exchanged; the former ones where none is.
 *
 * @param gone ids of results that are there no longer, or are among `ranked`
 */
function* exchanged(
  former: KnownResults,
  gone: ReadonlySet<number>,
  ranked: readonly ResultAt[],
): Generator<void, KnownResults> {
  if (ranked.length === 0 && ![...gone].some((id) => former.has(id))) return former;
  const builder = new ResultsBuilder();
  let next = 0;
  yield* visitInSteps(former.values(), (result) => {
    const { id } = result;
    for (let one = ranked[next]; one !== undefined && one.id < id; one = ranked[++next]) builder.copy(one);
    const isRanked = ranked[next]?.id === id;
    if (!isRanked && !gone.has(id)) builder.copy(result);
  });
  yield* visitInSteps(ranked.slice(next), (one) => builder.copy(one));
  return yield* builder.results();
}

/** Whether a result of the same row says as much beside the others. */
const ranksAs = (before: MeasuredResult, now: MeasuredResult): boolean =>
  before.beaten === now.beaten && before.rivals === now.rivals && before.excluded === now.excluded;

const COLUMNS = [
  'baseId',
  'datasetId',
  'studyId',
  'split',
  'protocol',
  'metricId',
  'direction',
  'value',
  'trainingExamples',
  'recipe',
  'scratchBaseline',
] as const satisfies ReadonlyArray<keyof ResultRow>;

const isSameAs = (row: ResultRow, result: MeasuredResult): boolean =>
  COLUMNS.every((column) => row[column] === result[column]);
