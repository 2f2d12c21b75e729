import { agreementOf } from './agreement';
import { groupBy } from '../platform/group-by';
import { compareText } from '../platform/compare-text';
import { JointPosterior, type JointSource } from './joint-posterior';
import { takeIn, takeOff, type Belief } from './own-results';
import { spreadPriors, unknownSpread } from './pool-scale';
import { mean } from './statistics';
import type { PreparedRequest, Representer } from './representer';
import type { StoredOwn } from './stored-own';
import type { OwnResult, ScoreRequest } from './types';

/** What own results change. */
export interface Conditioned {
  /** Posterior means of the bases that are looked at, by place. */
  means: Float64Array;
  /** Of the variance of a place, the share that is left, 0 to 1. */
  left: (place: number) => number;
  /** Posterior covariance of one place with all. Yields wherever it could pause. */
  column: (place: number) => Generator<void, Float64Array>;
}

interface Asked {
  request: ScoreRequest;
  prepared: PreparedRequest;
  /** Of all bases that are looked at; those that were measured among them. */
  positions: Int32Array;
  means: Float64Array;
  placeOf: (baseId: string) => number;
  /** What came with the request. */
  given: readonly OwnResult[];
  /** What the evidence holds of the target itself. */
  stored: StoredOwn | undefined;
}

/** No value foretells a base better than this. */
const LEAST_LEFT = 0.02;

/**
 * Takes in what was measured on the target itself, one pool after the other. Yields wherever it
 * could pause.
 */
export function* conditionOnOwn(
  source: JointSource & { representer: Representer; dual: Float64Array },
  { request, prepared, positions, means, placeOf, given, stored }: Asked,
): Generator<void, Conditioned> {
  const joint = yield* JointPosterior.create(source, prepared, {
    positions,
    hidden: new Set(stored?.at),
  });
  const pools = [...poolsOf(given, request, true), ...poolsOf(stored?.results ?? [], request, false)];
  const places = [...new Set(pools.flatMap(({ results }) => results.map(({ baseId }) => placeOf(baseId))))];
  const columns = new Map<number, Float64Array>();
  for (const place of places) columns.set(place, yield* joint.column(place));
  const explained = new Float64Array(positions.length);
  const belief: Belief = { means: means.slice(), columns, explained, updates: [], observed: new Map() };
  yield* takeOutStored(belief, { joint, stored, placeOf, dual: source.dual });
  let isGivenTaken = false;
  const spreads = spreadPriors(source.model.table.columns);
  for (const pool of pools) {
    const spread = spreads.get(pool.metric) ?? unknownSpread(pool.values);
    const own = pool.results.map(({ baseId }) => placeOf(baseId));
    if (new Set(own).size < 2 || spread === undefined) continue;
    isGivenTaken ||= pool.isGiven;
    const at = yield* whereMeasured(source, { request, prepared, belief, pool, positions });
    const prior = new Map<number, Float64Array>();
    if (at.agreement < 1) for (const place of new Set(own)) prior.set(place, yield* joint.priorColumn(place));
    yield* takeIn(belief, {
      places: own,
      values: pool.values,
      spread,
      means: own.map((place) => at.means[place] ?? 0),
      agreement: at.agreement,
      priorBetween: (a, b) => prior.get(a)?.[b] ?? 0,
      noise: source.model.settings.noise,
    });
    yield;
  }
  for (const [place, values] of belief.observed) belief.means[place] = mean(values);
  const small = isGivenTaken ? 1 : (stored?.small ?? 1);
  for (let place = 0; place < means.length; place++)
    belief.means[place] = small * (belief.means[place] ?? 0) + (1 - small) * (means[place] ?? 0);
  return {
    means: belief.means,
    left: (place) => {
      // The variance of an estimate heeds what is stored already.
      if (!isGivenTaken) return 1;
      const share = (explained[place] ?? 0) / joint.variance(place);
      return Math.min(1, Math.max(LEAST_LEFT, 1 - share));
    },
    *column(place) {
      const column = yield* joint.column(place);
      for (const update of belief.updates) {
        takeOff(update, place, column);
        yield;
      }
      return column;
    },
  };
}

/**
 * Leaves out the results on the target itself, which are taken in again: the mean of all results
 * less what theirs explain is what the others say (Rasmussen & Williams 5.4.2).
 */
function* takeOutStored(
  { means }: Belief,
  {
    joint,
    stored,
    placeOf,
    dual,
  }: { joint: JointPosterior; dual: Float64Array } & Pick<Asked, 'stored' | 'placeOf'>,
): Generator<void, void> {
  const weights = new Map<number, number>();
  for (const [i, result] of (stored?.at ?? []).entries()) {
    const place = placeOf(stored?.results[i]?.baseId ?? '');
    weights.set(place, (weights.get(place) ?? 0) + (dual[result] ?? 0));
  }
  for (const [own, weight] of weights) {
    const column = yield* joint.fitted(own);
    for (let place = 0; place < column.length; place++)
      means[place] = (means[place] ?? 0) - weight * (column[place] ?? 0);
  }
}

interface Pool {
  protocol: string | undefined;
  metric: string;
  results: readonly OwnResult[];
  values: readonly number[];
  /** Whether it came with the question. */
  isGiven: boolean;
}

/** In an order of their own, so that the answer does not depend on that of the results. */
function poolsOf(
  measured: readonly OwnResult[],
  { protocol: asked }: ScoreRequest,
  isGiven: boolean,
): Pool[] {
  const groups = groupBy(measured, ({ protocol = asked, metric, pool = '' }) =>
    JSON.stringify([protocol ?? '', metric, pool]),
  );
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, results]) => {
      const [first] = results;
      if (first === undefined) return [];
      const ordered = [...results].sort((a, b) => compareText(a.baseId, b.baseId) || a.value - b.value);
      const values = ordered.map(({ value, higherIsBetter }) => (higherIsBetter ? value : -value));
      return [
        {
          protocol: first.protocol ?? asked,
          metric: first.metric,
          results: ordered,
          values,
          isGiven,
        },
      ];
    });
}

/**
 * What is expected of the bases where a pool was measured, and how far that agrees with what is
 * asked about: results under a cheaper protocol tell of the dearer one as far as the two agreed
 * elsewhere.
 */
function* whereMeasured(
  { model, representer }: JointSource & { representer: Representer },
  {
    request,
    belief,
    pool,
    positions,
  }: Pick<Asked, 'request' | 'prepared' | 'positions'> & { belief: Belief; pool: Pool },
): Generator<void, { means: Float64Array; agreement: number }> {
  const { protocol, metric } = request;
  const { discounts } = model.kindKernel;
  const { noise } = model.settings;
  const agreement =
    (protocol === undefined || pool.protocol === undefined || protocol === pool.protocol
      ? 1
      : agreementOf(model.table, [protocol, pool.protocol], { known: discounts.protocol, noise })) *
    (metric === undefined || metric === pool.metric ? 1 : discounts.metric);
  if (agreement === 1) return { means: belief.means, agreement };
  const there = { ...request, metric: pool.metric };
  if (pool.protocol !== undefined) there.protocol = pool.protocol;
  const prepared = yield* representer.prepare(there);
  return { means: yield* representer.means({ positions }, prepared), agreement };
}
