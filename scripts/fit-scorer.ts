// Fits the scorer's hyper-parameters on published tables:
// Settings are drawn around the shipped one (log-normal, fixed seed) and judged by leaving one
// target out; the fit is the geometric mean of the best quarter, which is steadier than the single
// best. Cross-fitting repeats the choice for each study without the tables that share its models or
// cells, and judges it on those: a fit is worth shipping only if it does better there than the
// setting it began with. The same tables give the same output; docs/lab/scorer-setting.md reports
// it.
import path from 'node:path';
import { createEncoder, loadTensorBackend, type Encoder } from '../src/embedding';
import { readTables, type EvaluationTables } from '../src/evaluation';
import { otherTargetsMean } from '../src/evaluation/baselines';
import { toFacts } from '../src/evaluation/facts';
import { scorerWithout, type EvaluationSetup } from '../src/evaluation/held-out';
import { isJudged, toMatrices, type Matrix, type MatrixTarget } from '../src/evaluation/matrices';
import { judge, type RankingQuality } from '../src/evaluation/metrics';
import { bootstrapInterval, meanOfMeans } from '../src/evaluation/resampling';
import { meanSettings, nearbySettings } from '../src/recommend/fitting/settings-search';
import { mean, type TransferScorer, SCORER_SETTINGS, type ScorerSettings } from '../src/scoring';

/**
 * Tables of one group share models or cells, so none of them may choose the setting that another is
 * judged by.
 */
const STUDIES: Readonly<Record<string, readonly string[]>> = {
  transfergraph: ['transfergraph_image'],
  parc: ['parc_all'],
  vtab: ['vtab'],
  cnn: ['modelspider_single', 'modelspider_multi', 'sfda_cnn11'],
  ssl: ['sfda_ssl12'],
  vit: ['emms_vit13'],
  clip: ['openclip_zeroshot', 'lovm', 'clip_linearprobe'],
  mteb: ['mteb_en'],
};
const FILES = Object.values(STUDIES).flat();
const SEED = 7;
const KEPT_SHARE = 0.25;
const MOST_MODELS = 45;

/** Gains over looMean: Pearson, weighted tau, regret. */
type Gain = readonly [number, number, number];
/** Of each matrix of a table, by judged target. */
type Gains = ReadonlyMap<string, readonly Gain[]>;

/** A table with its facts encoded, so that many settings can be judged on it. */
class Judge {
  private constructor(
    private readonly matrices: readonly Matrix[],
    private readonly setup: EvaluationSetup,
    private readonly name: string,
  ) {}

  static async create(name: string, tables: EvaluationTables, encoder: Encoder): Promise<Judge> {
    const facts = await toFacts(tables, encoder);
    return new Judge(toMatrices(tables.results), { facts, encoder }, name);
  }

  judge(settings: ScorerSettings): Gains {
    const scorers = new Map<string, TransferScorer>();
    const without = (targetId: string): TransferScorer => {
      const scorer = scorers.get(targetId) ?? scorerWithout({ ...this.setup, settings }, targetId);
      scorers.set(targetId, scorer);
      return scorer;
    };
    return new Map(
      this.matrices.map((matrix) => [
        `${this.name} ${matrix.protocol} ${matrix.metric ?? ''}`,
        matrix.targets.filter(isJudged).map((target) => this.gain(without(target.targetId), matrix, target)),
      ]),
    );
  }

  private gain(scorer: TransferScorer, matrix: Matrix, target: MatrixTarget): Gain {
    const asked = this.setup.facts.targets.get(target.targetId);
    if (asked === undefined) throw new RangeError(`No facts of ${target.targetId}.`);
    const { ids, scores } = scorer.rank({
      target: asked,
      candidates: [...target.values.keys()],
      protocol: matrix.protocol,
      metric: target.metric,
    });
    const scoreOf = new Map(ids.map((id, place) => [id, scores[place] ?? 0]));
    const quality = (predict: (modelId: string) => number): RankingQuality =>
      judge(
        [...target.values].map(([modelId, value]) => ({ modelId, ...value, prediction: predict(modelId) })),
      );
    const own = quality((modelId) => scoreOf.get(modelId) ?? 0);
    const mean = quality(otherTargetsMean(matrix, target.targetId));
    return [own.pearson - mean.pearson, own.weightedTau - mean.weightedTau, own.regretAt1 - mean.regretAt1];
  }
}

/**
 * Every k-th model of a large table: the search only compares settings, and a tenth of the time
 * will do.
 */
