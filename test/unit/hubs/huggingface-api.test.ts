import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { findHub, HuggingFaceHub } from '../../../src/hubs';
import { aFolder, collect, readLines, readSource } from './support';

const MODEL = { id: 'acme/one', modelId: 'acme/one', tags: [] };

describe('a file of API records', () => {
  it('reads what the Hub says about a model', async () => {
    const { records, problems } = await readLines({
      ...MODEL,
      sha: 'abc123',
      createdAt: '2026-08-18T06:09:20.000Z',
      lastModified: '2026-08-19T06:09:20.000Z',
      downloads: 430,
      likes: 2,
      pipeline_tag: 'text-generation',
      library_name: 'transformers',
      safetensors: { total: 7_615_616_512 },
      config: { model_type: 'qwen2', architectures: ['Qwen2ForCausalLM'] },
      tags: [
        'transformers',
        'safetensors',
        'chat',
        'en',
        'zh',
        'dataset:acme/talk',
        'license:apache-2.0',
        'region:us',
      ],
      siblings: [
        { rfilename: 'README.md' },
        { rfilename: 'model.safetensors', size: 12, lfs: { sha256: 'a'.repeat(64) } },
      ],
    });
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      hub: 'huggingface',
      externalId: 'acme/one',
      publisher: 'acme',
      name: 'one',
      revision: 'abc123',
      url: 'https://huggingface.co/acme/one',
      tasks: ['text-generation'],
      libraries: ['transformers'],
      languages: ['en', 'zh'],
      tags: ['transformers', 'safetensors', 'chat'],
      licenses: { weights: 'apache-2.0', code: null, data: null },
      trainings: [{ dataset: { hub: 'huggingface', externalId: 'acme/talk' }, role: 'FINE_TUNING' }],
      parameterCount: 7_615_616_512,
      architectureFamily: 'qwen2',
      architectureName: 'Qwen2ForCausalLM',
      downloads: 430,
      likes: 2,
      artifacts: [
        {
          uri: 'https://huggingface.co/acme/one/resolve/abc123/model.safetensors',
          format: 'safetensors',
          sizeBytes: 12,
          sha256: 'a'.repeat(64),
        },
      ],
    });
  });

  it('takes the relation of each base from the tags', async () => {
    const { records } = await readLines({
      ...MODEL,
      tags: ['base_model:acme/a', 'base_model:acme/b', 'base_model:merge:acme/a', 'base_model:merge:acme/b'],
    });
    expect(records[0]?.bases).toEqual([
      { base: { hub: 'huggingface', externalId: 'acme/a' }, relation: 'merge' },
      { base: { hub: 'huggingface', externalId: 'acme/b' }, relation: 'merge' },
    ]);
  });

  it('finds models under the names that they had before they got an owner', async () => {
    const { records } = await readLines(
      { modelId: 'bert-base-uncased' },
      { ...MODEL, tags: ['base_model:adapter:gpt2'] },
    );
    expect(records[0]).toMatchObject({
      externalId: 'google-bert/bert-base-uncased',
      publisher: 'google-bert',
    });
    expect(records[1]?.bases[0]?.base.externalId).toBe('openai-community/gpt2');
  });

  it('refuses a model as its own base and says so once', async () => {
    const { records, problems } = await readLines({
      ...MODEL,
      tags: ['base_model:acme/one', 'base_model:finetune:acme/one'],
    });
    expect(records[0]?.bases).toEqual([]);
    expect(problems).toEqual([
      {
        hub: 'huggingface',
        id: 'acme/one',
        field: 'base_model',
        message: 'names the model itself',
        action: 'ignored',
      },
    ]);
  });

  it.each(['/cache/models/llama', 'C:\\Models\\Apriel', 'outputs/run/checkpoints/last', '../up'])(
    'reports the base %s, which is a path on somebody’s disk',
    async (base) => {
      const { records, problems } = await readLines({ ...MODEL, tags: [`base_model:${base}`] });
      expect(records[0]?.bases).toEqual([]);
      expect(problems[0]).toMatchObject({ field: 'base_model', action: 'ignored' });
    },
  );

  it('reads a folder of the Hub’s cache and an address as the repository that they stand for', async () => {
    const { records } = await readLines({
      ...MODEL,
      tags: [
        'base_model:/x/hub/models--acme--base/snapshots/ea7bb',
        'base_model:https://huggingface.co/acme/other',
      ],
    });
    expect(records[0]?.bases.map(({ base }) => base.externalId)).toEqual(['acme/base', 'acme/other']);
  });

  it.each([
    [['cv', 'region:us'], []],
    [['ml', 'pt', 'region:us'], []],
    [
      ['pt', 'es', 'license:mit'],
      ['pt', 'es'],
    ],
    [
      ['en', 'yue', 'trl', 'license:mit'],
      ['en', 'yue'],
    ],
    [
      ['sft', 'en', 'multilingual', 'license:mit'],
      ['en', 'multilingual'],
    ],
    [['en'], ['en']],
    [['text-generation-inference', 'chat', 'en', 'endpoints_compatible', 'region:us'], ['en']],
    [['yue', 'region:us'], ['yue']],
  ])('reads the languages of tags %j as %j', async (tags, languages) => {
    const { records } = await readLines({ ...MODEL, tags });
    expect(records[0]?.languages).toEqual(languages);
  });

  it('goes on after records that cannot be used, and names each', async () => {
    const { records, problems } = await readLines(
      '{"id": "acme/broken", ',
      'null',
      '[1]'.padStart(8),
      { tags: [] },
      { id: '../../etc/passwd' },
      { id: 'acme/corpus', tags: ['task_categories:text-classification'] },
      MODEL,
    );
    expect(records.map(({ externalId }) => externalId)).toEqual(['acme/one']);
    expect(problems.map(({ id, field, message, action }) => [id, field, message, action])).toEqual([
      ['line 1', null, 'is not JSON', 'skipped'],
      ['line 2', null, 'is no JSON object', 'skipped'],
      ['line 3', null, 'is no JSON object', 'skipped'],
      ['line 4', 'id', 'is missing', 'skipped'],
      ['line 5', 'id', 'is no repository name: "../../etc/passwd"', 'skipped'],
      ['acme/corpus', 'modelId', 'is missing: this is the record of a dataset', 'skipped'],
    ]);
  });

  it('leaves out a field that breaks its bounds and keeps the record', async () => {
    const { records, problems } = await readLines({
      ...MODEL,
      createdAt: 'yesterday',
      downloads: -1,
      tags: ['good', 'x'.repeat(301), ...Array.from({ length: 600 }, (_, n) => `t${n}`)],
    });
    expect(records[0]).toMatchObject({ createdAt: null, downloads: null });
    expect(records[0]?.tags).toHaveLength(499);
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['createdAt', 'tags.1', 'tags']),
    );
  });

  it.each([
    ['2022-03-02T23:29:03.000Z', '2022-03-02T23:29:03.000Z'],
    ['2022-03-02T23:29:04.000Z', null],
    ['2022-03-02T23:29:22.000Z', null],
    ['2022-03-02T23:30:00.000Z', '2022-03-02T23:30:00.000Z'],
  ])('takes %s, which the Hub may say of whatever is older, for %s', async (createdAt, known) => {
    const { records, problems } = await readLines({ ...MODEL, createdAt });
    expect([records[0]?.createdAt, problems]).toEqual([known, []]);
  });

  it('takes out what PostgreSQL cannot store', async () => {
    const { records } = await readLines(
      `{"id":"acme/one","tags":["a\\u0000b","c\\ud800d"],"x\\u0000":"\\u0000"}`,
    );
    expect(records[0]?.tags).toEqual(['ab', 'c\uFFFDd']);
    expect(JSON.stringify(records[0]?.raw)).not.toMatch(/\\u0000|\\ud800/);
  });

  it('lets no record reach a prototype', async () => {
    const { records } = await readLines(
      '{"id":"acme/one","__proto__":{"polluted":1},"cardData":{"__proto__":{"license":"mit"}}}',
    );
    expect(records[0]?.licenses.weights).toBeNull();
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('reports nesting without end', async () => {
    const { problems } = await readLines(
      MODEL,
      `{"id":"acme/two","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    );
    expect(problems).toMatchObject([{ id: 'line 2', message: 'is nested too deep', action: 'skipped' }]);
  });
});

describe('where records come from', () => {
  const line = `${JSON.stringify(MODEL)}\n`;

  it('unpacks gzip whatever the file is called', async () => {
    const folder = await aFolder({ models: gzipSync(line.repeat(3)) });
    const source = path.join(folder, 'models');
    expect((await readSource(source)).records).toHaveLength(3);
    await expect(new HuggingFaceHub().count(source)).resolves.toBe(3);
  });

  it('reads a saved reply, which is one array, pretty-printed or not', async () => {
    const models = [
      { id: 'acme/a', tags: ['x,]"y'] },
      { id: 'acme/b', cardData: { a: [1, { b: 2 }] } },
    ];
    const folder = await aFolder({
      a: JSON.stringify(models),
      b: `\n ${JSON.stringify(models, null, 2)}\n`,
      c: '[]',
    });
    for (const name of ['a', 'b']) {
      const { records, problems } = await readSource(path.join(folder, name));
      expect(records.map(({ externalId }) => externalId)).toEqual(['acme/a', 'acme/b']);
      expect(problems).toEqual([]);
    }
    await expect(readSource(path.join(folder, 'c'))).rejects.toThrow('is empty');
  });

  it('reports an array that is cut off after its whole records', async () => {
    const folder = await aFolder({ a: '[{"id":"acme/a"},{"id":"acme/b","ta' });
    const { records, problems } = await readSource(path.join(folder, 'a'));
    expect(records).toHaveLength(1);
    expect(problems.map(({ message }) => message)).toEqual(['is cut off: the array does not end']);
  });

  it('reports a line that is too long without holding it', async () => {
    const folder = await aFolder({ a: `${line}${'x'.repeat(5 * 1024 * 1024)}\n${line}` });
    const { records, problems } = await readSource(path.join(folder, 'a'));
    expect(records).toHaveLength(2);
    expect(problems).toMatchObject([{ id: 'line 2', action: 'skipped' }]);
  });

  it('reports a line that is not UTF-8', async () => {
    const folder = await aFolder({ a: Buffer.concat([Buffer.from(line), Buffer.from([0xff, 0xfe, 0x0a])]) });
    expect((await readSource(path.join(folder, 'a'))).problems).toMatchObject([
      { message: 'is not UTF-8 text' },
    ]);
  });

  it('stops at the limit', async () => {
    const folder = await aFolder({ a: line.repeat(9) });
    expect((await readSource(path.join(folder, 'a'), 4)).records).toHaveLength(4);
  });

  it('says what is wrong with a source that cannot be read', async () => {
    const folder = await aFolder({
      'empty.jsonl': '\n \n',
      'cut.gz': gzipSync(line.repeat(5000)).subarray(0, 60),
      'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a, 0x00]),
      'prose.txt': 'once\n'.repeat(100),
      'folder/notes.txt': 'no card',
    });
    const failure = (name: string) => readSource(path.join(folder, name)).then(() => 'none', String);
    expect(await failure('missing.jsonl')).toContain('there is nothing at');
    expect(await failure('empty.jsonl')).toContain('is empty');
    expect(await failure('cut.gz')).toContain('cut off or damaged');
    expect(await failure('picture.png')).toContain('holds neither');
    expect(await failure('prose.txt')).toContain('holds neither');
    expect(await failure('folder')).toContain('holds none');
  });

  it('follows the pages of an address', async () => {
    const page = (id: string, next?: string) =>
      new Response(JSON.stringify([{ id }]), {
        headers: next === undefined ? {} : { link: `<${next}>; rel="next"` },
      });
    const pages: Record<string, Response> = {
      'https://hub.test/api/models': page('acme/a', 'https://hub.test/api/models?cursor=2'),
      'https://hub.test/api/models?cursor=2': page('acme/b'),
    };
    const get = (url: string) => Promise.resolve(pages[url] ?? new Response('', { status: 404 }));
    const hub = new HuggingFaceHub({}, { get });
    const { records } = await collect(hub.read('https://hub.test/api/models', { limit: null }));
    expect(records.map(({ externalId }) => externalId)).toEqual(['acme/a', 'acme/b']);
    await expect(collect(hub.read('https://hub.test/gone', { limit: null }))).rejects.toThrow('answered 404');
    await expect(hub.count('https://hub.test/api/models')).resolves.toBeNull();
  });
});

it('names the hubs that there are when it is asked for another', () => {
  expect(() => findHub('nowhere')).toThrow('"hub" must be one of: huggingface');
  expect(findHub('huggingface').name).toBe('Hugging Face');
});
