import {
  finishInSlices,
  type BaseScore,
  type JointScores,
  type RankedBases,
  type ScoreRequest,
} from '../../scoring';
import type { KnownBase } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import type { CheckedQuestion } from '../question/question';
import type { OwnResult, ResolvedTarget } from '../question/target';
import { groupsWhere, TRAITS } from './base-groups';
import { reordered, type BaseOrder } from './base-order';
import type { BasePool, BaseSelection } from './base-pool';
import { waysTo, type BaseWay } from './base-way';
import { EVIDENCE_TIERS, evidenceTiers, MEASURED } from './evidence-tier';
import { decides, ownEvidence, type OwnEvidence } from './own-evidence';
import { withOwnPlaces } from './own-places';
import { resultsAt } from './result-table';

/** Pieces of evidence weighed for each base that is looked at closely. */
const WEIGHED_EVIDENCE = 64;

/** Candidates in order, with everything about one of them when it is asked for. */
export interface RankedCandidates {
  /** By tier, then by score; what was measured on the target itself by score alone. */
  ordered: BaseOrder;
  /** Computed once for each base. */
  estimate: (base: KnownBase) => BaseScore;
  /** Works out in slices what estimates and covariances of some bases need. */
  look: (bases: readonly KnownBase[]) => Promise<void>;
  /** Posterior covariance of the scores of two candidates. */
  covariance: (a: KnownBase, b: KnownBase) => number;
  /** What the order is expected to correlate with the truth, 0 to 1. */
  expectedCorrelation: number;
  /** What is believed of some candidates together, errors taken together. */
  joint: (bases: readonly KnownBase[]) => Promise<JointScores>;
  own: OwnEvidence;
  abstention: RankedBases['abstention'];
}

/** What candidates are ranked for. */
interface Ranking {
  question: Pick<CheckedQuestion, 'protocol'>;
  target: ResolvedTarget;
  snapshot: Snapshot;
}

/**
 * Ranks bases on a target: those that were measured on its task before those that were not, and
 * proven specialists of its field before both; then by what the scorer expects of them there. Of
 * those measured, the ones that have to be built into another model come after the others where
 * enough need not be: the two are hardly ever measured side by side. Where two were measured side
 * by side on the target itself, they stand by their scores.
 */
export async function rankCandidates(
  bases: BaseSelection,
  { question, target, snapshot }: Ranking,
): Promise<RankedCandidates> {
  const request: ScoreRequest = {
    target: target.facts,
    candidates: { list: bases.pool.ids, picked: bases.places },
    evidenceLimit: WEIGHED_EVIDENCE,
    ...(question.protocol === null ? {} : { protocol: question.protocol }),
    ...(target.measured.length === 0 ? {} : { measured: target.measured.map(ownResultOf) }),
  };
  const own = ownEvidence(bases, target, snapshot.knowledge);
  const ranked = await snapshot.scorer.rankInSlices(request);
  const details = new Map<KnownBase, BaseScore>();
  const inTiers = await finishInSlices(tieredBases(ranked, bases, { target, snapshot }));
  return {
    ordered: decides(own) ? withOwnPlaces(inTiers, own.bases) : inTiers,
    estimate: (base) => {
      const known = details.get(base) ?? ranked.detail(String(base.id));
      details.set(base, known);
      return known;
    },
    look: (some) => finishInSlices(ranked.look(some.map(({ id }) => String(id)))),
    covariance: (a, b) => ranked.covariance(String(a.id), String(b.id)),
    expectedCorrelation: ranked.expectedCorrelation,
    joint: (some) => finishInSlices(ranked.joint(some.map(({ id }) => String(id)))),
    own,
    abstention: await judgeEvidence(ranked, { bases, own }, (picked) =>
      snapshot.scorer.rankInSlices({ ...request, candidates: { list: bases.pool.ids, picked } }),
    ),
  };
}

