import { countStatements } from '../../support/count-statements';
import { insert } from '../../support/rows';
import { at, CatalogApp, type Answer } from './catalog-app';

let app: CatalogApp;

const COMMIT = 'a'.repeat(40);
const SHA256 = 'b'.repeat(64);

async function aDescribedModel(slug: string, model: object, origin: object): Promise<void> {
  const { id } = await app.make.aModel({ slug, ...model });
  await app.database.query({
    label: 'test_stale',
    text: `UPDATE model_origin SET "isCurrent" = false WHERE "modelId" = ${id}`,
  });
  const originId = Number(
    (
      await insert(app.database, 'origin', {
        kind: 'MODEL',
        externalId: slug,
        revision: COMMIT,
        digest: '',
        ...origin,
      })
    ).id,
  );
  await insert(app.database, 'model_origin', { originId, modelId: id });
  const version = await insert(app.database, 'model_version', { originId, name: 'v1' });
  for (const alias of ['latest', 'best'])
    await insert(app.database, 'model_version_alias', { versionId: version.id, alias });
  await insert(app.database, 'artifact', {
    versionId: version.id,
    uri: `https://files.example/${slug}`,
    format: 'safetensors',
    sizeBytes: 5_000_000_000,
    sha256: SHA256,
  });
}

beforeAll(async () => {
  app = await CatalogApp.start();
  const next = await app.make.aModel({ slug: 'acme/next' });
  await aDescribedModel(
    'acme/bert',
    {
      parameterCount: 110_000_000,
      libraries: ['transformers', 'pytorch'],
      architectureFamily: 'bert',
      status: 'DEPRECATED',
      deprecationReason: 'Superseded.',
      replacementId: next.id,
      inputSignature: JSON.stringify([{ name: 'input_ids', type: 'int64', shape: [-1, 512] }]),
    },
    { hubId: 'huggingface', url: 'https://huggingface.co/acme/bert' },
  );
  await aDescribedModel('acme/other', { libraries: ['pytorch'] }, { hubId: 'huggingface', url: 'nonsense' });
});

afterAll(() => app.close());

const USE = `query($first: Int) { models(first: $first, orderBy: { field: SLUG, direction: ASC }) { nodes {
  slug architecture { family name } memoryEstimate(precision: INT4) { bytes formula } startSnippet { language code }
  libraries { id name } inputSignature deprecation { reason replacement { slug } }
  versions { name aliases artifacts { uri format size sha256 } }
  origins { externalId revision url hub { id name } isCurrent }
} } }`;

it('tells what it takes to use a model', async () => {
  let answer: Answer | undefined;
  const statements = await countStatements(async () => (answer = await app.query(USE, { first: 3 })));
  expect(answer?.errors).toEqual([]);
  const [bert, next, other] = ['0', '1', '2'].map((place) => at(answer, `models.nodes.${place}`));
  expect(bert).toMatchObject({
    slug: 'acme/bert',
    architecture: { family: 'bert', name: null },
    memoryEstimate: { bytes: 55_000_000, formula: '110000000 parameters x 0.5 bytes (INT4)' },
    startSnippet: {
      language: 'python',
      code: `from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("acme/bert", revision="${COMMIT}")`,
    },
    libraries: [
      { id: 'transformers', name: 'Transformers' },
      { id: 'pytorch', name: 'PyTorch' },
    ],
    inputSignature: [{ name: 'input_ids', type: 'int64', shape: [-1, 512] }],
    deprecation: { reason: 'Superseded.', replacement: { slug: 'acme/next' } },
    versions: [
      {
        name: 'v1',
        aliases: ['best', 'latest'],
        artifacts: [
          {
            uri: 'https://files.example/acme/bert',
            format: 'safetensors',
            size: 5_000_000_000,
            sha256: SHA256,
          },
        ],
      },
    ],
  });
  expect(at(answer, 'models.nodes.0.origins.0')).toEqual({
    externalId: 'acme/bert',
    revision: COMMIT,
    url: 'https://huggingface.co/acme/bert',
    hub: { id: 'huggingface', name: 'Hugging Face Hub' },
    isCurrent: true,
  });
  expect(next).toMatchObject({
    architecture: null,
    memoryEstimate: null,
    startSnippet: null,
    versions: [],
    deprecation: null,
  });
  expect(other).toMatchObject({ startSnippet: null });
  expect(at(answer, 'models.nodes.2.origins.0.url')).toBeNull();
  // The page; libraries, snippets, replacements, versions, artifacts and origins.
  expect(statements).toBe(7);
});

it('adds up the memory of an adapter and its base, and says why it cannot', async () => {
  const base = await app.make.aModel({ slug: 'zed/base-7b', parameterCount: 7_240_000_000 });
  const stub = await app.make.aModel({ slug: 'zed/stub' });
  const lora = await app.make.aModel({ slug: 'zed/lora', parameterCount: 4_194_304 });
  const other = await app.make.aModel({ slug: 'zed/other', parameterCount: 4_194_304 });
  const tuned = await app.make.aModel({ slug: 'zed/tuned', parameterCount: 7_240_000_000 });
  await app.make.aLineageOf(lora, base, 'ADAPTER');
  await app.make.aLineageOf(other, stub, 'ADAPTER');
  await app.make.aLineageOf(tuned, base, 'FINETUNE');
  const answer = await app.query(
    `{ models(where: { slug: { startsWith: "zed/" } }, orderBy: { field: SLUG, direction: ASC }) { nodes {
      slug parameterCount memoryEstimate(precision: FP16) { bytes } memoryUnknown
    } } }`,
  );
  expect(at(answer, 'models.nodes')).toEqual([
    {
      slug: 'zed/base-7b',
      parameterCount: 7_240_000_000,
      memoryEstimate: { bytes: 14_480_000_000 },
      memoryUnknown: null,
    },
    {
      slug: 'zed/lora',
      parameterCount: 4_194_304,
      memoryEstimate: { bytes: 14_488_388_608 },
      memoryUnknown: null,
    },
    {
      slug: 'zed/other',
      parameterCount: 4_194_304,
      memoryEstimate: null,
      memoryUnknown: 'It is an adapter, and the number of parameters of its base is not known.',
    },
    {
      slug: 'zed/stub',
      parameterCount: null,
      memoryEstimate: null,
      memoryUnknown: 'Its number of parameters is not known.',
    },
    {
      slug: 'zed/tuned',
      parameterCount: 7_240_000_000,
      memoryEstimate: { bytes: 14_480_000_000 },
      memoryUnknown: null,
    },
  ]);
});
