import { readApiRecord } from '../../../src/hubs/huggingface/api-record';
import { readApiDataset } from '../../../src/hubs/huggingface-datasets/dataset-record';

const RECORD = {
  id: 'acme/net_u40_huggingface',
  tags: [
    ...['torch', 'made-by-hand', 'base_model:acme/base', 'base_model:finetune:acme/base'],
    ...['base_model:zoo/other', 'dataset:acme/sets', 'dataset:acme/kept'],
  ],
  cardData: {
    datasets: ['acme/sets', 'acme/kept'],
    'model-index': [
      {
        name: 'net',
        results: [
          {
            task: { type: 'other' },
            dataset: { type: 'acme/sets', name: 'acme/sets' },
            metrics: [{ type: 'f1', value: 1 }],
          },
          {
            task: { type: 'other' },
            dataset: { type: 'zoo/set', name: 'zoo/set' },
            metrics: [{ type: 'f1', value: 0.5 }],
          },
        ],
      },
    ],
  },
  safetensors: { parameters: {}, total: 12 },
  rootstock: {
    slug: 'acme/net@huggingface',
    hub: 'huggingface',
    id: 'ac_me/net',
    ids: { 'acme/base': 'ac_me/base', 'zoo/other': null, 'acme/sets': 'ac_me/sets', 'zoo/set': null },
    added: ['torch'],
    tasks: ['image-classification', 'image-feature-extraction'],
    libraries: ['timm', 'pytorch'],
    parameterCount: 12,
  },
};

describe('a record that a catalogue like this one has of the Hub', () => {
  it('has the ids of the Hub, and nothing that the Hub has not', () => {
    const { record, problems } = readApiRecord(RECORD, 'line 1');
    const at = (externalId: string) => ({ hub: 'huggingface', externalId });
    expect(problems).toEqual([]);
    expect(record).toMatchObject({
      externalId: 'ac_me/net',
      url: 'https://huggingface.co/ac_me/net',
      tags: ['made-by-hand'],
      tasks: ['image-classification', 'image-feature-extraction'],
      libraries: ['timm', 'pytorch'],
      parameterCount: 12,
      bases: [{ base: at('ac_me/base'), relation: 'finetune' }],
      trainings: [{ dataset: at('ac_me/sets') }, { dataset: at('acme/kept') }],
      evaluations: [{ dataset: at('ac_me/sets') }, { dataset: null }],
    });
  });

  it.each(['model-index', 'model_index'])('has its results by the ids of the Hub in %s as well', (field) => {
    const { 'model-index': index, ...card } = RECORD.cardData;
    for (const raw of [
      { ...RECORD, cardData: { ...card, [field]: index } },
      { ...RECORD, [field]: index },
      { ...RECORD, cardData: card, [field]: index },
    ])
      expect(readApiRecord(raw, 'line 1').record?.evaluations).toMatchObject([
        { dataset: { hub: 'huggingface', externalId: 'ac_me/sets' } },
        { dataset: null },
      ]);
  });

  it.each([
    ['another hub', { hub: 'timm', id: 'net' }],
    ['no hub', { hub: null, id: null }],
  ])('is left out where it is of %s', (_name, place) => {
    const told = { record: null, problems: [{ action: 'leftOut', field: 'rootstock.hub' }] };
    expect(readApiRecord({ ...RECORD, rootstock: place }, 'line 1')).toMatchObject(told);
    expect(readApiDataset({ id: 'acme/sets', rootstock: place }, 'line 1')).toMatchObject(told);
  });

  it.each([
    ['rootstock', 'newer'],
    ['rootstock.hub', { hub: 3 }],
    ['rootstock.ids', { ...RECORD.rootstock, ids: ['acme/base'] }],
    ['rootstock.parameterCount', { ...RECORD.rootstock, parameterCount: 2 ** 60 }],
  ])('is left out where its %s cannot be read: it may be of any hub', (field, rootstock) => {
    const told = {
      record: null,
      problems: [
        {
          ...{ action: 'leftOut', field },
          message: expect.stringContaining('nothing tells whether it is of Hugging Face') as string,
        },
      ],
    };
    expect(readApiRecord({ ...RECORD, rootstock }, 'line 1')).toMatchObject(told);
    expect(readApiDataset({ id: 'acme/sets', rootstock }, 'line 1')).toMatchObject(told);
  });

  it('is one of the Hub where it says nothing of a catalogue', () => {
    expect(readApiRecord({ ...RECORD, rootstock: null }, 'line 1').record?.externalId).toBe(RECORD.id);
  });
});