const ownResultOf = ({ base, metric, protocol, value }: OwnResult) => ({
  baseId: String(base.id),
  protocol,
  metric: metric.id,
  value,
  higherIsBetter: metric.direction === 'HIGHER',
});

/** The bases in the order of their tiers, by score in each. Yields wherever it could pause. */
function* tieredBases(
  { places, scores }: RankedBases,
  bases: BaseSelection,
  { target, snapshot: { knowledge } }: Pick<Ranking, 'target' | 'snapshot'>,
): Generator<void, BaseOrder> {
  const { pool } = bases;
  const tierAt = yield* evidenceTiers(bases, target, knowledge);
  const isBuiltIn = yield* builtInto(pool, waysTo(target, knowledge));
  const tiers = new Uint8Array(places.length);
  const parts = new Uint8Array(places.length);
  let ready = 0;
  for (let rank = 0; rank < places.length; rank++) {
    const place = places[rank] ?? 0;
    const tier = tierAt[place] ?? 0;
    tiers[rank] = tier;
    // Each tier has two parts, of which only that of measured bases fills the second.
    const isLast = tier === MEASURED && isBuiltIn(place);
    parts[rank] = 2 * tier + (isLast ? 1 : 0);
    if (tier === MEASURED && !isLast) ready += 1;
    if (rank % SLICE === SLICE - 1) yield;
  }
  // Where enough are ready to be used, those that are built into another model come last.
  const order =
    ready < ENOUGH_READY ? inParts(tiers, EVIDENCE_TIERS.length) : inParts(parts, 2 * EVIDENCE_TIERS.length);
  yield;
  return reordered({ pool, places, scores, tiers }, order);
}

/** So many measured bases that need not be built into another model are a choice. */
const ENOUGH_READY = 10;
/** Bases between two pauses. */
const SLICE = 4096;

/** Tells of the base at a place whether it has to be built into another model. */
function* builtInto(
  pool: BasePool,
  wayOf: (base: KnownBase) => BaseWay,
): Generator<void, (place: number) => boolean> {
  const traits = yield* pool.groupsBy(TRAITS);
  // Of a base whose kind is not known its own results may say more than those of its traits.
  const isUnlike = groupsWhere(traits, ({ kind }) => kind === null);
  const isUsual = groupsWhere(traits, (base) => base.kind !== null && wayOf(base).way === 'BACKBONE');
  yield;
  return (place) => {
    const group = traits.of[place] ?? 0;
    return isUnlike[group] === 1 ? wayOf(pool.at(place)).way === 'BACKBONE' : isUsual[group] === 1;
  };
}

/** Ranks part by part, those of one part in their order. */
function inParts(partOf: Uint8Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (let rank = 0; rank < partOf.length; rank++) {
    const part = partOf[rank] ?? 0;
    next[part + 1] = (next[part + 1] ?? 0) + 1;
  }
  for (let part = 0; part < count; part++) next[part + 1] = (next[part + 1] ?? 0) + (next[part] ?? 0);
  const order = new Int32Array(partOf.length);
  for (let rank = 0; rank < partOf.length; rank++) {
    const part = partOf[rank] ?? 0;
    const place = next[part] ?? 0;
    order[place] = rank;
    next[part] = place + 1;
  }
  return order;
}

/**
 * Many bases that nobody measured must not hide that some were: the evidence is judged on those.
 */
async function judgeEvidence(
  ranked: RankedBases,
  { bases: { pool, places }, own }: { bases: BaseSelection; own: OwnEvidence },
  rank: (picked: Int32Array) => Promise<RankedBases>,
): Promise<RankedBases['abstention']> {
  if (ranked.abstention === undefined) return undefined;
  const given = new Set(Array.from(own.bases, (base) => pool.placeOf(base)));
  const measured = places.filter((place) => resultsAt(pool.results, place) > 0 || given.has(place));
  if (measured.length === 0 || measured.length === places.length) return ranked.abstention;
  return (await rank(measured)).abstention;
}
