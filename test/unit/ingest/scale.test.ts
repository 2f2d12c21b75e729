import { transferResultRecordSchema } from '../../../src/hubs';
import { describeModel } from '../../../src/ingest/describe';
import { describeResults } from '../../../src/ingest/describe-results';
import { front, readCard } from '../hubs/support';
import { aModel, vocabulary } from './support';

/** Values of a model's figures on their metrics' scales; null: reported. */
function scaled(figures: (readonly [metric: string, value: number, unit?: string])[]) {
  const evaluations = figures.map(([metric, value, unit]) => ({ metric, value, unit }));
  const { evaluations: found, problems } = describeModel(aModel({ evaluations }), vocabulary);
  const faults = new Set(problems.map(({ field }) => field));
  const values = [...found];
  return figures.map((_, place) => (faults.has(`evaluations.${place}`) ? null : values.shift()?.value));
}

async function valuesOfCard(...metrics: string[]) {
  const yaml = metrics.map((metric) => `    - ${metric}`).join('\n');
  const { records } = await readCard(
    front(
      `model-index:\n- name: a\n  results:\n  - task: {type: automatic-speech-recognition}\n    dataset: {type: librispeech_asr, name: LibriSpeech, split: test}\n    metrics:\n${yaml}`,
    ),
  );
  return records.flatMap((record) =>
    describeModel(record, vocabulary).evaluations.map(({ metricId, value }) => [metricId, value]),
  );
}

it.each([
  ['{type: accuracy, value: "0.9%"}', ['accuracy', 0.009]],
  ['{type: error_rate, value: "0.8%"}', ['error_rate', 0.008]],
  ['{type: wer, value: "12.5%"}', ['wer', 0.125]],
  ['{type: cer, value: "4%"}', ['cer', 0.04]],
  ['{type: wer, value: "12,5 %"}', ['wer', 0.125]],
  ['{type: wer, name: "Test WER (%)", value: 1.4}', ['wer', 0.014]],
  ['{type: "wer [%]", value: 1.4}', ['wer', 0.014]],
  ['{type: bleu, value: "34.5%"}', ['bleu', 34.5]],
  ['{type: rmse, value: "5%"}', ['rmse', 0.05]],
])('takes a stated unit at its word: %s', async (metric, expected) =>
  expect(await valuesOfCard(metric)).toEqual([expected]),
);

it('brings word error rates of one card to one scale', async () =>
  expect(await valuesOfCard('{type: wer, value: 10.13}', '{type: wer, value: 0.181}')).toEqual([
    ['wer', 0.1013],
    ['wer', 0.181],
  ]));

it.each([
  ['percent of a share of 1', [['accuracy', 82.7]], [0.827]],
  ['a share of 1', [['accuracy', 0.9]], [0.9]],
  [
    'a doubtful share among percent',
    [
      ['accuracy', 91.2],
      ['accuracy', 0.9],
      ['f1', 0.9],
    ],
    [0.912, null, 0.9],
  ],
  [
    'nought in any unit',
    [
      ['accuracy', 91.2],
      ['accuracy', 0],
    ],
    [0.912, 0],
  ],
  ['percent of an error rate', [['wer', 12.5]], [0.125]],
  ['percent above 100', [['wer', 183.2]], [1.832]],
  ['what may be either', [['wer', 1.4]], [null]],
  [
    'what may be either, beside percent',
    [
      ['wer', 1.4],
      ['wer', 8.1],
    ],
    [0.014, 0.081],
  ],
  [
    'what may be either, beside fractions',
    [
      ['wer', 1.4],
      ['wer', 0.3],
    ],
    [1.4, 0.3],
  ],
  [
    'what may be either, beside both',
    [
      ['wer', 1.4],
      ['wer', 0.3],
      ['wer', 8.1],
    ],
    [null, 0.3, 0.081],
  ],
  [
    'what may be either, beside the rate of words',
    [
      ['cer', 1.98],
      ['wer', 8.1],
    ],
    [0.0198, 0.081],
  ],
  [
    'a rate that is low as percent, beside percent',
    [
      ['wer', 0.8],
      ['wer', 8.1],
    ],
    [null, 0.081],
  ],
  ['a total failure', [['wer', 1]], [1]],
  [
    'a score that ends at 100',
    [
      ['bleu', 34.5],
      ['bleu', 0.4],
    ],
    [34.5, 0.4],
  ],
  ['a score that ends at 100 as a fraction', [['chrf', 0.56]], [56]],
  ['a score that may be either', [['bleu', 0.34]], [null]],
  [
    'what is no share',
    [
      ['perplexity', 18.4],
      ['loss', 1.2],
      ['mase', 1.5],
    ],
    [18.4, 1.2, 1.5],
  ],
  ['correlations in percent', [['spearman', -23.4]], [-0.234]],
  [
    'a stated unit',
    [
      ['wer', 1.4, 'scale'],
      ['wer', 1.4, 'percent'],
      ['accuracy', 0.9, 'percent'],
    ],
    [1.4, 0.014, 0.009],
  ],
  [
    'a stated unit out of range',
    [
      ['accuracy', 91, 'scale'],
      ['accuracy', 120, 'percent'],
    ],
    [null, null],
  ],
] as [string, [string, number, string?][], (number | null)[]][])('reads %s', (_, figures, values) =>
  expect(scaled(figures)).toEqual(values),
);

