import { visitInSteps } from '../../platform/slices';
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
import { waysTo, type BaseWay } from './base-way';
import { EVIDENCE_TIERS, evidenceTiers, type EvidenceTier } from './evidence-tier';
import { decides, ownEvidence, type OwnEvidence } from './own-evidence';
import { withOwnPlaces } from './own-places';

/** Pieces of evidence weighed for each base that is looked at closely. */
const WEIGHED_EVIDENCE = 64;

export interface RankedCandidate {
  base: KnownBase;
  /** Expected z against all candidates. */
  score: number;
  tier: EvidenceTier;
  /** Place among all candidates, from 0. */
  place: number;
}

/** Candidates in order, with everything about one of them when it is asked for. */
export interface RankedCandidates {
  /** By tier, then by score; what was measured on the target itself by score alone. */
  ordered: readonly RankedCandidate[];
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

/**
 * Ranks bases on a target: those that were measured on its task before those that were not, and
 * proven specialists of its field before both; then by what the scorer expects of them there. Of
 * those measured, the ones that have to be built into another model come after the others where
 * enough need not be: the two are hardly ever measured side by side. Where two were measured side
 * by side on the target itself, they stand by their scores.
 */
export async function rankCandidates(
  bases: readonly KnownBase[],
  {
    question,
    target,
    snapshot,
  }: { question: Pick<CheckedQuestion, 'protocol'>; target: ResolvedTarget; snapshot: Snapshot },
): Promise<RankedCandidates> {
  const request: ScoreRequest = {
    target: target.facts,
    candidates: bases.map(({ id }) => String(id)),
    evidenceLimit: WEIGHED_EVIDENCE,
    ...(question.protocol === null ? {} : { protocol: question.protocol }),
    ...(target.measured.length === 0 ? {} : { measured: target.measured.map(ownResultOf) }),
  };
  const own = ownEvidence(bases, target);
  const ranked = await snapshot.scorer.rankInSlices(request);
  const details = new Map<KnownBase, BaseScore>();
  const inTiers = await finishInSlices(tieredBases(ranked, { bases, target, snapshot }));
  return {
    ordered: numbered(decides(own) ? withOwnPlaces(inTiers, own.bases) : inTiers),
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
    abstention: await judgeEvidence(ranked, { bases, own }, (candidates) =>
      snapshot.scorer.rankInSlices({ ...request, candidates }),
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

type Scored = Omit<RankedCandidate, 'place'>;

const numbered = (ordered: readonly Scored[]): RankedCandidate[] =>
  ordered.map(({ base, score, tier }, place) => ({ base, score, tier, place }));

/** The bases in the order of their tiers, by score in each. Yields wherever it could pause. */
function* tieredBases(
  { ids, scores }: RankedBases,
  {
    bases,
    target,
    snapshot: { knowledge },
  }: { bases: readonly KnownBase[]; target: ResolvedTarget; snapshot: Snapshot },
): Generator<void, Scored[]> {
  const tierOf = evidenceTiers(bases, target, knowledge);
  yield;
  const tiers: Record<EvidenceTier, Scored[]> = {
    SPECIALIST: [],
    MEASURED: [],
    ESTIMATED: [],
    OTHER_LANGUAGE: [],
  };
  yield* visitInSteps(ids, (id, place) => {
    const base = knowledge.bases.get(Number(id));
    if (base === undefined) return;
    const tier = tierOf(base);
    tiers[tier].push({ base, score: scores[place] ?? 0, tier });
  });
  const measured = yield* builtInLast(tiers.MEASURED, waysTo(target, knowledge));
  yield;
  return EVIDENCE_TIERS.flatMap((tier) => (tier === 'MEASURED' ? measured : tiers[tier]));
}

/** Where enough are ready to be used, those that are built into another model come last. */
function* builtInLast(
  measured: readonly Scored[],
  wayOf: (base: KnownBase) => BaseWay,
): Generator<void, readonly Scored[]> {
  const [ready, builtIn]: [Scored[], Scored[]] = [[], []];
  yield* visitInSteps(measured, (one) => (wayOf(one.base).way === 'BACKBONE' ? builtIn : ready).push(one));
  return ready.length < ENOUGH_READY ? measured : [...ready, ...builtIn];
}

/** So many measured bases that need not be built into another model are a choice. */
const ENOUGH_READY = 10;

/**
 * Many bases that nobody measured must not hide that some were: the evidence is judged on those.
 */
async function judgeEvidence(
  ranked: RankedBases,
  { bases, own }: { bases: readonly KnownBase[]; own: OwnEvidence },
  rank: (candidates: string[]) => Promise<RankedBases>,
): Promise<RankedBases['abstention']> {
  if (ranked.abstention === undefined) return undefined;
  const measured = bases
    .filter((base) => base.results.length > 0 || own.bases.has(base))
    .map(({ id }) => String(id));
  if (measured.length === 0 || measured.length === bases.length) return ranked.abstention;
  return (await rank(measured)).abstention;
}
