import { front, readCard, readLines } from './support';

const rolesOf = async (yaml: string, body = '') => {
  const { records } = await readCard(front(yaml, body));
  return records.flatMap(({ trainings }) => trainings.map(({ dataset, role }) => [dataset.externalId, role]));
};

const DATASETS = 'datasets: [allenai/c4, acme/leaves]';

it.each([
  ['nothing else is said', DATASETS, '', ['PRETRAINING', 'FINE_TUNING']],
  [
    'a base is stated',
    `${DATASETS}\nbase_model: acme/base`,
    'Pretrained on c4 and leaves.',
    ['FINE_TUNING', 'FINE_TUNING'],
  ],
  [
    'the text names a base',
    DATASETS,
    'This is a fine-tuned version of [base](x).',
    ['FINE_TUNING', 'FINE_TUNING'],
  ],
  ['a tag calls it pretrained', `${DATASETS}\ntags: [Pretrained]`, '', ['PRETRAINING', 'PRETRAINING']],
  [
    'a sentence says so',
    DATASETS,
    'A model.\n\nIt was pre-trained on the Leaves corpus.',
    ['PRETRAINING', 'PRETRAINING'],
  ],
  [
    'it was trained from scratch',
    DATASETS,
    'Trained from scratch on Leaves.',
    ['PRETRAINING', 'PRETRAINING'],
  ],
  [
    'a sentence says what its makers do',
    DATASETS,
    'We pre-train the model on Leaves.',
    ['PRETRAINING', 'PRETRAINING'],
  ],
  [
    'it was pretrained from scratch',
    DATASETS,
    'A transformer pretrained from scratch on 1T tokens.',
    ['PRETRAINING', 'PRETRAINING'],
  ],
  [
    'it was pretrained from scratch, and tuned',
    DATASETS,
    'A transformer pretrained from scratch on 1T tokens.\n\nIt was finetuned later.',
    ['PRETRAINING', 'FINE_TUNING'],
  ],
  [
    'a sentence says it of other data',
    DATASETS,
    'Pretrained on roots, and used for leaves.',
    ['PRETRAINING', 'PRETRAINING'],
  ],
  [
    'other data are spoken of',
    DATASETS,
    'Pretrained on roots. Good at leaves.',
    ['PRETRAINING', 'FINE_TUNING'],
  ],
  [
    'a sentence speaks of both',
    DATASETS,
    'Pretrained on roots and fine-tuned on leaves.',
    ['PRETRAINING', 'FINE_TUNING'],
  ],
])('reads the role of training data where %s', async (_, yaml, body, roles) =>
  expect((await rolesOf(yaml, body)).map(([, role]) => role)).toEqual(roles),
);

it('takes the corpora of a model that says how it was made for pretraining data', async () => {
  const yaml = 'datasets: [mc4, c4, togethercomputer/RedPajama-Data-1T, bigcode/the-stack, allenai/s2orc]';
  const body =
    'A decoder-style transformer pretrained from scratch on 1T tokens.\n\nThese models are finetuned on it: a, b.';
  expect(new Set((await rolesOf(yaml, body)).map(([, role]) => role))).toEqual(new Set(['PRETRAINING']));
});

it('reads records of the API by the same rule', async () => {
  const { records } = await readLines(
    { id: 'acme/a', tags: ['dataset:allenai/c4', 'dataset:acme/leaves'] },
    { id: 'acme/b', tags: ['dataset:allenai/c4', 'base_model:acme/a'] },
    { id: 'acme/c', tags: ['base_model:acme/a'], cardData: { datasets: ['allenai/c4'] } },
    { id: 'acme/d', tags: ['pretrained', 'dataset:acme/leaves'] },
  );
  expect(records.map(({ trainings }) => trainings.map(({ role }) => role))).toEqual([
    ['PRETRAINING', 'FINE_TUNING'],
    ['FINE_TUNING'],
    ['FINE_TUNING'],
    ['PRETRAINING'],
  ]);
});
