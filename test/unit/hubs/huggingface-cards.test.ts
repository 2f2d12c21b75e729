import { aFolder, front, readCard, readSource } from './support';

describe('a model card', () => {
  it('reads the front matter and the first paragraph', async () => {
    const { records, problems } = await readCard(
      front(
        'license: mit\nlanguage:\n- fr\npipeline_tag: image-classification\nlibrary_name: timm\ndatasets: [acme/leaves]\n' +
          'base_model: acme/base\nbase_model_relation: finetune\ntags: [plants]',
        '# One\n\n![badge](x.png)\n\nTells [leaves](http://x) of **forty** trees apart.\n\nMore.',
      ),
    );
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      externalId: 'acme/one',
      licenses: { weights: 'mit' },
      languages: ['fr'],
      tasks: ['image-classification'],
      libraries: ['timm'],
      tags: ['plants'],
      summary: 'Tells leaves of forty trees apart.',
      trainings: [{ dataset: { externalId: 'acme/leaves' } }],
      bases: [{ base: { externalId: 'acme/base' }, relation: 'finetune' }],
    });
  });

  it('keeps a card without front matter, which says at least that the model is there', async () => {
    const { records, problems } = await readCard('# One\n\nA model of something or other.');
    expect(records[0]).toMatchObject({ externalId: 'acme/one', summary: 'A model of something or other.' });
    expect(problems).toEqual([]);
  });

  it.each(['\r\n', '\r', '\n'])('reads lines ended by %j', async (ending) => {
    const { records } = await readCard(['---', 'license: mit', '---', '# hello'].join(ending));
    expect(records[0]?.licenses.weights).toBe(ending === '\r' ? null : 'mit');
  });

  it('reports a field that is written twice, each time as something else', async () => {
    const { records, problems } = await readCard(
      front('license: mit\nlanguage: fr\nlicense: apache-2.0\nlanguage: fr'),
    );
    expect(records[0]).toMatchObject({ licenses: { weights: 'apache-2.0' }, languages: ['fr'] });
    expect(problems).toMatchObject([
      { id: 'acme/one', field: 'license', message: 'is written more than once; the last counts' },
    ]);
  });

  it.each([
    ['license: [mit, apache-2.0]', 'mit, apache-2.0'],
    ['license: [mit]', 'mit'],
    ['license:', null],
    ['licence: MIT', 'MIT'],
    ['liscence: mit', 'mit'],
    ['licenses: [mit]', 'mit'],
    ['license: other\nlicense_name: acme-terms', 'acme-terms'],
    ['license: unknown\nlicense_name: Apache-2.0', 'Apache-2.0'],
    ['license: other', 'other'],
    ['license: Academic Free License v3.0', 'Academic Free License v3.0'],
  ])('reads %j as the licence %j', async (yaml, license) => {
    expect((await readCard(front(yaml))).records[0]?.licenses.weights).toBe(license);
  });

  it.each([
    ['language: no', ['no']],
    ['language: false', ['no']],
    ['language: en, fr', ['en', 'fr']],
    [`language: "['en', 'fr']"`, [`['en', 'fr']`]],
    ['language: [en, null, en-ru, English]', ['en', 'en-ru', 'English']],
    ['language: multilingual\nlanguage_bcp47: [fr-CA]', ['multilingual', 'fr-CA']],
  ])('reads %j as the languages %j', async (yaml, languages) => {
    expect((await readCard(front(yaml))).records[0]?.languages).toEqual(languages);
  });

  it.each([
    ['datasets: common_voice_x, infore_25h', ['common_voice_x', 'infore_25h'], 0],
    ['datasets: [null]', [], 0],
    ['datasets:\n- squad_x:', ['squad_x'], 0],
    ['datasets:\n- Kaggle Dataset', [], 1],
    ['datasets: [imdb, imdb, imagefolder]', ['stanfordnlp/imdb'], 1],
  ])('reads %j as trained on %j', async (yaml, names, faults) => {
    const { records, problems } = await readCard(front(yaml));
    expect(records[0]?.trainings.map(({ dataset }) => dataset.externalId)).toEqual(names);
    expect(problems).toHaveLength(faults);
  });

  it('takes several bases without taking them for a merge', async () => {
    const { records } = await readCard(
      front('base_model: [acme/a, acme/b, acme/a]\nbase_model_relation: finetune'),
    );
    expect(records[0]?.bases).toMatchObject([
      { base: { externalId: 'acme/a' }, relation: 'finetune' },
      { base: { externalId: 'acme/b' }, relation: 'finetune' },
    ]);
  });

  it.each([
    ['pipeline_tag: [translation, summarization]', ['translation', 'summarization'], 0],
    ['pipeline_tag: true', [], 1],
  ])('reads %j as the tasks %j', async (yaml, tasks, faults) => {
    const { records, problems } = await readCard(front(yaml));
    expect(records[0]?.tasks).toEqual(tasks);
    expect(problems).toHaveLength(faults);
  });

  it('splits tags that were written as one string', async () => {
    expect((await readCard(front('tags: vision, plants'))).records[0]?.tags).toEqual(['vision', 'plants']);
  });

  it.each([
    ['a sequence', '[]'],
    ['broken YAML', 'license: [mit'],
    ['nesting without end', `a: ${'['.repeat(30_000)}`],
    ['nesting without end on one line', '- '.repeat(60_000)],
    ['nesting without end in keys', '? '.repeat(60_000)],
    [
      'aliases without end',
      `a: &a [x]\nb: &b [${'*a,'.repeat(40)}]\nc: &c [${'*b,'.repeat(40)}]\nd: [${'*c,'.repeat(40)}]`,
    ],
    ['more than is read of a field', `a: ${'x'.repeat(4_300_000)}`],
  ])('skips a card whose front matter is %s', async (_, yaml) => {
    const { records, problems } = await readCard(front(yaml));
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ id: 'acme/one', action: 'skipped' }]);
  });

  it('runs nothing that a custom tag names', async () => {
    const { records } = await readCard(
      front('license: !!js/function "() => 1"\ntags: !!python/object/apply:os.system [ls]'),
    );
    expect(records[0]).toMatchObject({ licenses: { weights: '() => 1' }, tags: ['ls'] });
  });

  it('lets no key reach a prototype', async () => {
    const { records } = await readCard(
      front('__proto__:\n  license: mit\nconstructor:\n  prototype:\n    polluted: 1'),
    );
    expect(records[0]?.licenses.weights).toBeNull();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('takes out what PostgreSQL cannot store', async () => {
    const { records } = await readCard(front('tags: ["a\\0b"]', 'Some\0thing that is long enough.'));
    expect(records[0]).toMatchObject({ tags: ['ab'] });
    expect(JSON.stringify(records[0])).not.toContain('\\u0000');
  });
});

