import { findHub } from '../../../src/hubs';
import { MlflowHub } from '../../../src/hubs/mlflow/mlflow.hub';
import { aModel, MemoryCatalog } from '../ingest/support';
import { readFile, readMlModel, readRegistry, readSource } from './mlflow-support';
import { aFolder } from './support';

const ML_MODEL = `
artifact_path: model
flavors:
  python_function:
    loader_module: mlflow.transformers
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
  transformers:
    source_model_name: acme/leaves-base
    task: text-classification
    framework: pt
metadata:
  base_model_name: acme/leaves-base
  base_model_task: text-classification
  license: mit
mlflow_version: 2.9.2
model_uuid: 0a1b2c3d
signature:
  inputs: '[{"type": "string", "name": "text"}]'
  outputs: '[{"type": "string"}]'
  params: null
utc_time_created: '2023-08-14 12:34:56.123456'
`;

describe('an MLmodel file', () => {
  it('reads flavors, metadata, signature and time', async () => {
    const { records, problems } = await readMlModel(ML_MODEL);
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      hub: 'mlflow',
      externalId: '0a1b2c3d',
      name: 'tree-classifier',
      libraries: ['transformers'],
      tasks: ['text-classification'],
      licenses: { weights: 'mit' },
      bases: [{ base: { hub: 'huggingface', externalId: 'acme/leaves-base' }, relation: null }],
      createdAt: '2023-08-14T12:34:56.123Z',
      inputSignature: [{ type: 'string', name: 'text' }],
      outputSignature: [{ type: 'string' }],
      raw: {
        signature: {
          inputs: [{ type: 'string', name: 'text' }],
          outputs: [{ type: 'string' }],
          params: null,
        },
      },
    });
    expect(records[0]?.bases).toHaveLength(1);
  });

  it.each([
    ['{sklearn: {}, python_function: {loader_module: mlflow.sklearn}}', ['sklearn']],
    ['{python_function: {loader_module: mlflow.xgboost}}', ['xgboost']],
    ['{python_function: {loader_module: mlflow.pyfunc.model}}', []],
    ['{hftransformersv2: {task_type: fill-mask}}', ['transformers']],
    ['{onnx: null, pytorch: {}}', ['onnx', 'pytorch']],
  ])('reads the flavors %s', async (flavors, libraries) => {
    const { records } = await readMlModel(`flavors: ${flavors}`);
    expect(records[0]?.libraries).toEqual(libraries);
  });

  it('takes the Hugging Face id of a model for the same model', async () => {
    const { records } = await readMlModel(
      'flavors: {onnx: {}}\nmetadata: {huggingFaceModelId: bert-base-uncased}',
    );
    expect(records[0]).toMatchObject({
      externalId: 'MLmodel',
      sameAs: [{ hub: 'huggingface', externalId: 'google-bert/bert-base-uncased' }],
      bases: [],
    });
  });

  it('becomes one model with that of Hugging Face, whichever is read first', async () => {
    const { records } = await readMlModel(
      'flavors: {onnx: {}}\nmodel_uuid: a\nmetadata: {huggingFaceModelId: acme/one}',
    );
    for (const order of [
      [...records, aModel()],
      [aModel(), ...records],
    ]) {
      const catalog = new MemoryCatalog();
      for (const record of order) catalog.import([record]);
      const { things } = catalog.known();
      expect(things.get('MODEL\nmlflow\na')?.id).toBe(things.get('MODEL\nhuggingface\nacme/one')?.id);
    }
  });

  it('reports what it cannot use', async () => {
    const { records, problems } = await readMlModel(
      'flavors: {onnx: {}}\nmodel_uuid: a\nsignature: {inputs: "[{"}\nutc_time_created: soon\n' +
        'metadata: {base_model_name: /mnt/disk/model, huggingface_id: "no id"}',
    );
    expect(records[0]).toMatchObject({
      createdAt: null,
      inputSignature: null,
      raw: { signature: { inputs: '[{' } },
    });
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'base_model_name',
      'huggingface_id',
      'signature.inputs',
      'utc_time_created',
    ]);
    expect(problems.every(({ action }) => action === 'ignored')).toBe(true);
  });

  it.each([
    ['flavors: [', /not YAML/],
    ['- a', /no mapping/],
    ['name: x', /no MLmodel/],
    [`flavors: ${'['.repeat(5000)}`, /too deep/],
    [`a: ${'x'.repeat(1024 * 1024)}`, /longer/],
  ])('skips %.20j', async (yaml, message) => {
    const { records, problems } = await readMlModel(yaml);
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ id: 'MLmodel', action: 'skipped' }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('runs no tags of YAML and reaches no prototype', async () => {
    const yaml =
      'flavors: {onnx: !!python/object/apply:os.system ["ls"]}\n__proto__: {name: no}\nmodel_uuid: a';
    const { records } = await readMlModel(yaml);
    expect(records[0]?.name).toBe('tree-classifier');
  });
});

