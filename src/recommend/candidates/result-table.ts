import { visitInSteps } from '../../platform/slices';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';

/** The results that count of some bases, in columns. */
export interface ResultTable {
  /** By place of the base, its first result; one more at the end. */
  readonly firstOf: Int32Array;
  /** By result, which of the datasets it is on. */
  readonly datasetOf: Int32Array;
  /** By result, the share of its rivals that it beats; NaN where there are none. */
  readonly beaten: Float64Array;
  /** Ids. */
  readonly datasets: readonly number[];
  /** Places of the bases that have results which do not count, in their order. */
  readonly excludedAt: readonly number[];
}

const NOTHING: ResultTable = {
  firstOf: new Int32Array(1),
  datasetOf: new Int32Array(0),
  beaten: new Float64Array(0),
  datasets: [],
  excludedAt: [],
};

/**
 * Yields wherever it could pause.
 * @param known all results, those of the bases among them
 * @param former of bases that stand before these
 */
export function* tabulateResults(
  bases: readonly KnownBase[],
  known: Knowledge['results'],
  former: ResultTable = NOTHING,
): Generator<void, ResultTable> {
  const before = former.datasetOf.length;
  const firstOf = new Int32Array(former.firstOf.length + bases.length);
  firstOf.set(former.firstOf);
  const excludedAt = [...former.excludedAt];
  let count = before;
  yield* visitInSteps(bases, ({ resultCount, excludedCount }, place) => {
    count += resultCount;
    firstOf[former.firstOf.length + place] = count;
    if (excludedCount > 0) excludedAt.push(former.firstOf.length - 1 + place);
  });
  const datasets = [...former.datasets];
  const placeOf = new Map(datasets.map((id, place) => [id, place]));
  const [datasetOf, beaten] = [new Int32Array(count), new Float64Array(count)];
  datasetOf.set(former.datasetOf);
  beaten.set(former.beaten);
  let next = before;
  yield* visitInSteps(bases, ({ id }) => {
    for (const result of known.countedOf(id)) {
      const { datasetId } = result;
      const dataset = placeOf.get(datasetId) ?? datasets.push(datasetId) - 1;
      placeOf.set(datasetId, dataset);
      datasetOf[next] = dataset;
      beaten[next++] = result.beaten ?? NaN;
    }
  });
  return { firstOf, datasetOf, beaten, datasets, excludedAt };
}

/** How many results the base at a place has. */
export const resultsAt = ({ firstOf }: ResultTable, place: number): number =>
  (firstOf[place + 1] ?? 0) - (firstOf[place] ?? 0);

/** Places of the bases with a result on a dataset, in their order. */
export function placesMeasuredOn({ firstOf, datasetOf, datasets }: ResultTable, datasetId: number): number[] {
  const dataset = datasets.indexOf(datasetId);
  if (dataset < 0) return [];
  const places: number[] = [];
  let place = 0;
  for (
    let result = datasetOf.indexOf(dataset);
    result >= 0;
    result = datasetOf.indexOf(dataset, result + 1)
  ) {
    while ((firstOf[place + 1] ?? 0) <= result) place += 1;
    if (places.at(-1) !== place) places.push(place);
  }
  return places;
}
