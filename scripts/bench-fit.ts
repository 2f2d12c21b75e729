// How long a fit of many results takes, and how far off everything is that is not computed exactly:
// The exact answer is that of a Cholesky factor of the whole covariance, which only few results
// allow.
import { compareText } from '../src/platform/compare-text';
import {
  fitScorer,
  mean,
  TransferScorer,
  type Evidence,
  type ScorerFit,
  SCORER_SETTINGS as settings,
} from '../src/scoring';
import { finish } from '../src/platform/slices';
import { covarianceOf, modelSteps } from '../src/scoring/evidence-model';
import { factorise, solve } from '../src/scoring/linear-algebra';
import { BLOCKS, syntheticEvidence } from './synthetic-evidence';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const rms = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => value * value)));

/** Greatest error of the weights, as a share of the greatest weight. */
function errorOfWeights(evidence: Evidence): number {
  const fit = fitScorer(evidence, BLOCKS, settings);
  const model = finish(modelSteps(evidence, BLOCKS, { settings, scope: 'known' }));
  const size = model.table.resultIds.length;
  const matrix = finish(
    covarianceOf(model, fit.columns.noise).among(Int32Array.from({ length: size }, (_, i) => i)),
  );
  factorise(matrix, size);
  const exact = solve(matrix, size, model.table.z);
  const most = exact.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
  return exact.reduce((worst, value, i) => Math.max(worst, Math.abs(value - fit.results.dual[i]!)), 0) / most;
}

/** Scores and variances of all bases on a few targets. */
function answers(evidence: Evidence, asked: Evidence, options: { fit?: ScorerFit; neighbours?: number }) {
  const scorer = new TransferScorer(evidence, BLOCKS, {
    ...(options.fit === undefined ? {} : { fit: options.fit }),
    settings: { ...settings, neighbours: options.neighbours ?? settings.neighbours },
  });
  return asked.targets.slice(0, 6).flatMap((target) =>
    scorer
      .score({
        target: { ...target, id: `${target.id}, asked about` },
        candidates: evidence.bases.map(({ id }) => id),
        evidenceLimit: 0,
      })
      .bases.sort((a, b) => compareText(a.baseId, b.baseId)),
  );
}

function approximations(): void {
  const evidence = syntheticEvidence({ bases: 90, measured: 60, results: 1500, targets: 40, columns: 50 });
  print(
    `weights of ${evidence.observations.length} results: greatest error ${errorOfWeights(evidence).toExponential(1)}`,
  );
  const few = syntheticEvidence({ bases: 60, measured: 40, results: 500, targets: 25, columns: 25 });
  const exact = answers(few, few, { neighbours: few.observations.length });
  const local = answers(few, few, {});
  const ratios = local.map(({ explained }, i) => (1 - explained) / (1 - exact[i]!.explained));
  print(
    `variance by ${settings.neighbours} of ${few.observations.length} results over the exact one: mean ${mean(ratios).toFixed(4)}, ` +
      `greatest ${Math.max(...ratios).toFixed(4)}`,
  );
  for (const share of [0.002, 0.02]) {
    const older = {
      ...evidence,
      observations: evidence.observations.filter((_, i) => (i * 0.618034) % 1 >= share),
    };
    const fit = fitScorer(older, BLOCKS, settings);
    const now = answers(evidence, evidence, { fit });
    const then = answers(older, evidence, { fit });
    const refitted = answers(evidence, evidence, { fit: fitScorer(evidence, BLOCKS, settings) });
    const error = rms(now.map(({ score }, i) => score - refitted[i]!.score));
    const change = rms(then.map(({ score }, i) => score - refitted[i]!.score));
    print(
      `${evidence.observations.length - older.observations.length} results added without another fit: ` +
        `scores are off by ${error.toFixed(4)} (RMS); without them they would be by ${change.toFixed(4)}`,
    );
  }
}

function speed(results: number, bases: number, columns: number): void {
  const evidence = syntheticEvidence({
    bases,
    measured: bases,
    results,
    targets: Math.min(600, columns),
    columns,
  });
  const clock = performance.now();
  const core = process.cpuUsage();
  const { solution } = fitScorer(evidence, BLOCKS, settings);
  const seconds = (performance.now() - clock) / 1000;
  const { user, system } = process.cpuUsage(core);
  print(
    `fit of ${evidence.observations.length} results of ${bases} bases in ${columns} columns: ${seconds.toFixed(1)} s ` +
      `(of one core: ${((user + system) / 1e6).toFixed(1)} s), ${solution.iterations} iterations, ` +
      `${solution.residual.toExponential(1)} of z left`,
  );
}

const [results = '100000', bases = '1500', columns = '1000'] = process.argv.slice(2);
approximations();
speed(Number(results), Number(bases), Number(columns));
