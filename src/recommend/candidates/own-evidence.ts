import { groupBy } from '../../platform/group-by';
import type { Knowledge, KnownBase, MeasuredResult } from '../knowledge/knowledge';
import { flagsOf, type BaseSelection } from './base-pool';
import { placesMeasuredOn } from './result-table';
import type { ResolvedTarget } from '../question/target';

/** What was measured on the very target that is asked about. */
export interface OwnEvidence {
  /** Results that came with the question. */
  given: number;
  /** Results that the catalogue holds of the dataset asked about. */
  stored: number;
  /** How many of both stand beside one of another base, so that they can be compared. */
  comparable: number;
  /** The candidates that they are of. */
  bases: ReadonlySet<KnownBase>;
  /** The candidates that have any result there, be it one that does not count. */
  tested: ReadonlySet<KnownBase>;
}

/** Two bases measured side by side are the least that tells an order. */
const FEWEST_COMPARABLE = 2;

/** Whether own results say more of the order than what else speaks for a base. */
export const decides = ({ comparable }: OwnEvidence): boolean => comparable >= FEWEST_COMPARABLE;

/** Gathers the results of some bases on the target itself. */
export function ownEvidence(
  bases: BaseSelection,
  { measured, datasetId }: Pick<ResolvedTarget, 'measured' | 'datasetId'>,
  { results }: Pick<Knowledge, 'results'>,
): OwnEvidence {
  const isStored = (result: MeasuredResult): boolean => result.datasetId === datasetId;
  const { storedOn, triedOn } = datasetId === null ? NOWHERE : testedOn(bases, datasetId, results);
  const stored = storedOn.flatMap((base) =>
    results
      .countedOf(base.id)
      .filter(isStored)
      .map((result) => ({ base, result })),
  );
  const given = new Set(measured.map(({ base }) => base));
  const measuredBases = new Set([
    ...(given.size === 0 ? [] : amongCandidates(given, bases)),
    ...stored.map(({ base }) => base),
  ]);
  // A base that is no candidate is no less to be compared with.
  const beside = [...groupBy(measured, ({ metric, protocol }) => `${protocol} ${metric.id}`).values()]
    .filter((pool) => new Set(pool.map(({ base }) => base)).size > 1)
    .reduce((sum, pool) => sum + pool.length, 0);
  return {
    given: measured.length,
    stored: stored.length,
    comparable: beside + stored.filter(({ result }) => result.rivals > 0).length,
    bases: measuredBases,
    tested: new Set([...measuredBases, ...triedOn]),
  };
}

const NOWHERE = { storedOn: [], triedOn: [] };

/** The candidates with results on a dataset that count, and those with others. */
function testedOn(
  { pool, places }: BaseSelection,
  datasetId: number,
  results: Knowledge['results'],
): Record<'storedOn' | 'triedOn', KnownBase[]> {
  const isCandidate = flagsOf({ pool, places });
  const storedOn = placesMeasuredOn(pool.results, datasetId)
    .filter((place) => isCandidate[place] === 1)
    .map((place) => pool.at(place));
  const triedOn = pool.results.excludedAt
    .filter((place) => isCandidate[place] === 1)
    .map((place) => pool.at(place))
    .filter(({ id }) => results.excludedOf(id).some((result) => result.datasetId === datasetId));
  return { storedOn, triedOn };
}

function amongCandidates(given: ReadonlySet<KnownBase>, bases: BaseSelection): KnownBase[] {
  const isCandidate = flagsOf(bases);
  return [...given].filter((base) => isCandidate[bases.pool.placeOf(base) ?? -1] === 1);
}
