import path from 'node:path';
import type { Encoder } from '../embedding';
import {
  confidenceCurve,
  evaluateThinned,
  suggestThreshold,
  type ConfidenceBin,
  type ThinTrial,
} from './abstention';
import { evaluateColdBases, type ColdBases } from './cold-bases';
import { evaluateCheaper, type CheaperProtocol } from './cheaper-protocol';
import { compareWithPublished, type PublishedComparison } from './comparison';
import { evaluateMatrices, type EvaluationTables, type MatrixEvaluation } from './evaluate';
import { toFacts } from './facts';
import type { EvaluationSetup } from './held-out';
import { summarise, type Overall } from './overall';
import { evaluateProbes, probeMeans, type ProbeMeans, type ProbeTrial } from './probes';
import { readPublished, type PublishedFigure } from './published';
import { readTables } from './read-tables';
import { findRepeats } from './repeats';
import { evaluateSentences, type SentenceTargets } from './sentences';
import { measureUncertainty, type Uncertainty } from './uncertainty';

export interface EvaluationRequest {
  /** Files of results, each a study that is evaluated by itself. */
  results: readonly string[];
  datasets: string;
  models?: string;
  /** File of published figures to set beside ours. */
  compare?: string;
  /** Also leave whole families of bases out. */
  coldBases?: boolean;
  /** Also ask for targets by a sentence alone. */
  sentences?: boolean;
  /** Also thin the evidence, to see where an order stops being worth giving. */
  abstention?: boolean;
  /** Also tell the true values of so many bases of each hidden target. */
  probes?: readonly number[];
  /** Also tell what all models of a hidden target reached under this protocol. */
  measuredProtocol?: string;
  /** Told of each study before it is evaluated. */
  onStudy?: (source: string) => void;
}

export interface MatrixReport extends MatrixEvaluation, Uncertainty {
  /** The study: what the rows say, else the name of the file. */
  source: string;
  /** Source, protocol, and metric where the protocol has several. */
  name: string;
  /**
   * Another study that holds most of its cells, so that it is left out of the means; null in
   * general.
   */
  repeats: string | null;
  /** With `coldBases`; null where no family can be left out. */
  coldBases?: ColdBases | null;
  /** With `sentences`. */
  sentences?: SentenceTargets;
  /** With `compare`. */
  published?: PublishedComparison;
  /** With `abstention`. */
  thinned?: ThinTrial[];
  /** With `probes`. */
  probes?: ProbeTrial[];
  /** With `measuredProtocol`. */
  cheaper?: CheaperProtocol | null;
}

export interface EvaluationReport {
  matrices: MatrixReport[];
  /** Over the matrices that repeat no other; undefined where nothing could be judged. */
  overall: Overall | undefined;
  /** With `abstention`. */
  abstention: Abstention | undefined;
  /** With `probes`, over the matrices that repeat no other. */
  probes: ProbeMeans[] | undefined;
}

export interface Abstention {
  /** Pearson by the share of the prior variance that is explained. */
  byExplained: ConfidenceBin[];
  /** Pearson by the Pearson that the scorer expects. */
  byExpected: ConfidenceBin[];
  /**
   * The explained share from which on the mean Pearson is surely above .1; null where it never is.
   */
  threshold: number | null;
}

interface Study extends EvaluationTables {
  source: string;
}

/**
 * Evaluates every study by itself and adds up.
 * @throws AppError BAD_USER_INPUT naming file, line and column at fault, before anything is
 * computed
 */
export async function runEvaluation(request: EvaluationRequest, encoder: Encoder): Promise<EvaluationReport> {
  const studies = request.results.map((file): Study => {
    const tables = readTables(file, request.datasets, request.models);
    return { ...tables, source: sourceOf(file, tables) };
  });
  const figures = request.compare === undefined ? undefined : readPublished(request.compare);
  const repeats = findRepeats(studies);
  const matrices: MatrixReport[] = [];
  for (const [index, study] of studies.entries()) {
    request.onStudy?.(study.source);
    const facts = await toFacts(study, encoder);
    const setup: EvaluationSetup = { facts, encoder };
    matrices.push(
      ...(await reportStudy(study, setup, { request, figures, repeats: repeats[index] ?? null })),
    );
  }
  const counted = matrices.filter((matrix) => matrix.repeats === null);
  return {
    matrices,
    overall: summarise(counted),
    abstention: request.abstention === true ? summariseAbstention(counted) : undefined,
    probes: request.probes === undefined ? undefined : probeMeans(counted.map(({ probes }) => probes ?? [])),
  };
}

async function reportStudy(
  study: Study,
  setup: EvaluationSetup,
  {
    request,
    figures,
    repeats,
  }: {
    request: EvaluationRequest;
    figures: readonly PublishedFigure[] | undefined;
    repeats: string | null;
  },
): Promise<MatrixReport[]> {
  const evaluations = evaluateMatrices(study, setup);
  const cold = request.coldBases === true ? evaluateColdBases(study, setup) : undefined;
  const sentences = request.sentences === true ? await evaluateSentences(study, setup) : undefined;
  const thinned = request.abstention === true ? evaluateThinned(study.results, setup) : undefined;
  const { probes: counts, measuredProtocol } = request;
  const probes = counts === undefined ? undefined : evaluateProbes(study.results, setup, counts);
  const cheaper =
    measuredProtocol === undefined ? undefined : evaluateCheaper(study.results, setup, measuredProtocol);
  return evaluations.map((evaluation, i) => ({
    source: study.source,
    name: nameOf(study.source, evaluation, evaluations),
    ...evaluation,
    ...measureUncertainty(evaluation),
    repeats,
    ...(cold === undefined ? {} : { coldBases: cold[i] ?? null }),
    ...(sentences?.[i] === undefined ? {} : { sentences: sentences[i] }),
    ...(figures === undefined
      ? {}
      : { published: compareWithPublished({ source: study.source, ...evaluation }, figures) }),
    ...(thinned === undefined ? {} : { thinned: thinned[i] ?? [] }),
    ...(probes === undefined ? {} : { probes: probes[i] ?? [] }),
    ...(cheaper === undefined ? {} : { cheaper: cheaper[i] ?? null }),
  }));
}

function summariseAbstention(matrices: readonly MatrixReport[]): Abstention {
  const trials = matrices.flatMap(({ thinned }) => thinned ?? []);
  const byExplained = confidenceCurve(trials, 'explained', 0.05);
  return {
    byExplained,
    byExpected: confidenceCurve(trials, 'expected', 0.1),
    threshold: suggestThreshold(byExplained),
  };
}

function sourceOf(file: string, { results }: EvaluationTables): string {
  const [source = '', ...others] = new Set(results.map((row) => row.source));
  return source === '' || others.length > 0 ? path.basename(file, path.extname(file)) : source;
}

function nameOf(source: string, own: MatrixEvaluation, all: readonly MatrixEvaluation[]): string {
  const ofProtocol = all.filter(({ protocol }) => protocol === own.protocol);
  return [source, own.protocol, ...(ofProtocol.length > 1 ? [own.metric ?? ''] : [])].join(' ');
}
