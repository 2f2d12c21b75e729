import { CONTEXT, read } from './croissant-support';

const OLD_CONTEXT = {
  '@vocab': 'https://schema.org/',
  ml: 'http://mlcommons.org/schema/',
  recordSet: 'ml:recordSet',
  field: 'ml:field',
  dataType: { '@id': 'ml:dataType', '@type': '@vocab' },
  sc: 'https://schema.org/',
};

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
