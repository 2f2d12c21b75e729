import path from 'node:path';
import { findHub, type DatasetRecord, type RecordProblem } from '../../../src/hubs';
import { CroissantHub } from '../../../src/hubs/croissant/croissant.hub';
import { aFolder } from './support';

interface Reading {
  records: DatasetRecord[];
  problems: RecordProblem[];
}

async function readSource(
  source: string,
  hub = new CroissantHub(),
  limit: number | null = null,
): Promise<Reading> {
  const reading: Reading = { records: [], problems: [] };
  for await (const item of hub.read(source, { limit })) {
    if (item.kind === 'problem') reading.problems.push(item.problem);
    else if (item.record.kind === 'dataset') reading.records.push(item.record);
  }
  return reading;
}

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  recordSet: 'cr:recordSet',
  field: 'cr:field',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  data: { '@id': 'cr:data', '@type': '@json' },
  references: 'cr:references',
  sc: 'https://schema.org/',
};
const OLD_CONTEXT = {
  '@vocab': 'https://schema.org/',
  ml: 'http://mlcommons.org/schema/',
  recordSet: 'ml:recordSet',
  field: 'ml:field',
  dataType: { '@id': 'ml:dataType', '@type': '@vocab' },
  sc: 'https://schema.org/',
};
const MINIMAL = {
  '@context': CONTEXT,
  '@type': 'sc:Dataset',
  conformsTo: 'http://mlcommons.org/croissant/1.0',
  name: 'leaves',
  url: 'https://leaves.example/data',
};

const aFile = async (content: object | string): Promise<string> =>
  path.join(
    await aFolder({ 'metadata.json': typeof content === 'string' ? content : JSON.stringify(content) }),
    'metadata.json',
  );

/** The one dataset of a description with these fields. */
async function read(fields: object): Promise<DatasetRecord & { problems: RecordProblem[] }> {
  const { records, problems } = await readSource(await aFile({ ...MINIMAL, ...fields }));
  if (records[0] === undefined) throw new Error(JSON.stringify(problems));
  return { ...records[0], problems };
}