describe('the evaluations of a card', () => {
  const index = (yaml: string, key = 'model-index') => front(`${key}:\n${yaml.replace(/^/gm, '  ')}`);
  const result = (metric: string, dataset = '{type: acme/test, name: Test, split: val, args: en}') =>
    `- name: one\n  results:\n  - task: {type: text-classification}\n    dataset: ${dataset}\n    metrics: ${metric}`;

  it('reads one value with its dataset, split, task and source', async () => {
    const { records } = await readCard(
      index(
        `${result('[{type: accuracy, value: 0.91, verified: true}]')}\n    source: {url: "https://acme.test/board"}`,
      ),
    );
    expect(records[0]?.evaluations).toEqual([
      {
        dataset: { hub: 'huggingface', externalId: 'acme/test' },
        subset: 'en',
        task: 'text-classification',
        split: 'val',
        metric: 'accuracy',
        value: 0.91,
        verified: true,
        study: null,
        sourceUrl: 'https://acme.test/board',
      },
    ]);
  });

  it.each([
    ['"25.59%"', 25.59],
    ['"1,234.5"', 1234.5],
    ['-3e-2', -0.03],
    ['".5"', 0.5],
  ])('reads the value %s', async (value, expected) => {
    const { records } = await readCard(index(result(`[{type: f1, value: ${value}}]`)));
    expect(records[0]?.evaluations[0]?.value).toBe(expected);
  });

  it.each(['NA', '""', '[1, 2]', '{a: 1}', '.nan', '.inf', '""', '1.2 (best)', '"0x1f"', 'true'])(
    'reports the value %s, which is no number',
    async (value) => {
      const { records, problems } = await readCard(index(result(`[{type: f1, value: ${value}}]`)));
      expect(records[0]?.evaluations).toEqual([]);
      expect(problems).toMatchObject([
        { field: 'model-index.0.results.0.metrics.0.value', action: 'ignored' },
      ]);
    },
  );

  it.each([
    ['the key model_index', index(result('[{type: f1, value: 1}]'), 'model_index')],
    [
      'a mapping instead of a list',
      front('model-index:\n  name: one\n  results: {metrics: {type: f1, value: 1}}'),
    ],
    ['the old word metric', front('model-index:\n- results:\n  - metric: {name: f1, value: 1}')],
    ['no dataset', index(result('[{type: f1, value: 1}]', ''))],
    [
      'a loader where the dataset should stand',
      index(result('[{type: f1, value: 1}]', '{type: imagefolder}')),
    ],
  ])('reads results with %s', async (_, card) => {
    expect((await readCard(card)).records[0]?.evaluations).toMatchObject([{ metric: 'f1', value: 1 }]);
  });

  it('reports entries that are no results', async () => {
    const { problems } = await readCard(
      front('model-index:\n- one\n- results: [two, {metrics: [three, {value: 1}]}]'),
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'model-index.0',
      'model-index.1.results.0',
      'model-index.1.results.1.metrics.0',
      'model-index.1.results.1.metrics.1',
    ]);
  });
});

