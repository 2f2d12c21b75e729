/** What must not come out where it was not to be read. */
export const SECRET = 'root:x:0:0:keep-me-secret';

/** For each hub, the files that it reads of a folder, each with something of its form. */
export const READ_BY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  huggingface: { 'acme/one/README.md': `---\nlicense: mit\n---\n${SECRET}` },
  'huggingface-datasets': {
    'acme/one/README.md': `---\nlicense: mit\n---\n${SECRET}`,
    'acme/two/README.md': `---\nlicense: mit\n---\n${SECRET}`,
    'acme/two/dataset_infos.json': JSON.stringify({ default: { description: SECRET } }),
    'lines.jsonl': JSON.stringify({ id: 'acme/three', readme: `---\nlicense: mit\n---\n${SECRET}` }),
  },
  mlflow: { 'one/MLmodel': `artifact_path: m\nmodel_uuid: u\nname: ${SECRET}` },
  croissant: { 'one/croissant.json': JSON.stringify({ '@type': 'Dataset', name: SECRET }) },
  onnx: {
    'ONNX_HUB_MANIFEST.json': JSON.stringify([{ model: SECRET, model_path: 'a/b.onnx' }]),
    'a/README.md': `# One\n${SECRET}`,
  },
  openmmlab: {
    'model-index.yml': `Models:\n  - Name: '${SECRET}'`,
    'one/metafile.yml': `Models:\n  - Name: '${SECRET}'`,
  },
  tfhub: {
    'assets/docs/one.md': `# Module acme/one/1\n${SECRET}\n`,
    'assets/docs/two.md': `# Module acme/two/1\n${SECRET}\n`,
    'tags/dataset.yaml': `values:\n  - id: a\n    display_name: '${SECRET}'`,
  },
  openclip: { 'openclip_results.csv': `name,pretrained\n${SECRET},x` },
  tfds: {
    'catalog.jsonl': JSON.stringify({ id: 'one', description: SECRET }),
    'builder_readmes.jsonl': JSON.stringify({ id: 'two', readme: SECRET }),
  },
  mteb: {
    'tasks.jsonl': JSON.stringify({ name: SECRET }),
    'model_meta.jsonl': JSON.stringify({ name: SECRET }),
    'scores_by_task.csv': `model,task\n${SECRET},x`,
  },
  kaggle: { 'one/model-metadata.json': JSON.stringify({ ownerSlug: 'a', slug: 'b', title: SECRET }) },
  azureml: {
    'one/spec.yaml': `$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json\nname: one`,
    'one/description.md': SECRET,
  },
  timm: {
    'results-imagenet.csv': `model,top1\n${SECRET},1`,
    'benchmark-infer.csv': `model,x\n${SECRET},1`,
    'page.md': SECRET,
  },
  csv: {
    'results.csv': `model_id,target_dataset,metric,value,protocol\n${SECRET},d,accuracy,1,fine_tune`,
    'results.study.json': JSON.stringify({ title: SECRET }),
  },
  records: { 'one.jsonl': JSON.stringify({ kind: 'model', hub: 'own', externalId: 'x', name: SECRET }) },
};