describe('a Croissant description', () => {
  it('reads what the format asks for', async () => {
    const record = await read({
      description: 'Leaves of\n forty trees.',
      license: 'https://creativecommons.org/licenses/by-sa/4.0/',
      keywords: ['trees', 'leaves'],
      inLanguage: 'en',
      publisher: { '@type': 'sc:Organization', name: 'Acme' },
      datePublished: '2024-05-06',
      dateModified: '2024-06-07T08:09:10Z',
      version: '1.0.0',
    });
    expect(record).toMatchObject({
      hub: 'croissant',
      externalId: 'https://leaves.example/data#leaves',
      url: 'https://leaves.example/data',
      name: 'leaves',
      publisher: 'Acme',
      summary: 'Leaves of forty trees.',
      licenses: { data: 'cc-by-sa-4.0', weights: null },
      tags: ['trees', 'leaves'],
      languages: ['en'],
      createdAt: '2024-05-06T00:00:00Z',
      updatedAt: '2024-06-07T08:09:10Z',
      sameAs: [],
      raw: { version: '1.0.0' },
      problems: [],
    });
  });

  it.each([
    ['the context of 0.8, which states no version', '', { '@context': OLD_CONTEXT, conformsTo: undefined }],
    ['the prefix of 0.8', 'ml:', { '@context': OLD_CONTEXT }],
    [
      'a list of what it conforms to',
      '',
      { conformsTo: ['http://mlcommons.org/croissant/1.0', 'http://own.example'] },
    ],
    ['a context that is only an address', 'cr:', { '@context': 'https://mlcommons.org/croissant/1.1' }],
    ['no context', 'cr:', { '@context': undefined }],
    ['a list of contexts', '', { '@context': ['https://schema.org/', CONTEXT] }],
    ['prefixes', 'cr:', { name: undefined, 'sc:name': 'leaves' }],
    ['whole addresses', 'http://mlcommons.org/croissant/', { '@type': 'https://schema.org/Dataset' }],
    [
      'words of its own',
      '',
      { '@context': { ...CONTEXT, titre: 'sc:name' }, name: undefined, titre: 'leaves' },
    ],
    ['several types', '', { '@type': ['sc:Dataset', 'sc:CreativeWork'] }],
  ])('reads terms by %s', async (_name, prefix, fields) => {
    const field = [{ [`${prefix}dataType`]: 'sc:ImageObject' }];
    const record = await read({ ...fields, [`${prefix}recordSet`]: [{ [`${prefix}field`]: field }] });
    expect(record).toMatchObject({ name: 'leaves', modalities: ['IMAGE'], problems: [] });
  });

  it.each([
    [{ de: 'Blätter', en: 'leaves', fr: 'feuilles' }, 'leaves'],
    [{ de: 'Blätter', 'en-GB': 'leaves' }, 'leaves'],
    [{ de: 'Blätter' }, 'Blätter'],
    [
      [
        { '@value': 'Blätter', '@language': 'de' },
        { '@value': 'leaves', '@language': 'en' },
      ],
      'leaves',
    ],
    [['leaves', 'others'], 'leaves'],
  ])('chooses the text of %j', async (name, chosen) => {
    expect((await read({ name })).name).toBe(chosen);
  });

  it.each([
    ['mit', 'mit'],
    ['https://choosealicense.com/licenses/apache-2.0/', 'apache-2.0'],
    ['https://spdx.org/licenses/CC0-1.0.html', 'CC0-1.0'],
    ['https://opensource.org/licenses/MIT', 'MIT'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'cc0-1.0'],
    ['http://creativecommons.org/licenses/by-nc/3.0/deed.en', 'cc-by-nc-3.0'],
    ['https://own.example/terms', 'https://own.example/terms'],
    ['unknown', 'unknown'],
    [['mit', 'https://choosealicense.com/licenses/mit/'], 'mit'],
    [['mit', 'cc-by-4.0'], 'mit, cc-by-4.0'],
    [{ '@type': 'CreativeWork', name: 'MIT License', url: 'https://opensource.org/licenses/MIT' }, 'MIT'],
    [{ '@type': 'CreativeWork', name: 'Own terms' }, 'Own terms'],
    [undefined, null],
  ])('reads %j as the licence %j', async (license, expected) => {
    expect((await read({ license })).licenses.data).toBe(expected);
  });

  it.each(['None', 'https://choosealicense.com/licenses/undefined/'])(
    'reports the licence %j',
    async (license) => {
      const record = await read({ license });
      expect(record.licenses.data).toBeNull();
      expect(record.problems).toMatchObject([{ field: 'license', action: 'ignored' }]);
    },
  );

  it('reports an address that is none', async () => {
    const record = await read({ url: 'None' });
    expect(record).toMatchObject({ externalId: 'leaves', url: null, problems: [{ field: 'url' }] });
  });

  it('goes by its page on a hub, under the id of today', async () => {
    const record = await read({ name: 'mnist', url: 'https://huggingface.co/datasets/mnist' });
    expect(record).toMatchObject({
      externalId: 'https://huggingface.co/datasets/ylecun/mnist',
      name: 'mnist',
      publisher: 'ylecun',
      sameAs: [{ hub: 'huggingface', externalId: 'ylecun/mnist' }],
    });
  });

  it('says where else it is, and reports addresses that are no dataset of a hub', async () => {
    const record = await read({
      sameAs: [
        'https://www.kaggle.com/datasets/acme/leaves',
        { '@id': 'https://www.tensorflow.org/datasets/catalog/leaves' },
        'https://acme.example',
      ],
    });
    expect(record.sameAs).toEqual([
      { hub: 'kaggle', externalId: 'acme/leaves' },
      { hub: 'tfds', externalId: 'leaves' },
    ]);
    expect(record.problems).toMatchObject([{ field: 'sameAs', action: 'ignored' }]);
  });

  it('reads keywords with commas and as terms', async () => {
    const keywords = ['trees, leaves', { '@type': 'DefinedTerm', name: 'oak' }, { '@type': 'DefinedTerm' }];
    const record = await read({ keywords });
    expect(record.tags).toEqual(['trees', 'leaves', 'oak']);
    expect(record.problems).toMatchObject([{ field: 'keywords' }]);
  });

  it('leaves out a date that is none', async () => {
    const record = await read({ datePublished: 'last year' });
    expect(record).toMatchObject({ createdAt: null, problems: [{ field: 'createdAt' }] });
  });
});

