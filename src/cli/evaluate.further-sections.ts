import type { EvaluationReport, MatrixReport } from '../evaluation';
import { percent } from '../platform/figures';
import { figure, insideNinety, interval, signed } from './evaluate.figures';
import type { Section } from './evaluate.sections';

/** Bases without results: how well each way of ordering them does. */
export function coldSection({ matrices, overall }: EvaluationReport): Section {
  const rows = matrices.flatMap(({ name, coldBases, repeats }) => {
    if (coldBases === undefined || coldBases === null || repeats !== null) return [];
    const { pearson, trials, folds, calibration } = coldBases;
    return [
      [
        name,
        String(folds.length),
        String(trials.length),
        figure(pearson.rootstock),
        figure(pearson.samePretraining),
        pearson.size === null ? '' : figure(pearson.size),
        insideNinety(calibration),
      ],
    ];
  });
  const cold = overall?.coldBases ?? null;
  if (cold !== null && cold.matrices > 1) rows.push(...coldMeanRows(cold));
  return {
    title: 'Bases without results',
    head: ['matrix', 'folds', 'trials', 'Rootstock', 'same pretraining data', 'size', 'in 90%'],
    rows,
    notes: [
      'Mean Pearson over the left-out bases of each target and fold; an order drawn by lot has 0.',
      ...(cold === null ? [] : [coldNote(cold)]),
      ...unjudged(matrices),
    ],
  };
}

type Cold = NonNullable<NonNullable<EvaluationReport['overall']>['coldBases']>;

function coldMeanRows({ rootstock, samePretraining, sized, calibration }: Cold): string[][] {
  const inside = insideNinety(calibration);
  const of = ({ value }: { value: number }): string => figure(value);
  const all = ['**mean**', '', '', of(rootstock), of(samePretraining), '', inside];
  if (sized === null) return [all];
  const figures = [sized.rootstock, sized.samePretraining, sized.size].map(of);
  return [all, ['**mean, where sizes are known**', '', '', ...figures, '']];
}

function coldNote({ rootstock, gain, sized, matrices }: Cold): string {
  const overSize =
    sized === null
      ? 'No sizes are known.'
      : `Over size ${signed(sized.gainOverSize.value)} (${interval(sized.gainOverSize)}), on the ${sized.matrices} of ${matrices} matrices with sizes.`;
  return `Gain of Rootstock over chance ${signed(rootstock.value)} (95% ${interval(rootstock)}), over the mean of bases with the same pretraining data ${signed(gain.value)} (${interval(gain)}). ${overSize}`;
}

function unjudged(matrices: readonly MatrixReport[]): string[] {
  const names = matrices.flatMap(({ name, coldBases }) => (coldBases === null ? [name] : []));
  return names.length === 0
    ? []
    : [`Not judged (one family, or under four bases in each fold): ${names.join(', ')}.`];
}

/** Targets known by a sentence alone, beside the same targets with all facts. */
export function sentenceSection({ matrices, overall }: EvaluationReport): Section {
  const rows = matrices.flatMap(({ name, repeats, sentences, methods, perTarget }) =>
    repeats !== null || sentences === undefined || perTarget.length === 0
      ? []
      : [
          [
            name,
            ...[methods.looMean.pearson, sentences.rootstock, methods.rootstock.pearson].map((one) =>
              figure(one),
            ),
          ],
        ],
  );
  const { sentences: all, means, matrices: count = 0 } = overall ?? {};
  if (all !== undefined && all !== null && means !== undefined && count > 1) {
    const figures = [means.looMean.pearson, all.rootstock, means.rootstock.pearson];
    rows.push(['**mean**', ...figures.map(({ value }) => figure(value))]);
  }
  return {
    title: 'Targets known by a sentence alone',
    head: ['matrix', 'looMean', 'Rootstock, sentence', 'Rootstock, all facts'],
    rows,
    notes: [
      'Mean Pearson. The sentence is the description of the target, or its name where there is none.',
      ...(all === undefined || all === null
        ? []
        : [`Gain over looMean, told a sentence: ${signed(all.gain.value)} (95% ${interval(all.gain)}).`]),
    ],
  };
}

