import { percent } from '../../platform/figures';
import { groupBy } from '../../platform/group-by';
import { type BaseScore, type ContributionKind, mean } from '../../scoring';
import {
  type ExclusionReason,
  type Knowledge,
  type KnownBase,
  type MeasuredResult,
} from '../knowledge/knowledge';
import { countOfFamily, countOfPretraining } from '../knowledge/measured-bases';
import { ADAPTED, capitalised, count, listed, plural } from '../words';

export const REASON_KINDS = [
  'OVERALL',
  'SIMILAR_TARGETS',
  'ARCHITECTURE',
  'PRETRAINING_DATA',
  'SIZE',
  'PRETRAINING_SIMILARITY',
  'OWN_RESULTS',
  'CANDIDATES',
  'LEAKAGE',
  'LANGUAGES',
] as const;
export type ReasonKindName = (typeof REASON_KINDS)[number];

/** One part of a score, in words. */
export interface Reason {
  kind: ReasonKindName;
  text: string;
  /** In units of the score; all of a base's contributions add up to its score. */
  contribution: number;
}

/** What a reason may speak of. */
export interface ReasonContext {
  base: KnownBase;
  score: BaseScore;
  /** How many bases were compared. */
  candidates: number;
  knowledge: Knowledge;
}

/** Below this a contribution moves no base past another, and its sign says nothing. */
const NEGLIGIBLE = 0.02;
/**
 * Targets of one task and kind of input are about 0.25 similar whatever their subject: that is no
 * neighbour to speak of.
 */
const NEAR = 0.3;

/** Why a base has the score it has: greatest contribution first, adding up to the score. */
export function reasonsFor(context: ReasonContext): Reason[] {
  const reasons = context.score.contributions.map(({ kind, value }): Reason => ({
    kind,
    text: TEXTS[kind](context, value),
    contribution: value,
  }));
  reasons.sort(
    (a, b) =>
      Math.abs(b.contribution) - Math.abs(a.contribution) ||
      REASON_KINDS.indexOf(a.kind) - REASON_KINDS.indexOf(b.kind),
  );
  return [...reasons, ...leakage(context)];
}

const TEXTS: Record<ContributionKind, (context: ReasonContext, value: number) => string> = {
  OVERALL: overall,
  SIMILAR_TARGETS: similarTargets,
  ARCHITECTURE: architecture,
  PRETRAINING_DATA: pretrainingData,
  SIZE: size,
  PRETRAINING_SIMILARITY: pretrainingSimilarity,
  OWN_RESULTS: (_, value) =>
    `What was measured on the target itself, of it or of bases like it, is ${tendency(value)}.`,
  CANDIDATES: ({ candidates }, value) =>
    `Measured against the mean of all ${plural(candidates, 'candidate')} here, ${value < 0 ? 'which are better than bases on the whole' : 'which are no better than bases on the whole'}.`,
};

const verdict = (value: number): string =>
  Math.abs(value) < NEGLIGIBLE
    ? 'about as well as others'
    : value > 0
      ? 'better than others'
      : 'worse than others';

const tendency = (value: number): string =>
  Math.abs(value) < NEGLIGIBLE ? 'neither for nor against it' : value > 0 ? 'in its favour' : 'against it';

function overall({ base, knowledge }: ReasonContext, value: number): string {
  const results = knowledge.results.countedOf(base.id);
  if (results.length === 0) return 'Nobody measured it: it has no transfer result of its own.';
  const datasets = new Set(results.map(({ datasetId }) => datasetId)).size;
  const ranked = results.flatMap(({ beaten }) => beaten ?? []);
  const evidence = `${plural(results.length, 'result')} on ${plural(datasets, 'dataset')}`;
  if (ranked.length === 0) return `Its ${evidence} cannot be compared with other bases.`;
  const beaten = mean(ranked);
  const opening = `Over all its ${evidence} it did ${verdict(value)}`;
  const beat = `on average it beat ${percent(beaten)} of the bases beside it`;
  if (Math.abs(value) < NEGLIGIBLE || value > 0 === beaten >= 0.5) return `${opening}: ${beat}.`;
  return `${opening}: ${beat}, but by how much it won and lost speaks ${value > 0 ? 'for' : 'against'} it.`;
}

function similarTargets(context: ReasonContext, value: number): string {
  const { base, knowledge } = context;
  const near = ownEvidence(context)
    .filter(({ result, similarity }) => similarity >= NEAR && result.beaten !== null)
    .sort((a, b) => b.similarity - a.similarity || a.result.id - b.result.id);
  const inLine = near.filter(({ result }) => agrees(result, value));
  const named = [...groupBy(inLine, ({ result }) => result.datasetId).values()]
    .flatMap(([first]) => first ?? [])
    .slice(0, 2);
  if (named.length > 0) {
    const inFavour = named.map((piece) => outcome(piece, knowledge)).join('; ');
    return capitalised(`${inFavour}${contrary(near, { value, named, knowledge })}.`);
  }
  if (base.resultCount === 0) {
    const family =
      base.architectureFamily === null ? 'bases like it' : `its ${base.architectureFamily} family`;
    return `No result near this target: this is an estimate from ${family}.`;
  }
  const [nearest] = near;
  if (nearest !== undefined) {
    return capitalised(
      `${outcome(nearest, knowledge)}; taken with its other results, this is ${tendency(value)}.`,
    );
  }
  return `It has no result on a target near this one that tells how well it does; what its ${plural(base.resultCount, 'result')} further away tell is ${tendency(value)}.`;
}

