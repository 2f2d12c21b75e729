import { front, readCard, readLines } from './support';

describe('records of the API as they were, and as they are', () => {
  it('reads one of 2022: by modelId alone, without counters or a card, with its index beside', async () => {
    const { records, problems } = await readLines({
      modelId: 'acme/one',
      tags: ['pytorch', 'license:mit'],
      pipeline_tag: 'text2text-generation',
      'model-index': [{ name: 'one', results: [{ metrics: [{ type: 'f1', value: 0.5 }] }] }],
    });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        externalId: 'acme/one',
        downloads: null,
        likes: null,
        licenses: { weights: 'mit' },
        tasks: ['text2text-generation'],
        evaluations: [{ metric: 'f1', value: 0.5, dataset: null }],
      },
    ]);
  });

  it.each(['true', 'True', 'yes', 1])('are left out where private is %j', async (flag) => {
    const { records, problems } = await readLines({ id: 'acme/one', private: flag });
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ id: 'acme/one', field: 'private', action: 'leftOut' }]);
  });

  it.each([
    ['true', true],
    ['Manual', true],
    ['False', false],
  ])('are gated by the word %j: %j', async (gated, is) => {
    const { records, problems } = await readLines({ id: 'acme/one', gated, private: 'false' });
    expect(records).toMatchObject([{ gated: is }]);
    expect(problems).toEqual([]);
  });

  it.each([false, 'auto', 'manual'])(
    'keeps how access is gated (%j) and the database id as they are',
    async (gated) => {
      const raw = { _id: '621ffdc036468d709f174328', id: 'acme/one', gated };
      const { records, problems } = await readLines(raw);
      expect(problems).toEqual([]);
      expect(records).toMatchObject([{ externalId: 'acme/one', raw }]);
    },
  );

  it('takes files whose sizes are not stated, and the revision that they are of', async () => {
    const siblings = [{ rfilename: 'README.md' }, { rfilename: 'sub dir/model.safetensors' }];
    const { records } = await readLines({ id: 'acme/one', sha: 'abc', siblings });
    expect(records[0]?.artifacts).toEqual([
      {
        uri: 'https://huggingface.co/acme/one/resolve/abc/sub%20dir/model.safetensors',
        format: 'safetensors',
        sizeBytes: null,
        sha256: null,
      },
    ]);
  });

  it('adds up parameters by what the Hub counts of all number formats', async () => {
    const safetensors = { parameters: { F32: 10, I64: 2 }, total: 12 };
    expect((await readLines({ id: 'acme/one', safetensors })).records[0]?.parameterCount).toBe(12);
  });
});

describe('fields of cards that the catalogue has no place for', () => {
  it.each([
    'new_version: acme/two',
    'co2_eq_emissions: 12.5',
    'co2_eq_emissions: "about 3 kg"',
    'co2_eq_emissions: {emissions: 3, source: code carbon, hardware_used: 8 x V100}',
    'metrics: [accuracy, f1]',
    'inference: {parameters: {temperature: 0.7}}',
    'widget: [{text: "Paris is [MASK]."}]',
  ])('stay in the raw record and stop nothing: %s', async (yaml) => {
    const { records, problems } = await readCard(front(`license: "???"\n${yaml}`));
    expect(problems).toEqual([]);
    expect(records).toMatchObject([{ licenses: { weights: '???' }, bases: [], evaluations: [] }]);
    expect(records[0]?.raw).toMatchObject({
      cardData: { [yaml.split(':')[0] ?? '']: expect.anything() as unknown },
    });
  });
});

describe('evaluations of a card', () => {
  it.each(['args: en', 'args: {language: en, split: dev}', 'config: en\n      revision: abc'])(
    'keep their figure whatever stands beside the dataset: %s',
    async (beside) => {
      const { records, problems } = await readCard(
        front(
          `model-index:\n- name: one\n  results:\n  - task: {type: automatic-speech-recognition, name: ASR}\n    dataset:\n      type: acme/voices\n      name: Voices\n      split: test\n      ${beside}\n    metrics:\n    - {type: wer, value: 0.2, name: Test WER, verified: true, verifyToken: eyJ}`,
        ),
      );
      expect(problems).toEqual([]);
      expect(records[0]?.evaluations).toMatchObject([
        {
          dataset: { externalId: 'acme/voices' },
          task: 'automatic-speech-recognition',
          split: 'test',
          metric: 'wer',
          value: 0.2,
          verified: true,
        },
      ]);
    },
  );
});
