import type { BaseRecommendations } from '../answer/recommend.service';
import { finishInSlices } from '../../platform/slices';
import { hasWay, wayOf } from '../candidates/base-way';
import { candidateAt, type RankedCandidate } from '../candidates/base-order';
import { placesWhere, flagsOf, type BaseSelection } from '../candidates/base-pool';
import { candidatesFor, takesInput } from '../candidates/candidates';
import { brokenConstraints } from '../candidates/constraints';
import { judgeCandidates } from '../candidates/judge-candidates';
import { mostDownloadedOf } from '../candidates/most-downloaded';
import { rankCandidates, type RankedCandidates } from '../candidates/rank-candidates';
import { bearsOnTask, taskEvidence } from '../candidates/task-evidence';
import { abstainOnEvidence, abstainOnTarget, abstainOnTask } from '../explanation/abstain';
import { describeBase, type AnswerContext } from '../explanation/describe-base';
import { differenceBetween, type ScoreDifference } from '../explanation/difference';
import { unweighedWarning } from '../explanation/expected-order';
import { nameModel, type NamedModel } from '../explanation/names';
import { protocolComparisonsNear } from '../explanation/nearby';
import type { Abstention, BaseRecommendation } from '../explanation/recommendation';
import { showTarget } from '../explanation/shown-target';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import type { CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';

/** One of the bases that are compared. */
export interface ComparedBase {
  estimate: BaseRecommendation;
  /** Why it could not be used, or breaks a constraint; empty where it meets all. */
  failures: readonly string[];
}

/** Two of the bases, the better of them first. */
export interface BaseDifference extends ScoreDifference {
  better: NamedModel;
  worse: NamedModel;
}

/** Some bases side by side on one target. */
export interface BaseComparison {
  target: BaseRecommendations['target'];
  /** How many bases the scores are measured against, these among them. */
  candidates: number;
  /** Best first; empty where the target is not understood. */
  bases: readonly ComparedBase[];
  /** Every two of them, in the order of their ranks. */
  differences: readonly BaseDifference[];
  /** Set where the figures mean little. */
  abstention: Abstention | null;
  /** Why the figures may change soon; null where nothing is to be said. */
  warning: string | null;
}

interface Comparison {
  question: CheckedQuestion;
  target: ResolvedTarget;
  snapshot: Snapshot;
}

/** Estimates some bases on a target against all its candidates, and against each other. */
export async function compareBases(
  compared: readonly KnownBase[],
  comparison: Comparison,
): Promise<BaseComparison> {
  const warning = unweighedWarning(comparison.snapshot.unweighed);
  return { ...(await figuresOf(compared, comparison)), warning };
}

async function figuresOf(
  compared: readonly KnownBase[],
  comparison: Comparison,
): Promise<Omit<BaseComparison, 'warning'>> {
  const { question, target, snapshot } = comparison;
  const shownTarget = showTarget(target, snapshot.knowledge);
  const unanswerable = abstainOnTarget(target, snapshot);
  if (unanswerable !== null) {
    return { target: shownTarget, candidates: 0, bases: [], differences: [], abstention: unanswerable };
  }
  const candidates = await finishInSlices(candidatesFor(snapshot.possibleBases, target, snapshot.knowledge));
  const { results } = snapshot.knowledge;
  const bases = await finishInSlices(withCompared(candidates.bases, { compared, results }));
  const ranked = await rankCandidates(bases, comparison);
  const { ordered } = ranked;
  const judged = await finishInSlices(judgeCandidates(ordered, question.constraints, snapshot.knowledge));
  const usable = {
    pool: ordered.pool,
    places: judged.accepted.map((rank) => ordered.places[rank] ?? 0),
  };
  const context: AnswerContext = {
    ...comparison,
    candidates: bases.places.length,
    ranked,
    protocolComparisons: protocolComparisonsNear(target, snapshot),
    mostDownloaded: await finishInSlices(mostDownloadedOf(usable)),
  };
  const shown = compared
    .map((base) => candidateAt(ordered, ordered.places.indexOf(ordered.pool.placeOf(base) ?? -1)))
    .sort((a, b) => a.place - b.place);
  await ranked.look(shown.map(({ base }) => base));
  return {
    target: shownTarget,
    candidates: bases.places.length,
    bases: await finishInSlices(describeSideBySide(shown, context)),
    differences: differencesOf(
      shown.map(({ base }) => base),
      context,
    ),
    abstention: await abstainOnFigures(bases, ranked, { ...comparison, usable }),
  };
}

/** Those that are compared are candidates whatever they are. Yields wherever it could pause. */
function* withCompared(
  { pool, places }: BaseSelection,
  { compared, results }: { compared: readonly KnownBase[]; results: Knowledge['results'] },
): Generator<void, BaseSelection> {
  const whole = yield* pool.with(compared, results);
  const isThere = flagsOf({ pool: whole, places });
  for (const base of compared) isThere[whole.placeOf(base) ?? -1] = 1;
  return { pool: whole, places: placesWhere(isThere) };
}

/** Yields wherever it could pause. */
function* describeSideBySide(
  shown: readonly RankedCandidate[],
  context: AnswerContext,
): Generator<void, ComparedBase[]> {
  const described: ComparedBase[] = [];
  for (const { base, tier } of shown) {
    const estimate = describeBase(base, { rank: described.length + 1, tier, siblings: [] }, context);
    described.push({ estimate, failures: failuresOf(base, context) });
    yield;
  }
  return described;
}

/** Why the figures mean little; null where they mean something. */
async function abstainOnFigures(
  bases: BaseSelection,
  { abstention }: RankedCandidates,
  { target, snapshot: { knowledge }, usable }: Comparison & { usable: BaseSelection },
): Promise<Abstention | null> {
  const at = { target, knowledge, usable };
  const evidence = await finishInSlices(taskEvidence(bases, target, knowledge));
  if (evidence !== null && !bearsOnTask(evidence)) return finishInSlices(abstainOnTask(evidence, at));
  return abstention === undefined ? null : finishInSlices(abstainOnEvidence(abstention, at));
}

function failuresOf(base: KnownBase, { question, target, snapshot }: Comparison): string[] {
  const { modalities } = target;
  const way = wayOf(base, target, snapshot.knowledge);
  const takes =
    base.inputModalities.length === 0 ? 'an input that is not known' : base.inputModalities.join(', ');
  return [
    ...(takesInput(base, modalities) ? [] : [`It takes ${takes}, not ${modalities.join(', ')}.`]),
    ...(hasWay(way) ? [] : [way.text]),
    ...brokenConstraints(base, question.constraints, snapshot.knowledge).map(({ reason }) => reason),
  ];
}

function differencesOf(shown: readonly KnownBase[], { ranked, snapshot }: AnswerContext): BaseDifference[] {
  return shown.flatMap((better, place) =>
    shown.slice(place + 1).map((worse) => ({
      better: nameModel(better, snapshot.knowledge),
      worse: nameModel(worse, snapshot.knowledge),
      ...differenceBetween(better, worse, ranked),
    })),
  );
}