/**
 * The nearest result that points the other way: what is said for a base must not hide what speaks
 * against it.
 */
function contrary(
  near: readonly OwnEvidence[],
  { value, named, knowledge }: { value: number; named: readonly OwnEvidence[]; knowledge: Knowledge },
): string {
  const spoken = new Set(named.map(({ result }) => result.datasetId));
  const piece = near.find(({ result }) => !agrees(result, value) && !spoken.has(result.datasetId));
  return piece === undefined ? '' : `; but ${outcome(piece, knowledge)}`;
}

function outcome({ result, similarity }: OwnEvidence, knowledge: Knowledge): string {
  const dataset = knowledge.datasets.get(result.datasetId)?.name ?? 'a dataset';
  return `${ADAPTED[result.protocol]} ${dataset} (${similarity.toFixed(2)} similar) it beat ${percent(result.beaten ?? 0)} of ${plural(result.rivals, 'other base')}`;
}

/** A result speaks for what was contributed when both point the same way. */
const agrees = ({ beaten }: MeasuredResult, value: number): boolean =>
  beaten !== null && (value >= 0 ? beaten >= 0.5 : beaten <= 0.5);

interface OwnEvidence {
  result: MeasuredResult;
  similarity: number;
}

function ownEvidence({ base, score, knowledge }: ReasonContext): OwnEvidence[] {
  return score.evidence.flatMap(({ resultId, baseId, similarity }) => {
    const result = knowledge.results.get(Number(resultId));
    return baseId !== String(base.id) || result === undefined ? [] : [{ result, similarity }];
  });
}

function architecture({ base, knowledge }: ReasonContext, value: number): string {
  const family = base.architectureFamily;
  if (family === null) return 'Its architecture is not known.';
  const measured = countOfFamily(base, knowledge);
  if (measured === 0) return `No other ${family} base was measured.`;
  const estimate = base.resultCount === 0 ? 'Estimated from its family: ' : '';
  return `${estimate}${plural(measured, `other ${family} base`)} did ${verdict(value)}.`;
}

function pretrainingData({ base, knowledge }: ReasonContext, value: number): string {
  const names = pretrainingNames(base, knowledge);
  if (names.length === 0) return 'The data it was pretrained on are not recorded.';
  const measured = countOfPretraining(base, knowledge);
  if (measured === 0) return `No other base pretrained on ${listed(names)} was measured.`;
  return `${plural(measured, 'other base')} pretrained on ${listed(names)} did ${verdict(value)}.`;
}

function size({ base }: ReasonContext, value: number): string {
  if (base.parameterCount === null) return 'Its size is not known.';
  return `Bases of about its size (${count(base.parameterCount)} parameters) did ${verdict(value)}.`;
}

function pretrainingSimilarity({ base, knowledge }: ReasonContext, value: number): string {
  const names = pretrainingNames(base, knowledge);
  if (names.length === 0) return 'How close its pretraining data are to the target is not known.';
  if (Math.abs(value) < NEGLIGIBLE) {
    return `How close its pretraining data (${listed(names)}) are to the target hardly matters.`;
  }
  const distance = value > 0 ? 'closer to the target than' : 'further from the target than';
  return `Its pretraining data (${listed(names)}) are ${distance} those of other bases.`;
}

const EXCLUDED: Record<ExclusionReason, string> = {
  TRAINED_ON_TARGET: 'on data that it was trained on',
  TRAINED_FOR_CLASSES: 'by a head that was trained for those very classes',
};

function leakage({ base, knowledge }: ReasonContext): Reason[] {
  return [...groupBy(knowledge.results.excludedOf(base.id), ({ excluded }) => excluded)].flatMap(
    ([why, results]): Reason[] => {
      if (why === null) return [];
      const names = results.map(({ datasetId }) => knowledge.datasets.get(datasetId)?.name ?? 'a dataset');
      const verb = results.length === 1 ? 'does' : 'do';
      const text = `${plural(results.length, 'result')} ${EXCLUDED[why]} (${listed([...new Set(names)])}) ${verb} not count.`;
      return [{ kind: 'LEAKAGE', text, contribution: 0 }];
    },
  );
}

function pretrainingNames(base: KnownBase, knowledge: Knowledge): string[] {
  return base.pretrainingDatasetIds.flatMap((id) => knowledge.datasets.get(id)?.name ?? []);
}