describe('the record sets of a description', () => {
  const enumeration = (id: string, ...values: string[]) => ({
    '@id': id,
    dataType: 'sc:Enumeration',
    data: values.map((value) => ({ [`${id}/value`]: value })),
  });
  const label = (references: unknown, dataType: string | string[] = 'sc:Text', name = 'label') => ({
    '@id': `all/${name}`,
    name,
    dataType,
    references,
  });

  it.each([
    ['a field called label', [label({ field: { '@id': 'kinds/value' } })], 3],
    ['an id of a record set', [label({ '@id': 'kinds' })], 3],
    ['the form of 0.8', [label('#{kinds/value}')], 3],
    [
      'a field marked as label',
      [label({ field: { '@id': 'sizes/value' } }, ['sc:Text', 'cr:Label'], 'size')],
      2,
    ],
    ['no reference', [label(undefined)], null],
    ['a reference to nothing', [label({ field: { '@id': 'nothing/value' } })], null],
    ['another field', [label({ field: { '@id': 'kinds/value' } }, 'sc:Text', 'kind')], null],
    ['labels that differ', [label({ '@id': 'kinds' }), label({ '@id': 'sizes' }, 'sc:Text', 'class')], null],
  ])('counts classes by %s', async (_name, field, classes) => {
    const sets = [enumeration('kinds', 'oak', 'elm', 'ash'), enumeration('sizes', 'big', 'small')];
    expect((await read({ recordSet: [...sets, { '@id': 'all', field }] })).classes).toBe(classes);
  });

  it('finds modalities in fields inside fields and in the formats of files', async () => {
    const field = [
      { dataType: 'sc:Text', subField: [{ dataType: ['cr:SegmentationMask', 'sc:ImageObject'] }] },
    ];
    const context = { ...CONTEXT, subField: 'cr:subField' };
    const distribution = [{ encodingFormat: 'audio/mpeg' }, { encodingFormat: ['text/csv'] }];
    const record = await read({ '@context': context, recordSet: [{ field }], distribution });
    expect(record.modalities).toEqual(['AUDIO', 'IMAGE']);
  });

  it('states no modality for texts and numbers, which accompany anything', async () => {
    const record = await read({
      recordSet: [{ field: [{ dataType: 'sc:Text' }, { dataType: 'sc:Float' }] }],
    });
    expect(record.modalities).toEqual([]);
  });
});

describe('where descriptions come from', () => {
  it.each([
    ['{"@type": ', 'is not JSON'],
    ['[]', 'is no JSON object'],
    [{ ...MINIMAL, '@type': 'sc:Person' }, 'is no dataset'],
    [{ ...MINIMAL, name: undefined }, 'is missing'],
    [`{"@type": "Dataset", "a": ${'['.repeat(200)}${']'.repeat(200)}}`, 'is nested too deep'],
    [`{"@type": "Dataset", "name": "${'a'.repeat(4 * 1024 * 1024)}"}`, 'is longer than 4194304 bytes'],
  ])('skips %.40j', async (content, message) => {
    const { records, problems } = await readSource(await aFile(content));
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ id: 'metadata.json', message, action: 'skipped' }]);
  });

  it('survives terms that lead in a circle and keys that mean a prototype', async () => {
    const context = { ...CONTEXT, a: 'b', b: 'a', 'x:y': 'x:y' };
    const text = JSON.stringify({ ...MINIMAL, '@context': context, a: 1 });
    const { records } = await readSource(await aFile(text.replace('{', '{"__proto__":{"name":"no"},')));
    expect(records).toMatchObject([{ name: 'leaves' }]);
  });

  it('finds descriptions in a folder among files of data', async () => {
    const folder = await aFolder({
      'one/metadata.json': JSON.stringify(MINIMAL),
      'one/data/items.json': '[1, 2]',
      'two/recipe.json': JSON.stringify({ ...MINIMAL, name: 'two' }),
      'three/croissant.json': 'broken',
      'four/x.jsonld': JSON.stringify({
        '@context': CONTEXT,
        '@graph': [{ ...MINIMAL, name: 'four' }, { '@type': 'Person' }],
      }),
    });
    const { records, problems } = await readSource(folder);
    expect(records.map(({ name }) => name)).toEqual(['four', 'leaves', 'two']);
    expect(problems).toMatchObject([{ id: path.join('three', 'croissant.json'), message: 'is not JSON' }]);
    expect((await readSource(folder, new CroissantHub(), 1)).records).toHaveLength(1);
  });

  it('reads an address', async () => {
    const hub = new CroissantHub({
      get: () => Promise.resolve(new Response(JSON.stringify(MINIMAL))),
    });
    expect((await readSource('https://hub.example/croissant', hub)).records).toHaveLength(1);
  });

  it('names the source that holds none', async () => {
    await expect(readSource(await aFolder({ 'a.json': '{}' }))).rejects.toThrow(/Croissant/);
  });

  it('is found by its name', () => {
    expect(findHub('croissant')).toBeInstanceOf(CroissantHub);
  });
});
