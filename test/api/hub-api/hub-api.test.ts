import {
  checkRepoAccess,
  datasetInfo,
  downloadFile,
  fileExists,
  listDatasets,
  listModels,
  modelInfo,
  repoExists,
} from '@huggingface/hub';
import { parse } from 'yaml';
import { repositoryId } from '../../../src/hub-api/repository-ids';
import { ADMIN_TOKEN } from '../../support/app';
import type { FeedAnswer, OpenFeeds } from '../../support/feeds';
import { all, describedIn, ids, LONG, openHub } from './open-hub';
import { FOUND, MISSING, PYTHON, REPO_ID, WRONG } from './requests';

let feeds: OpenFeeds;
let hubUrl: string;
let statements: string[] = [];

beforeAll(async () => {
  feeds = await openHub();
  hubUrl = `${feeds.url}/hf`;
  feeds.app.database.onStatement(({ label }) => statements.push(label));
}, 120_000);
afterAll(() => feeds.close());
beforeEach(() => (statements = []));

/** What `requests` of Python's client get. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<FeedAnswer> =>
  feeds.get(`/hf${path}`, { method, headers: { ...PYTHON, ...headers } });
const listed = async (path: string): Promise<Record<string, unknown>[]> => {
  const { status, text } = await get(path);
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return JSON.parse(text) as Record<string, unknown>[];
};

describe('@huggingface/hub', () => {
  it('lists every described model and dataset once, and reads each property that it asks for', async () => {
    const models = await all(listModels({ hubUrl, additionalFields: ['author', 'tags', 'cardData', 'sha'] }));
    expect(models.map(({ name }) => name).sort()).toEqual(
      (await describedIn(feeds, 'models')).map(repositoryId).sort(),
    );
    const leaves = models.find(({ name }) => name === 'acme/leaves-resnet');
    expect(leaves).toMatchObject({
      ...{ private: false, gated: false, task: 'image-classification', likes: 7, downloads: 12_000 },
      ...{ updatedAt: new Date('2025-02-01T10:20:30.000Z'), author: 'acme', sha: 'a'.repeat(40) },
      cardData: { license: 'apache-2.0', datasets: ['acme/leaves'], base_model_relation: 'finetune' },
    });
    const datasets = await all(listDatasets({ hubUrl, additionalFields: ['author', 'description'] }));
    expect(datasets.map(({ name }) => name).sort()).toEqual(
      (await describedIn(feeds, 'datasets')).map(repositoryId).sort(),
    );
    expect(datasets.find(({ name }) => name === 'acme/leaves')).toMatchObject({
      description: 'Leaves of forty trees.',
      gated: false,
    });
  });

  it('filters by owner, task, tags and words, and stops where it is told to', async () => {
    const search = {
      owner: 'acme',
      task: 'image-classification' as const,
      tags: ['license:apache-2.0', 'timm'],
    };
    expect(await all(listModels({ hubUrl, search: { ...search, query: 'leaves' } }))).toMatchObject([
      { name: 'acme/leaves-resnet' },
    ]);
    expect(await all(listModels({ hubUrl, limit: 3, sort: 'likes' }))).toHaveLength(3);
    expect(
      await all(listDatasets({ hubUrl, search: { owner: 'acme', tags: ['modality:image'] } })),
    ).toMatchObject([{ name: 'acme/leaves' }]);
  });

  it('reads one, at a revision, and knows what is not there', async () => {
    const name = 'acme/leaves-resnet';
    expect(await modelInfo({ hubUrl, name, additionalFields: ['filePaths', 'library_name'] })).toMatchObject({
      ...{ name, library_name: 'timm' },
      filePaths: ['README.md', 'model.safetensors', 'onnx/model 1.onnx'],
    });
    expect(await modelInfo({ hubUrl, name, revision: 'a'.repeat(40) })).toMatchObject({ name });
    await expect(modelInfo({ hubUrl, name, revision: 'v2' })).rejects.toMatchObject({ statusCode: 404 });
    expect(await datasetInfo({ hubUrl, name: 'acme/leaves' })).toMatchObject({ likes: 2 });
    await expect(modelInfo({ hubUrl, name: 'acme/none' })).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('Repository not found') as string,
    });
    expect(await repoExists({ hubUrl, repo: name })).toBe(true);
    expect(await repoExists({ hubUrl, repo: { type: 'dataset', name } })).toBe(false);
    await checkRepoAccess({ hubUrl, repo: 'datasets/acme/leaves' });
  });

  it('loads the card, and finds no other file', async () => {
    const repo = 'acme/leaves-resnet';
    const card = (await (await downloadFile({ hubUrl, repo, path: 'README.md' }))?.text()) ?? '';
    const [, yaml = ''] = /^---\n([^]*?)\n---\n/.exec(card) ?? [];
    expect(parse(yaml)).toMatchObject({
      license: 'apache-2.0',
      base_model: 'Timm_Group/resnet50.a1_in1k'.replace('_', '-'),
      datasets: ['acme/leaves'],
      'model-index': [
        {
          name: 'leaves-resnet',
          results: expect.arrayContaining([
            expect.objectContaining({
              dataset: { type: 'acme/leaves', name: 'acme/leaves', split: 'test', revision: 'v2' },
              source: { name: 'https://leaves.example.org/board', url: 'https://leaves.example.org/board' },
            }),
          ]) as unknown[],
        },
      ],
    });
    expect(await downloadFile({ hubUrl, repo, path: 'README.md', raw: true })).not.toBeNull();
    expect(await fileExists({ hubUrl, repo: 'datasets/acme/leaves', path: 'README.md' })).toBe(true);
    expect(await fileExists({ hubUrl, repo, path: 'config.json' })).toBe(false);
    expect(await downloadFile({ hubUrl, repo, path: 'model.safetensors' })).toBeNull();
  });
});

// The requests of `HfApi(endpoint="…/hf")`, as hf_api.py of huggingface_hub 1.29 makes them.
describe("Python's huggingface_hub", () => {
  it('reads list_models(filter=…, trained_dataset=…, num_parameters=…, full=True, cardData=True)', async () => {
    const query =
      'filter=license%3Aapache-2.0&filter=dataset%3Aacme%2Fleaves&num_parameters=min%3A1M%2Cmax%3A0.1B';
    expect(await listed(`/api/models?${query}&full=true&cardData=true&config=true`)).toMatchObject([
      {
        ...{ id: 'acme/leaves-resnet', modelId: 'acme/leaves-resnet', author: 'acme', gated: false },
        ...{ createdAt: '2023-04-05T18:00:00.000Z', lastModified: '2025-02-01T10:20:30.000Z' },
        tags: expect.arrayContaining([
          ...['timm', 'dataset:acme/leaves', 'license:apache-2.0'],
          ...['base_model:Timm-Group/resnet50.a1_in1k', 'base_model:finetune:Timm-Group/resnet50.a1_in1k'],
        ]) as string[],
        config: { model_type: 'resnet', architectures: ['ResNetForImageClassification'] },
        safetensors: { parameters: {}, total: 25_600_000 },
        siblings: [
          { rfilename: 'README.md' },
          { rfilename: 'model.safetensors', lfs: { size: 102_400_000, pointerSize: 134 } },
          { rfilename: 'onnx/model 1.onnx' },
        ],
      },
    ]);
  });

  it('reads what was measured, all of it, and every base', async () => {
    const one = async (id: string) => JSON.parse((await get(`/api/models/${id}`)).text) as never;
    const embed: { cardData: { 'model-index': { results: unknown[] }[] } } = await one('acme/embed-GPTQ');
    expect(embed.cardData['model-index'][0]?.results).toHaveLength(130);
    const [merged] = await listed('/api/models?search=acme%2Fmerged&cardData=true');
    expect(merged).toMatchObject({ cardData: { base_model_relation: 'merge' } });
    expect((merged?.cardData as { base_model: string[] }).base_model).toHaveLength(12);
    const large: { siblings: unknown[]; cardData: { base_model: unknown[]; datasets: unknown[] } } =
      await one('acme/large');
    const { base_model: bases, datasets } = large.cardData;
    expect([large.siblings.length, bases.length, datasets.length]).toEqual([164, 105, 110]);
    const [again] = await listed('/api/models?search=acme%2Flarge&full=true&cardData=true');
    expect(again).toMatchObject({ siblings: large.siblings, cardData: large.cardData });
  });

  it('pages by the link, without a gap and with nothing twice, in any order', async () => {
    const whole = (await describedIn(feeds, 'models')).map(repositoryId);
    for (const order of [
      'sort=downloads',
      'sort=id&direction=1',
      'sort=createdAt&direction=1',
      'full=true',
    ]) {
      const read: string[] = [];
      let path: string | null = `/api/models?limit=297&${order}`;
      for (let pages = 0; path !== null && pages < 10; pages += 1) {
        const answer = await get(path);
        read.push(...ids(JSON.parse(answer.text) as Record<string, unknown>[]));
        const [, link = null] = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? [];
        path = link === null ? null : link.replace(hubUrl, '');
      }
      expect([order, read.length, new Set(read).size]).toEqual([order, whole.length, whole.length]);
      expect([...read].sort()).toEqual([...whole].sort());
    }
  });

  it('knows a commit at which a record was said otherwise later', async () => {
    const { status, text } = await get(`/api/models/acme/merged/revision/${'d'.repeat(40)}`);
    expect([status, JSON.parse(text)]).toMatchObject([200, { sha: 'd'.repeat(40), gated: 'manual' }]);
  });

  it('is led on by the scheme that a trusted proxy was asked by', async () => {
    const { headers } = await get('/api/models?limit=1', { 'x-forwarded-proto': 'https' });
    expect(headers.get('link')).toMatch(/^<https:\/\/127\.0\.0\.1:\d+\/hf\/api\/models\?/);
  });

  it('finds by a shortened id the one that it stands for', async () => {
    for (const [place, slug] of [LONG, `${LONG}-too`].entries()) {
      const id = repositoryId(slug);
      for (const tag of [`base_model:${id}`, `base_model:finetune:${id}`])
        expect(ids(await listed(`/api/models?filter=${tag}`))).toEqual([`mallory/of-long-${place}`]);
    }
    expect(await listed(`/api/models?filter=base_model:${repositoryId(`${LONG}-none`)}`)).toEqual([]);
  });

  it('orders as the Hub does: descending, ids ascending, which it is unless asked', async () => {
    expect(ids(await listed('/api/models?limit=40'))).toEqual(
      ids(await listed('/api/models?limit=40&sort=id&direction=1')),
    );
    const byLikes = await listed('/api/models?sort=likes&limit=5&expand=likes');
    const likes = byLikes.map((model) => Number(model.likes));
    expect(likes).toEqual([...likes].sort((one, other) => other - one));
    expect(Object.keys(byLikes[0] ?? {})).toEqual(['_id', 'id', 'likes']);
    expect(ids(await listed('/api/datasets?sort=id&limit=1&direction=-1'))).not.toEqual(
      ids(await listed('/api/datasets?sort=id&limit=1')),
    );
  });

  it.each(FOUND)('finds %s by %s', async (kind, query, expected) => {
    expect(ids(await listed(`/api/${kind}?${query}`))).toEqual(expected);
  });

  it.each(WRONG)('is told what is wrong with %s', async (path, message) => {
    const { status, text } = await get(`/api/${path}`);
    expect([status, JSON.parse(text)]).toEqual([400, { error: expect.stringContaining(message) as string }]);
  });

  it.each(MISSING)('knows by its header what is missing at %s', async (path, code) => {
    const { status, headers } = await get(path);
    expect([status, headers.get('x-error-code')]).toEqual([404, code]);
    expect((await get(path, {}, 'HEAD')).status).toBe(404);
  });

  it('is told that a file is not there without all that is known of the repository', async () => {
    statements = [];
    expect((await get('/acme/embed-GPTQ/resolve/main/config.json')).status).toBe(404);
    expect(statements.filter((label) => /evaluation|artifact|lineage|training/.test(label))).toEqual([]);
    expect(statements).toContainEqual(expect.stringContaining('origin'));
  });

  it('reads in pages of other origins what tells errors, parts and commits', async () => {
    const { headers } = await get('/acme/none/raw/main/README.md', { origin: 'https://elsewhere.example' });
    const readable = headers.get('access-control-expose-headers') ?? '';
    for (const name of ['x-error-code', 'x-repo-commit', 'content-range', 'etag', 'link'])
      expect(readable.split(', ')).toContain(name);
  });

  it('downloads the card with hf_hub_download: HEAD tells commit, tag and size', async () => {
    const path = '/acme/leaves-resnet/resolve/main/README.md';
    const { status, headers, text } = await get(path, { 'accept-encoding': 'identity' }, 'HEAD');
    expect([status, text, headers.get('x-repo-commit')]).toEqual([200, '', 'a'.repeat(40)]);
    const whole = await get(path, { 'accept-encoding': 'identity' });
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(whole.text)));
    const tag = headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    const part = await get(path, { range: 'bytes=4-9' });
    expect([part.status, part.text]).toEqual([206, whole.text.slice(4, 10)]);
    expect((await get(path, { range: 'bytes=999999-' })).status).toBe(416);
  });
});

describe('ids', () => {
  it('are valid for clients, each leads to its model, and none is another one’s', async () => {
    const models = await listed('/api/models?limit=1000&sort=createdAt');
    for (const id of ids(models)) {
      expect(id).toMatch(REPO_ID);
      expect(id).not.toMatch(/--|\.\.|\.git$/);
    }
    expect(ids(await listed('/api/models?author=mallory'))).toContain('mallory/twin_u40_timm');
    for (const id of ['mallory/twin_u40_timm', repositoryId(LONG), repositoryId(LONG).toUpperCase()]) {
      const { status, text } = await get(`/api/models/${id}/revision/main`);
      expect([status, (JSON.parse(text) as { id: string }).id.toLowerCase()]).toEqual([
        200,
        id.toLowerCase(),
      ]);
    }
    expect((await get('/mallory/twin_u40_timm/raw/main/README.md')).text).toContain('\\# Twin \\<b\\>');
  });
});

describe('who asks', () => {
  it('sees what they may see, and is told so by the tag', async () => {
    const path = '/api/models?author=mallory&expand=private';
    const anonymous = await get(path);
    const admin = await get(path, { authorization: `Bearer ${ADMIN_TOKEN}` });
    expect(ids(JSON.parse(anonymous.text) as never)).not.toContain('mallory/secret');
    expect(JSON.parse(admin.text)).toContainEqual(
      expect.objectContaining({ id: 'mallory/secret', private: true }),
    );
    expect(admin.headers.get('etag')).not.toBe(anonymous.headers.get('etag'));
    expect((await get('/api/models/mallory/secret')).status).toBe(404);
    expect((await get('/mallory/secret/raw/main/README.md')).status).toBe(404);
    const known = { authorization: `Bearer ${ADMIN_TOKEN}` };
    expect((await get('/api/models/mallory/secret', known)).status).toBe(200);
  });

  it('gets nothing twice, compressed, and only reads', async () => {
    const path = '/api/models?limit=200';
    const { headers } = await get(path, { 'accept-encoding': 'gzip' });
    const read = () => statements.filter((label) => label !== 'written_state');
    expect(headers.get('content-encoding')).toBe('gzip');
    statements = [];
    expect((await get(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    expect(read()).toEqual([]);
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([
      ...[200, '', 'application/json; charset=utf-8'],
    ]);
    expect((await get(path, {}, 'POST')).status).toBe(405);
  });

  it('has a page read by a number of statements that no number of models changes', async () => {
    const countFor = async (query: string): Promise<number> => {
      statements = [];
      await listed(`/api/models?${query}`);
      return statements.filter((label) => label !== 'written_state').length;
    };
    expect(await countFor('limit=25&expand=tags')).toBe(await countFor('limit=100&expand=tags'));
    // Those with many figures are read whole ten at a time.
    const whole = 'search=measured%2Fnet&full=true&cardData=true';
    const ten = await countFor(`${whole}&limit=10`);
    expect(await countFor(`${whole}&limit=2`)).toBe(ten);
    expect(await countFor(`${whole}&limit=12`)).toBeLessThan(2 * ten);
  });
});
