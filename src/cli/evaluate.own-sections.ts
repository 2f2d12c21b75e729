import type { EvaluationReport } from '../evaluation';
import { percent } from '../platform/figures';
import { figure, signed } from './evaluate.figures';
import type { Section } from './evaluate.sections';

type ProbeMeans = NonNullable<EvaluationReport['probes']>[number];

const CHOICES: Record<ProbeMeans['choice'], string> = {
  random: 'drawn by lot',
  informative: 'most informative',
  recommended: 'first recommended',
};

/** What own results are worth: some bases of each hidden target are told. */
export function probeSection(probes: readonly ProbeMeans[]): Section {
  return {
    title: 'Own results',
    head: [
      'bases measured',
      'how many',
      'matrices',
      'gain on the others',
      'with 20 bases or more',
      'Pearson over all',
      'told of none',
      'off their place',
      'told of none',
      'loss of the best',
    ],
    rows: probes.map((one) => [
      CHOICES[one.choice],
      String(one.probes),
      String(one.matrices),
      signed(one.gain),
      one.gainOfMany === null ? '' : signed(one.gainOfMany),
      figure(one.all),
      figure(one.allBefore),
      figure(one.displacement),
      figure(one.displacementBefore),
      percent(one.loss, 1),
    ]),
    notes: [
      'Means over matrices. Gain: Pearson over the bases that were not measured, less the same told of none. Off their place: how far the measured bases stand from their true place, as a share of all bases. Loss: of the best measured base against the best of all, as a share of the range of the target.',
    ],
  };
}

/** What results under a cheaper protocol are worth for the dearer ones. */
export function cheaperSection({ matrices }: EvaluationReport, protocol: string): Section {
  return {
    title: `All models measured under ${protocol}`,
    head: ['matrix', 'targets', 'Rootstock alone', `${protocol} alone`, 'both'],
    rows: matrices.flatMap(({ name, cheaper }) =>
      cheaper === undefined || cheaper === null
        ? []
        : [
            [
              name,
              String(cheaper.trials.length),
              ...[cheaper.rootstock, cheaper.measured, cheaper.both].map((one) => figure(one)),
            ],
          ],
    ),
    notes: ['Mean Pearson over the targets that have both.'],
  };
}