describe('a folder of cards', () => {
  it('names models by the folders above their cards', async () => {
    const folder = await aFolder({
      'deep/below/acme/two/README.md': 'x',
      'acme/three/readme.MD': 'x',
      'solo/README.md': 'x',
      'acme/three/docs/more.md': front('license: mit'),
      'hub/models--acme--four/snapshots/0f0f/README.md': 'x',
      'gpt2/README.md': 'x',
      'loose/acme__five.md': front('license: mit'),
      'loose/changes.md': '# no card',
      '.git/README.md': 'x',
    });
    const { records } = await readSource(folder);
    expect(records.map(({ externalId }) => externalId).sort()).toEqual([
      'acme/five',
      'acme/four',
      'acme/three',
      'acme/two',
      'more',
      'openai-community/gpt2',
      'solo',
    ]);
    expect(records.find(({ externalId }) => externalId === 'acme/four')?.revision).toBe('0f0f');
  });

  it('skips a card in a folder that names no repository', async () => {
    const folder = await aFolder({ 'two words/a model/README.md': 'x', 'acme/one/README.md': 'x' });
    const { records, problems } = await readSource(folder);
    expect(records).toHaveLength(1);
    expect(problems).toMatchObject([{ id: 'two words/a model', field: 'id', action: 'skipped' }]);
  });
});

describe('a base without an owner', () => {
  it('is a model that had none once, or reported', async () => {
    const known = await readCard(front('base_model: [gpt2, roberta-base]'));
    expect(known.records[0]?.bases.map(({ base }) => base.externalId)).toEqual([
      'openai-community/gpt2',
      'FacebookAI/roberta-base',
    ]);
    const unknown = await readCard(front('base_model: [mistral, acme/base]'));
    expect(unknown.records[0]?.bases.map(({ base }) => base.externalId)).toEqual(['acme/base']);
    expect(unknown.problems).toMatchObject([{ field: 'base_model', action: 'ignored' }]);
  });
});

describe('the licence of a card', () => {
  const LONG = `You may use this ${'for the good of all '.repeat(20)}under https://acme.test/terms as it stands.`;
  it.each([
    [
      'license: other\nlicense_name: acme-terms\nlicense_link: https://acme.test/terms',
      'acme-terms https://acme.test/terms',
    ],
    [
      'license: other\nlicense_name: acme-terms\nlicense_link: LICENSE.md',
      'acme-terms https://huggingface.co/acme/one/blob/main/LICENSE.md',
    ],
    ['license: other\nlicense_link: https://acme.test/terms', 'https://acme.test/terms'],
    ['license_name: acme-terms', 'acme-terms'],
    ['license: mit\nlicense_link: LICENSE', 'mit'],
  ])('is read from %j as %j', async (yaml, license) => {
    const { records, problems } = await readCard(front(yaml));
    expect(records[0]?.licenses.weights).toBe(license);
    expect(problems).toEqual([]);
  });

  it('keeps the beginning of a long text, and its link', async () => {
    const { records, problems } = await readCard(front(`license: "${LONG}"`));
    const license = records[0]?.licenses.weights ?? '';
    expect(license).toMatch(/^You may use this for the good .*… https:\/\/acme\.test\/terms$/);
    expect(license.length).toBeLessThanOrEqual(300 + ' https://acme.test/terms'.length);
    expect(problems).toEqual([]);
  });

  it('reports a link that is none', async () => {
    const { problems } = await readCard(front('license: other\nlicense_link: ask us first'));
    expect(problems).toMatchObject([{ field: 'license_link', message: 'is no address: "ask us first"' }]);
  });
});