it('says what is wrong with a figure that may be either', () => {
  const { problems } = describeModel(aModel({ evaluations: [{ metric: 'wer', value: 1.4 }] }), vocabulary);
  expect(problems).toEqual([
    {
      hub: 'huggingface',
      id: 'acme/one',
      field: 'evaluations.0',
      message: 'may be a fraction or percent, as a value of wer: 1.4',
      reason: 'may be a fraction or percent, as a value of wer',
      action: 'ignored',
    },
  ]);
});

it.each([
  ['wer', 1.4, [1.2, 12.5], 0.014],
  ['wer', 1.4, [0.1, 1.4], 1.4],
  ['wer', 1.4, undefined, null],
  ['accuracy', 0.9, [0.9, 91.2], null],
  ['accuracy', 0.9, [0.5, 0.99], 0.9],
])('decides a result of %s %d by its table, %j', (metric, value, figuresBeside, expected) => {
  const record = transferResultRecordSchema.parse({
    kind: 'transferResult',
    study: 'orchard',
    base: { hub: 'huggingface', externalId: 'acme/one' },
    target: { hub: 'tfds', externalId: 'leaves' },
    protocol: 'FINE_TUNE',
    metric,
    value,
    figuresBeside,
  });
  const { results } = describeResults([record], vocabulary.taxonomies);
  expect(results.map((result) => result.value)).toEqual(expected === null ? [] : [expected]);
});

it('reports a baseline that may be meant in two ways, and keeps its result', () => {
  const record = transferResultRecordSchema.parse({
    ...{ kind: 'transferResult', study: 'ours', protocol: 'FINE_TUNE', metric: 'accuracy', value: 91.2 },
    base: { hub: 'huggingface', externalId: 'acme/one' },
    target: { hub: 'huggingface', externalId: 'acme/cats' },
    scratchBaseline: 0.9,
    figuresBeside: [0.5, 91.2],
  });
  const { results, problems } = describeResults([record], vocabulary.taxonomies);
  expect(results).toMatchObject([{ value: 0.912, scratchBaseline: null }]);
  expect(problems).toMatchObject([{ field: 'scratchBaseline', action: 'ignored' }]);
});

it.each([
  ['f_score', 'f1'],
  ['f-score', 'f1'],
  ['F Score', 'f1'],
  ['f1-score', 'f1'],
  ['rogue-1', 'rouge1'],
  ['rogue-2', 'rouge2'],
  ['rogue-L', 'rougel'],
  ['ROGUE-Lsum', 'rougel'],
  ['exact', 'exact_match'],
])('takes %s for %s', (word, id) => expect(vocabulary.taxonomies.metric(word)?.id).toBe(id));
