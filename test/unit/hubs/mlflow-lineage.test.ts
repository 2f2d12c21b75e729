import { describeModel } from '../../../src/ingest/describe';
import { MemoryCatalog, vocabulary } from '../ingest/support';
import { readMlModel, readRegistry } from './mlflow-support';

describe('what an MLmodel file says of its base', () => {
  const metadataOf = (...lines: string[]) =>
    readMlModel(
      [
        'flavors: {transformers: {task: fill-mask}}',
        'model_uuid: a',
        'metadata:',
        ...lines.map((line) => `  ${line}`),
      ].join('\n'),
    );

  it.each([
    ['is_finetuned_model: false', 'converted'],
    ['is_finetuned_model: "False"', 'converted'],
    ['is_fine_tuned: false', 'converted'],
    ['is_finetuned_model: true', 'finetune'],
    ['is_finetuned_model: 0', 'converted'],
    ['is_finetuned_model: "no"', 'converted'],
    ['is_finetuned_model: 1', 'finetune'],
    ['is_finetuned_model: maybe', null],
    ['base_model_task: fill-mask', null],
  ])('with %s gives the relation %j', async (line, relation) => {
    const { records } = await metadataOf('base_model_name: microsoft/deberta-base', line);
    expect(records[0]?.bases).toEqual([
      { base: { hub: 'huggingface', externalId: 'microsoft/deberta-base' }, relation },
    ]);
    if (relation === null) return;
    const [described] = records.map((record) => describeModel(record, vocabulary).bases[0]?.relation);
    expect(described).toBe(relation === 'converted' ? 'CONVERTED' : 'FINETUNE');
  });

  it.each(['yolof_r50_c5_8x8_1x_coco', 'https://huggingface.co/datasets/acme/leaves', 'spaces/acme/one'])(
    'makes no model of %s, and reports it',
    async (name) => {
      const { records, problems } = await metadataOf(`base_model_name: ${name}`);
      expect(records[0]?.bases).toEqual([]);
      expect(problems).toMatchObject([{ id: 'a', field: 'base_model_name', action: 'ignored' }]);
    },
  );

  it('knows models that once had no owner', async () => {
    const { records } = await metadataOf('base_model_name: bert-base-uncased');
    expect(records[0]?.bases).toMatchObject([{ base: { externalId: 'google-bert/bert-base-uncased' } }]);
  });
});

describe('a model in a registry and its MLmodel file', () => {
  const registered = (version: object) =>
    readRegistry({ name: 'leaves', latest_versions: [{ version: '1', ...version }] });
  const RUN = 'run_id: f00\nartifact_path: model\nmodel_uuid: 0a1b';

  it.each([
    ['a run', { run_id: 'f00', source: 'runs:/f00/model' }, RUN],
    ['the storage of a run', { run_id: 'f00', source: 's3://bucket/7/f00/artifacts/model' }, RUN],
    ['a path of a run', { source: 'mlflow-artifacts:/7/f00/artifacts/model/' }, RUN],
    ['the id of a model', { model_id: 'm-7' }, 'model_id: m-7'],
    ['the id of a model beside another one', { model_id: 'm-7' }, 'model_uuid: 0a1b\nmodel_id: m-7'],
    [
      'the address of a model',
      { source: 'models:/m-7' },
      'model_uuid: m-7\nartifact_path: s3://b/models/m-7/artifacts',
    ],
  ])('are one by %s, whichever comes first', async (_, version, yaml) => {
    const [one] = (await registered(version)).records;
    const [other] = (await readMlModel(`flavors: {onnx: {}}\n${yaml}`)).records;
    if (one === undefined || other === undefined) throw new Error('nothing was read');
    for (const order of [
      [one, other],
      [other, one],
    ]) {
      const catalog = new MemoryCatalog();
      for (const record of order) catalog.import([record]);
      const { things } = catalog.known();
      expect(things.get(`MODEL\nmlflow\n${other.externalId}`)?.id).toBe(
        things.get('MODEL\nmlflow\nleaves')?.id,
      );
    }
  });

  it.each([
    ['another place in the run', { run_id: 'f00', source: 'runs:/f00/other' }],
    ['another run', { run_id: 'f00', source: 'runs:/f11/model' }],
    ['a path on a disk', { run_id: 'f00', source: '/mnt/models/one' }],
  ])('are two with %s', async (_, version) => {
    const catalog = new MemoryCatalog();
    catalog.import((await registered(version)).records);
    catalog.import((await readMlModel(`flavors: {onnx: {}}\n${RUN}`)).records);
    const { things } = catalog.known();
    expect(things.get('MODEL\nmlflow\n0a1b')?.id).not.toBe(things.get('MODEL\nmlflow\nleaves')?.id);
  });
});
