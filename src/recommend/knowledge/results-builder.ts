import { EXCLUSIONS, KnownResults, type ResultAt, type ResultColumns } from './known-results';
import type { Circumstances, ExclusionReason } from './measured-result';
import type { ResultRow } from './rows';

/** Which group a result is of, and which pool. */
export function groupOf(row: ResultRow): { pool: string; key: string } {
  const pool = `${row.studyId} ${row.split ?? ''} ${row.trainingExamples ?? ''} ${row.recipe ?? ''}`;
  return { pool, key: `${row.datasetId} ${row.protocol} ${row.metricId} ${pool}` };
}

/** Columns of results that come one after another. */
export class ResultsBuilder {
  private count = 0;
  private columns = emptyColumns(INITIAL_ROOM);
  private readonly circumstances: Circumstances[] = [];
  /** Texts of a group may be those of another, so that there can be several of one. */
  private readonly ofGroup = new Map<string, number[]>();
  private readonly known = new Map<Circumstances, number>();
  /** Of the last result: the next one mostly has the same. */
  private last: { place: number; of: Circumstances } | undefined;

  /**
   * A row that is not ranked yet.
   * @throws RangeError for a row that is not behind the last one by its id
   */
  add(row: ResultRow, excluded: ExclusionReason | null): void {
    this.put(row, this.placeFor(row));
    this.columns.excluded[this.count - 1] = EXCLUSIONS.indexOf(excluded);
  }

  /**
   * A result as it was ranked.
   * @throws RangeError for a row that is not behind the last one by its id
   */
  copy(result: ResultAt): void {
    const { circumstances } = result;
    const place = this.known.get(circumstances) ?? this.placeFor(result);
    this.known.set(circumstances, place);
    this.put(result, place);
    const { columns, count } = this;
    columns.excluded[count - 1] = EXCLUSIONS.indexOf(result.excluded);
    columns.beaten[count - 1] = result.beaten ?? NaN;
    columns.rivals[count - 1] = result.rivals;
  }

  /** What was added; nothing may be added after that. */
  done(): { columns: ResultColumns; circumstances: readonly Circumstances[] } {
    return { columns: resized(this.columns, this.count, this.count), circumstances: this.circumstances };
  }

  /** Yields wherever it could pause. */
  *results(): Generator<void, KnownResults> {
    const { columns, circumstances } = this.done();
    return yield* KnownResults.create(columns, circumstances);
  }

  private put(row: ResultRow, circumstances: number): void {
    const place = this.count++;
    const { length } = this.columns.ids;
    if (place === length) this.columns = resized(this.columns, length, 2 * length);
    const { columns } = this;
    if (place > 0 && (columns.ids[place - 1] ?? 0) >= row.id)
      throw new RangeError(`Result ${row.id} comes behind ${columns.ids[place - 1]}.`);
    columns.ids[place] = row.id;
    columns.baseIds[place] = row.baseId;
    columns.circumstances[place] = circumstances;
    columns.values[place] = row.value;
    columns.scratchBaselines[place] = row.scratchBaseline ?? NaN;
    columns.beaten[place] = NaN;
  }

  private placeFor(row: ResultRow): number {
    const { last } = this;
    if (last !== undefined && areSame(last.of, row)) return last.place;
    const { pool, key } = groupOf(row);
    const places = this.ofGroup.get(key) ?? [];
    let place = places.find((one) => this.isAt(one, row));
    if (place === undefined) {
      place = this.circumstances.push(circumstancesOf(row, pool, key)) - 1;
      places.push(place);
      this.ofGroup.set(key, places);
    }
    const of = this.circumstances[place];
    this.last = of && { place, of };
    return place;
  }

  private isAt(place: number, row: ResultRow): boolean {
    const one = this.circumstances[place];
    return one !== undefined && areSame(one, row);
  }
}

const INITIAL_ROOM = 1024;

const emptyColumns = (length: number): ResultColumns => ({
  ids: new Int32Array(length),
  baseIds: new Int32Array(length),
  circumstances: new Int32Array(length),
  values: new Float64Array(length),
  scratchBaselines: new Float64Array(length),
  beaten: new Float64Array(length),
  rivals: new Int32Array(length),
  excluded: new Uint8Array(length),
});

/** Columns of another length that hold the first rows of some. */
function resized(columns: ResultColumns, rows: number, length: number): ResultColumns {
  const made = emptyColumns(length);
  made.ids.set(columns.ids.subarray(0, rows));
  made.baseIds.set(columns.baseIds.subarray(0, rows));
  made.circumstances.set(columns.circumstances.subarray(0, rows));
  made.values.set(columns.values.subarray(0, rows));
  made.scratchBaselines.set(columns.scratchBaselines.subarray(0, rows));
  made.beaten.set(columns.beaten.subarray(0, rows));
  made.rivals.set(columns.rivals.subarray(0, rows));
  made.excluded.set(columns.excluded.subarray(0, rows));
  return made;
}

const areSame = (circumstances: Circumstances, row: ResultRow): boolean =>
  circumstances.datasetId === row.datasetId &&
  circumstances.studyId === row.studyId &&
  circumstances.split === row.split &&
  circumstances.protocol === row.protocol &&
  circumstances.metricId === row.metricId &&
  circumstances.direction === row.direction &&
  circumstances.trainingExamples === row.trainingExamples &&
  circumstances.recipe === row.recipe;

const circumstancesOf = (row: ResultRow, pool: string, group: string): Circumstances => ({
  datasetId: row.datasetId,
  studyId: row.studyId,
  split: row.split,
  protocol: row.protocol,
  metricId: row.metricId,
  direction: row.direction,
  trainingExamples: row.trainingExamples,
  recipe: row.recipe,
  pool,
  group,
});
