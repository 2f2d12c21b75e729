import { placesByGroup, type GroupedPlaces } from '../../platform/places-by-group';
import { sortInSteps, visitInSteps } from '../../platform/slices';
import type { Circumstances, ExclusionReason, MeasuredResult } from './measured-result';
import { placeOf } from './sorted-ids';

/** Results in columns, in the order of their ids. Figures that are not there are NaN. */
export interface ResultColumns {
  readonly ids: Int32Array;
  readonly baseIds: Int32Array;
  /** By result, which of the circumstances it has. */
  readonly circumstances: Int32Array;
  readonly values: Float64Array;
  readonly scratchBaselines: Float64Array;
  readonly beaten: Float64Array;
  readonly rivals: Int32Array;
  /** By result, the place among `EXCLUSIONS` of why it does not count. */
  readonly excluded: Uint8Array;
}

/** Why results do not count; the first of those that do. */
export const EXCLUSIONS = [
  null,
  'TRAINED_ON_TARGET',
  'TRAINED_FOR_CLASSES',
] as const satisfies readonly (ExclusionReason | null)[];

/** What was measured of each base. */
interface ByBase extends GroupedPlaces {
  /** Ids, in their order. */
  readonly ids: Int32Array;
}

/**
 * All results that are known, by id and by base: of the millions that there may be each is some
 * numbers, and is made into a result when it is looked at.
 */
export class KnownResults {
  private constructor(
    readonly columns: ResultColumns,
    readonly circumstances: readonly Circumstances[],
    private readonly byBase: ByBase,
  ) {}

  /** Yields wherever it could pause. */
  static *create(
    columns: ResultColumns,
    circumstances: readonly Circumstances[],
  ): Generator<void, KnownResults> {
    const { baseIds } = columns;
    const bases = new Set<number>();
    yield* visitInSteps(baseIds, (id) => bases.add(id));
    const ids = Int32Array.from(yield* sortInSteps([...bases], (a, b) => a - b));
    const groups = { count: ids.length, of: (place: number) => placeOf(baseIds[place] ?? 0, ids) };
    return new KnownResults(columns, circumstances, {
      ids,
      ...(yield* placesByGroup(baseIds.length, groups)),
    });
  }

  get size(): number {
    return this.columns.ids.length;
  }

  has(id: number): boolean {
    return placeOf(id, this.columns.ids) >= 0;
  }

  get(id: number): ResultAt | undefined {
    const place = placeOf(id, this.columns.ids);
    return place < 0 ? undefined : new ResultAt(this, place);
  }

  /** All of them, in the order of their ids. */
  *values(): Generator<ResultAt> {
    for (let place = 0; place < this.size; place++) yield new ResultAt(this, place);
  }

  /** Those that count. */
  *counted(): Generator<ResultAt> {
    const { excluded } = this.columns;
    for (let place = 0; place < excluded.length; place++)
      if (excluded[place] === 0) yield new ResultAt(this, place);
  }

  /** Those of a base that count, in the order of their ids. */
  countedOf(baseId: number): ResultAt[] {
    return this.of(baseId).filter(({ excluded }) => excluded === null);
  }

  /** Those of a base that do not count. */
  excludedOf(baseId: number): ResultAt[] {
    return this.of(baseId).filter(({ excluded }) => excluded !== null);
  }

  private of(baseId: number): ResultAt[] {
    const { ids, firstOf, places } = this.byBase;
    const base = placeOf(baseId, ids);
    if (base < 0) return [];
    const own = places.subarray(firstOf[base] ?? 0, firstOf[base + 1] ?? 0);
    return Array.from(own, (place) => new ResultAt(this, place));
  }
}

/** A result as it stands in columns. */
export class ResultAt implements MeasuredResult {
  constructor(
    private readonly results: Pick<KnownResults, 'columns' | 'circumstances'>,
    private readonly place: number,
  ) {}

  get circumstances(): Circumstances {
    const { columns, circumstances } = this.results;
    const found = circumstances[columns.circumstances[this.place] ?? -1];
    if (found === undefined) throw new RangeError(`There is no result at ${this.place}.`);
    return found;
  }

  get id(): number {
    return this.results.columns.ids[this.place] ?? 0;
  }

  get baseId(): number {
    return this.results.columns.baseIds[this.place] ?? 0;
  }

  get value(): number {
    return this.results.columns.values[this.place] ?? NaN;
  }

  get scratchBaseline(): number | null {
    return figureOrNull(this.results.columns.scratchBaselines[this.place]);
  }

  get beaten(): number | null {
    return figureOrNull(this.results.columns.beaten[this.place]);
  }

  get rivals(): number {
    return this.results.columns.rivals[this.place] ?? 0;
  }

  get excluded(): ExclusionReason | null {
    return EXCLUSIONS[this.results.columns.excluded[this.place] ?? 0] ?? null;
  }

  get datasetId(): number {
    return this.circumstances.datasetId;
  }

  get studyId(): number {
    return this.circumstances.studyId;
  }

  get split(): string | null {
    return this.circumstances.split;
  }

  get protocol(): MeasuredResult['protocol'] {
    return this.circumstances.protocol;
  }

  get metricId(): string {
    return this.circumstances.metricId;
  }

  get direction(): MeasuredResult['direction'] {
    return this.circumstances.direction;
  }

  get trainingExamples(): number | null {
    return this.circumstances.trainingExamples;
  }

  get recipe(): string | null {
    return this.circumstances.recipe;
  }

  get pool(): string {
    return this.circumstances.pool;
  }

  get group(): string {
    return this.circumstances.group;
  }
}

const figureOrNull = (figure = NaN): number | null => (Number.isNaN(figure) ? null : figure);