describe('a model registry', () => {
  const model = {
    name: 'leaves',
    creation_timestamp: 1_700_000_000_000,
    last_updated_timestamp: '1700000100000',
    user_id: 'someone',
    description: 'Tells trees apart.',
    latest_versions: [
      {
        name: 'leaves',
        version: '9',
        status: 'READY',
        current_stage: 'None',
        tags: [{ key: 'fast', value: '' }],
      },
      { name: 'leaves', version: '10', status: 'READY', source: 's3://x/y' },
      { name: 'leaves', version: '11', status: 'FAILED_REGISTRATION' },
    ],
    tags: [
      { key: 'task', value: 'image-classification' },
      { key: 'license', value: 'mit' },
      { key: 'huggingFaceModelId', value: 'acme/leaves' },
      { key: 'team', value: 'trees' },
      { key: 'mlflow.note', value: 'x' },
    ],
    aliases: [{ alias: 'champion', version: '10' }],
  };

  it('reads a registered model, its newest version that is ready, and its tags', async () => {
    const { records, problems } = await readRegistry({ registered_model: model });
    expect(records).toMatchObject([
      {
        externalId: 'leaves',
        revision: '10',
        summary: 'Tells trees apart.',
        tasks: ['image-classification'],
        licenses: { weights: 'mit' },
        sameAs: [{ hub: 'huggingface', externalId: 'acme/leaves' }],
        tags: ['team:trees'],
        createdAt: '2023-11-14T22:13:20.000Z',
        updatedAt: '2023-11-14T22:15:00.000Z',
        raw: { aliases: [{ alias: 'champion', version: '10' }] },
      },
    ]);
    expect(problems).toMatchObject([{ id: 'leaves', field: 'versions.11', action: 'ignored' }]);
  });

  it('reads a page of models, of versions, and lines of models', async () => {
    const page = await readRegistry({
      registered_models: [{ name: 'a' }, { name: 'b' }],
      next_page_token: 'x',
    });
    expect(page.records.map(({ externalId }) => externalId)).toEqual(['a', 'b']);
    const versions = [
      { name: 'a', version: '1' },
      { name: 'b', version: '1' },
      { name: 'a', version: '2' },
    ];
    const ofVersions = await readRegistry({ model_versions: versions });
    expect(ofVersions.records).toMatchObject([
      { externalId: 'a', revision: '2' },
      { externalId: 'b', revision: '1' },
    ]);
    const lines = await readFile('models.jsonl', '{"name":"a"}\nbroken\n{"x":1}\n{"name":"b"}');
    expect(lines.records.map(({ externalId }) => externalId)).toEqual(['a', 'b']);
    expect(lines.problems).toMatchObject([{ message: 'is not JSON' }, { field: 'name' }]);
  });

  it('reads the signature of tensors, and none where it is empty', async () => {
    const { records } = await readMlModel(
      `flavors: {onnx: {}}\nsignature:\n  inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "uint8", "shape": [-1, 300, 300, 3]}}]'\n  outputs: '[]'`,
    );
    expect(records[0]).toMatchObject({
      inputSignature: [{ type: 'tensor', 'tensor-spec': { dtype: 'uint8', shape: [-1, 300, 300, 3] } }],
      outputSignature: null,
    });
  });

  it('takes measured values on benchmarks that are known, and where the files lie', async () => {
    const metrics = [
      { key: 'val_accuracy', value: 0.9, dataset_name: 'CIFAR-10' },
      { key: 'accuracy', value: 0.8, dataset_name: 'our leaves' },
      { key: 'loss', value: 0.1 },
      { key: 'error_rate', value: '10%', dataset_name: 'cifar10' },
      { key: 'f1', value: 'n/a', dataset_name: 'cifar10' },
    ];
    const version = {
      version: '3',
      metrics,
      run_id: 'f00',
      source: 's3://bucket/model',
      run_link: 'https://ml.example/runs/f00',
    };
    const { records, problems } = await readRegistry({ name: 'a', latest_versions: [version] });
    expect(records[0]?.evaluations).toMatchObject([
      {
        dataset: { hub: 'huggingface', externalId: 'uoft-cs/cifar10' },
        split: null,
        metric: 'accuracy',
        value: 0.9,
        sourceUrl: 'https://ml.example/runs/f00',
      },
      { metric: 'error_rate', value: 10, unit: 'percent' },
    ]);
    expect(records[0]?.artifacts).toMatchObject([{ uri: 's3://bucket/model', format: 'mlflow' }]);
    expect(problems.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'metrics: is of no known dataset: "our leaves"',
      'metrics.f1: is no number: "n/a"',
    ]);
  });

  it('reads a time of none as none', async () => {
    const { records } = await readRegistry({
      name: 'a',
      creation_timestamp: 0,
      last_updated_timestamp: 1e300,
    });
    expect(records).toMatchObject([{ createdAt: null, updatedAt: null, revision: null }]);
  });
});

describe('where models come from', () => {
  it('finds models in a folder among other files', async () => {
    const folder = await aFolder({
      'one/model/MLmodel': ML_MODEL,
      'one/model/config.json': '{"name": "config"}',
      'registered_models.json': JSON.stringify({ registered_models: [{ name: 'leaves' }] }),
    });
    const { records } = await readSource(folder);
    expect(records.map(({ name }) => name)).toEqual(['leaves', 'one']);
  });

  it('says what it does not read', async () => {
    await expect(readSource(await aFolder({ 'a.txt': '' }))).rejects.toThrow(/MLflow/);
    const hub = new MlflowHub();
    expect(() => hub.address(null, { author: null, filters: [] })).toThrow(/tracking server/);
    expect(() => hub.address('a', { author: 'me', filters: [] })).toThrow(/--author/);
    expect(findHub('mlflow')).toBeInstanceOf(MlflowHub);
  });
});
