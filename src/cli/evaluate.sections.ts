import type { EvaluationReport, MatrixReport } from '../evaluation';
import { percent } from '../platform/figures';
import { figure, insideNinety, interval, pValue, quality, signed } from './evaluate.figures';

/**
 * A table of the report, before it is drawn for a terminal or a page. The first column holds words,
 * the rest figures.
 */
export interface Section {
  title: string;
  head: string[];
  rows: string[][];
  notes: string[];
}

const METHODS = ['rootstock', 'looMean', 'size', 'random'] as const satisfies ReadonlyArray<
  keyof MatrixReport['methods']
>;
const ENOUGH = 'Not judged (under four models, or no spread)';

/**
 * One matrix: the methods' means with intervals, and how many true values lie in the scorer's
 * intervals.
 */
export function methodSection(matrix: MatrixReport): Section {
  const { methods, intervals, gain, calibration, models, targets, perTarget, skipped, repeats } = matrix;
  const rows = METHODS.flatMap((name) => {
    const one = methods[name];
    if (one === null || perTarget.length === 0) return [];
    return [
      [name, figure(one.pearson), interval(intervals[name]?.pearson), figure(one.weightedTau)].concat(
        interval(intervals[name]?.weightedTau),
        figure(one.regretAt1),
        figure(one.hitAt3),
      ),
    ];
  });
  const inside = calibration.levels.map(({ level, share }) => `${percent(share)} in ${percent(level)}`);
  const judged = [
    `Rootstock less looMean: Pearson ${signed(gain.pearson.value)} (${interval(gain.pearson)}, p ${pValue(gain.pearson.p)}), weighted tau ${signed(gain.weightedTau.value)} (${interval(gain.weightedTau)}, p ${pValue(gain.weightedTau.p)}).`,
    `True values inside the intervals: ${inside.join(', ')}.`,
  ];
  return {
    title: `${matrix.name}${matrix.metric === null ? '' : `, ${matrix.metric}`}: ${models} models, ${targets} targets`,
    head: ['method', 'Pearson', '95%', 'weighted tau', '95%', 'regret@1', 'hit@3'],
    rows,
    notes: [
      ...(perTarget.length === 0 ? [] : judged),
      ...(skipped.length === 0 ? [] : [`${ENOUGH}: ${skipped.join(', ')}.`]),
      ...(repeats === null ? [] : [`Most of its cells stand in ${repeats}: it is left out of the means.`]),
    ],
  };
}

/** One line for each target of a matrix. */
export function targetSection({ name, perTarget }: MatrixReport): Section {
  return {
    title: `${name}: each target`,
    head: [
      'target',
      'models',
      'Pearson',
      'of looMean',
      'weighted tau',
      'of looMean',
      'regret@1',
      'in 90%',
      'explained',
      'expected',
    ],
    rows: perTarget.map(
      ({ target, models, methods: { rootstock, looMean }, calibration, explained, expected }) => [
        target,
        String(models),
        figure(rootstock.pearson),
        figure(looMean.pearson),
        figure(rootstock.weightedTau),
        figure(looMean.weightedTau),
        figure(rootstock.regretAt1),
        insideNinety(calibration),
        percent(explained),
        figure(expected),
      ],
    ),
    notes: [],
  };
}

/** All matrices and their mean. */
export function matrixSection({ matrices, overall }: EvaluationReport): Section {
  const counted = matrices.filter(({ repeats, perTarget }) => repeats === null && perTarget.length > 0);
  const rows = counted.map(({ name, methods, gain, calibration }) => [
    name,
    quality(methods.looMean),
    quality(methods.rootstock),
    signed(gain.pearson.value),
    interval(gain.pearson),
    pValue(gain.pearson.p),
    insideNinety(calibration),
  ]);
  if (overall !== undefined && overall.matrices > 1) {
    const { means, gain, calibration } = overall;
    rows.push([
      '**mean**',
      [means.looMean.pearson, means.looMean.weightedTau, means.looMean.regretAt1]
        .map(({ value }) => figure(value))
        .join(' / '),
      [means.rootstock.pearson, means.rootstock.weightedTau, means.rootstock.regretAt1]
        .map(({ value }) => figure(value))
        .join(' / '),
      signed(gain.pearson.value),
      interval(gain.pearson),
      pValue(gain.pearson.p),
      percent(calibration.byMatrix.find(({ level }) => level === 0.9)?.mean ?? 0),
    ]);
  }
  const left = matrices.filter(({ repeats }) => repeats !== null);
  const skipped = matrices.filter((matrix) => matrix.skipped.length > 0);
  return {
    title: 'All matrices',
    head: ['matrix', 'looMean', 'Rootstock', 'Pearson gain', '95%', 'p', 'in 90%'],
    rows,
    notes: [
      'Pearson / weighted tau / regret@1; gain: Rootstock less looMean.',
      ...(overall === undefined || overall.matrices === 1 ? [] : [gainNote(overall)]),
      ...left.map(
        ({ name, repeats }) =>
          `Left out of the mean: ${name}, most of whose cells stand in ${repeats ?? ''}.`,
      ),
      ...skipped.map((one) => `${ENOUGH} in ${one.name}: ${one.skipped.join(', ')}.`),
    ],
  };
}

function gainNote({ gain, worst, matrices }: NonNullable<EvaluationReport['overall']>): string {
  const tau = `weighted tau ${signed(gain.weightedTau.value)} (${interval(gain.weightedTau)}, p ${pValue(gain.weightedTau.p)})`;
  const regret = `regret@1 ${signed(gain.regretAt1.value, 4)} (${interval(gain.regretAt1, 4)}, p ${pValue(gain.regretAt1.p)})`;
  return `Mean gain over ${matrices} matrices, besides Pearson: ${tau}, ${regret}. Least gain in Pearson: ${signed(worst.pearson)} (${worst.name}).`;
}

/** How many true values lie in the intervals, over all matrices. */
export function calibrationSection({ calibration }: NonNullable<EvaluationReport['overall']>): Section {
  return {
    title: 'Calibration',
    head: ['interval', 'all values', 'mean of matrices', 'least', 'greatest'],
    rows: calibration.byMatrix.map(({ level, mean, least, greatest }, i) => [
      percent(level),
      percent(calibration.pooled.levels[i]?.share ?? 0, 1),
      percent(mean, 1),
      percent(least, 1),
      percent(greatest, 1),
    ]),
    notes: [
      `Share of ${calibration.pooled.judged.toLocaleString('en')} true values on hidden targets that lie inside.`,
    ],
  };
}