/** Published figures beside ours, on the targets that they name. */
export function publishedSection(matrices: readonly MatrixReport[], all: boolean): Section {
  const rows = matrices.flatMap(({ name, published }) =>
    (published?.compared ?? []).flatMap(({ metric, targets, rootstock, looMean, published: figures }) =>
      (all ? figures : figures.slice(0, 1)).map(({ method, value, gain }) => [
        name,
        bare(metric),
        String(targets.length),
        `${figure(value)} ${method}`,
        figure(looMean.value),
        figure(rootstock.value),
        interval(rootstock),
        signed(gain),
      ]),
    ),
  );
  const published = all ? 'published' : 'best published';
  return {
    title: 'Published figures',
    head: ['matrix', 'measure', 'targets', published, 'looMean', 'Rootstock', '95%', 'gain'],
    rows,
    notes: [...verdicts(matrices), ...incomparable(matrices)],
  };
}

/** Where the recommender is not ahead, and by how much. */
function verdicts(matrices: readonly MatrixReport[]): string[] {
  const compared = matrices.flatMap(({ name, published }) =>
    (published?.compared ?? []).map((one) => ({ name, ...one })),
  );
  if (compared.length === 0) return ['No published figure names any of these tables.'];
  const behind = compared.flatMap(({ name, metric, rootstock, looMean, published: [best] }) => {
    const rivals = [
      ...(best === undefined ? [] : [{ rival: best.method, lost: -best.gain }]),
      { rival: 'looMean', lost: looMean.value - rootstock.value },
    ];
    return rivals
      .filter(({ lost }) => lost > 0)
      .map(({ rival, lost }) => `${name}, ${bare(metric)}: ${figure(lost)} behind ${rival}`);
  });
  return behind.length === 0
    ? ['Ahead of every published figure and of looMean.']
    : [['Ahead of the best published figure and of looMean, save for:', ...behind].join('\n- ')];
}

/**
 * The name of a measure without remarks and without the number of targets, which has its own
 * column.
 */
const bare = (metric: string): string => metric.replace(/ over \d+ targets| \(.*\)| x ?100$|^mean /g, '');

function incomparable(matrices: readonly MatrixReport[]): string[] {
  return matrices.flatMap(({ name, published }) =>
    (published?.incomparable ?? []).map(
      ({ metric, methods, reason }) =>
        `Not compared: ${name}, "${metric}" (${methods.length} methods): ${reason}.`,
    ),
  );
}

type Abstention = NonNullable<EvaluationReport['abstention']>;

/** How good the order is, by the share of the prior variance that the evidence explains. */
export function explainedSection({ byExplained, threshold }: Abstention): Section {
  return {
    title: 'Thinned evidence: how much an answer needs',
    ...curve('explained', byExplained),
    notes: [
      threshold === null
        ? 'Nowhere is the mean Pearson surely above 0.1, so no order is worth giving.'
        : `From ${percent(threshold)} on an order is worth giving: the lower limit of the mean Pearson is above 0.1 there and in all bins of ten trials or more that follow.`,
    ],
  };
}

/** How good the order is, by how good the scorer expects it to be. */
export function expectedSection({ byExpected }: Abstention): Section {
  return {
    title: 'Thinned evidence: expected and measured',
    ...curve('expected Pearson', byExpected),
    notes: ['Expected: what an answer says (expectedCorrelation), without knowing the truth.'],
  };
}

function curve(name: string, bins: Abstention['byExpected']): Pick<Section, 'head' | 'rows'> {
  return {
    head: [name, 'trials', 'Pearson', '95%', 'gain over looMean', '95%', 'in 90%'],
    rows: bins.map(({ from, to, trials, rootstock, gain, calibration }) => [
      `${figure(from, 2)} to ${figure(to, 2)}`,
      String(trials),
      figure(rootstock.value),
      interval(rootstock),
      signed(gain.value),
      interval(gain),
      insideNinety(calibration),
    ]),
  };
}