function thin(table: EvaluationTables): EvaluationTables {
  const models = [...new Set(table.results.map((row) => row.modelId))].sort();
  const step = Math.ceil(models.length / MOST_MODELS);
  const kept = new Set(models.filter((_, index) => index % step === 0));
  return { ...table, results: table.results.filter((row) => kept.has(row.modelId)) };
}

const column = (gains: readonly Gain[], index: 0 | 1 | 2): number => mean(gains.map((gain) => gain[index]));

/**
 * What a setting is chosen by: mean over the matrices, one that loses counting against it once
 * more.
 */
function worth(matrices: ReadonlyArray<readonly Gain[]>): number {
  return mean(
    matrices.map((gains) => {
      const pearson = column(gains, 0);
      return pearson + column(gains, 1) / 2 - column(gains, 2) / 4 + Math.min(0, pearson) / 2;
    }),
  );
}

interface Trial {
  settings: ScorerSettings;
  gains: ReadonlyMap<string, Gains>;
}

/** Geometric mean of the best settings by what they gain on the files. */
function choose(trials: readonly Trial[], files: readonly string[]): ScorerSettings {
  const worthOf = ({ gains }: Trial): number =>
    worth(files.flatMap((file) => [...(gains.get(file)?.values() ?? [])]));
  const best = trials
    .map((trial) => ({ trial, worth: worthOf(trial) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, Math.ceil(trials.length * KEPT_SHARE));
  return meanSettings(
    best.map(({ trial }) => trial.settings),
    SCORER_SETTINGS,
  );
}

/** Mean over matrices, with the 95% interval over targets drawn anew in each matrix. */
function interval(matrices: ReadonlyArray<readonly Gain[]>, index: 0 | 1 | 2): string {
  const figures = matrices.map((gains) => gains.map((gain) => gain[index]));
  const { lower, upper } = bootstrapInterval(...figures);
  return `${meanOfMeans(figures).toFixed(4)} (${lower.toFixed(4)} to ${upper.toFixed(4)})`;
}

function report(label: string, gains: Gains): void {
  for (const [name, some] of gains) {
    const row = ([0, 1, 2] as const).map((index) => column(some, index).toFixed(4));
    process.stdout.write(`${label}: ${name}: ${row.join(' ')}\n`);
  }
  const matrices = [...gains.values()];
  const row = ([0, 1, 2] as const).map((index) => interval(matrices, index));
  const worst = Math.min(...matrices.map((some) => column(some, 0)));
  process.stdout.write(`${label}: mean: ${row.join(' ')} worst Pearson ${worst.toFixed(4)}\n`);
}

function judgeAll(judges: ReadonlyMap<string, Judge>, settings: ScorerSettings): ReadonlyMap<string, Gains> {
  return new Map([...judges].map(([file, one]) => [file, one.judge(settings)]));
}

const flat = (byFile: Iterable<Gains>): Gains => new Map([...byFile].flatMap((gains) => [...gains]));

async function main(folder: string, count: number): Promise<void> {
  const encoder = createEncoder(await loadTensorBackend('auto'));
  const at = (name: string): string => path.join(folder, `${name}.csv`);
  const full = new Map<string, Judge>();
  const thinned = new Map<string, Judge>();
  for (const file of FILES) {
    const tables = readTables(at(file), at('datasets'), at('models'));
    full.set(file, await Judge.create(file, tables, encoder));
    thinned.set(file, await Judge.create(file, thin(tables), encoder));
  }
  report('as shipped', flat(judgeAll(full, SCORER_SETTINGS).values()));
  const trials = nearbySettings(SCORER_SETTINGS, count, SEED).map((settings, index): Trial => {
    const gains = judgeAll(thinned, settings);
    const all = worth([...gains.values()].flatMap((some) => [...some.values()]));
    process.stderr.write(`${index + 1}/${count} ${all.toFixed(4)}\n`);
    return { settings, gains };
  });
  const crossFitted: Gains[] = [];
  for (const own of Object.values(STUDIES)) {
    const settings = choose(
      trials,
      FILES.filter((file) => !own.includes(file)),
    );
    for (const file of own) crossFitted.push(full.get(file)?.judge(settings) ?? new Map());
  }
  report('cross-fitted', flat(crossFitted));
  const shipped = choose(trials, FILES);
  report('fitted on all', flat(judgeAll(full, shipped).values()));
  process.stdout.write(`${JSON.stringify(shipped, null, 2)}\n`);
}

const [folder, count = '40'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: fit-scorer.ts <folder of tables> [settings to try]\n');
  process.exitCode = 2;
} else {
  void main(folder, Number(count));
}
