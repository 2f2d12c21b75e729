import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HubItem, OwnHub } from '../../../src/hubs';
import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const HEAD =
  'source,model_id,model_arch,pretrain_dataset,target_dataset,metric,higher_is_better,value,protocol,citation';
const row = ({ model = 'acme/net', value = '0.9' } = {}) =>
  `lab,${model},resnet50,ImageNet-1k,our-leaves,accuracy,1,${value},finetune,doe2026`;

describe('a table that is written otherwise', () => {
  const COLUMNS = HEAD.split(',');
  const values = row({ value: 'VALUE' })
    .split(',')
    .map((cell) => (cell === 'VALUE' ? '0,853' : cell));
  const written = (separator: string, { first = '', head = COLUMNS } = {}) =>
    aFolder({
      'results.csv': [first, head.join(separator), values.join(separator)].filter(Boolean).join('\r\n'),
    });

  it.each([
    ['with semicolons', ';', {}],
    ['with tabs', '\t', {}],
    ['with vertical bars', '|', {}],
    ['by Excel, which says how', ';', { first: 'sep=;' }],
    ['with a byte-order mark', ';', { head: [`\uFEFF${COLUMNS[0] ?? ''}`, ...COLUMNS.slice(1)] }],
    ['with a header in other case', ';', { head: COLUMNS.map((name) => name.toUpperCase()) }],
    ['with spaces in its header', ';', { head: COLUMNS.map((name) => name.replaceAll('_', ' ')) }],
  ])('is read the same: %s', async (_name, separator, options) => {
    const { results, problems } = await readEverything(new CsvHub(), await written(separator, options));
    expect(problems).toEqual([]);
    expect(results).toMatchObject([
      { base: { externalId: 'acme/net' }, target: { externalId: 'our-leaves' }, value: 0.853 },
    ]);
  });

  it('names what parts it where it is no table of results', async () => {
    const folder = await aFolder({ 'results.csv': 'model;score\nacme/net;0,8\n' });
    await expect(readEverything(new CsvHub(), folder)).rejects.toThrow('a table with the columns');
    const file = await aFolder({
      'results.csv': 'value;score\nacme/net;0,8\n',
      'other.csv': `${HEAD}\n${row()}`,
    });
    const { problems } = await readEverything(new CsvHub(), file);
    expect(problems.map(({ message }) => message)).toEqual([
      'is no table of transfer results: it lacks model_id, target_dataset, metric, protocol; its cells are parted by semicolons',
    ]);
  });

  it('is refused in an encoding that is not known', async () => {
    const file = path.join(await aFolder({}), 'results.csv');
    await writeFile(file, Buffer.from(`${HEAD}\n${row({ model: 'é' })}\n`, 'latin1'));
    await expect(readEverything(new CsvHub(), file)).rejects.toThrow('has no such row');
  });
});

describe('a table of models without results', () => {
  const MODELS = 'source,model_id,arch_family,architecture,params,license';
  const models = (...rows: string[]) => aFolder({ 'models.csv': [MODELS, ...rows].join('\n') });
  const itemsAt = async (source: string, options: { ownHub?: OwnHub } = {}) => {
    const items: HubItem[] = [];
    for await (const item of new CsvHub().read(source, { limit: null, ...options })) items.push(item);
    return items;
  };

  it('comes in under the hub that it names as the source and in the ids', async () => {
    const items = await itemsAt(await models('forge,forge/phi-9,phi,phi,14000000000,mit'));
    expect(items).toMatchObject([
      {
        kind: 'record',
        ownHub: { id: 'forge', name: 'forge', url: null },
        record: {
          kind: 'model',
          hub: 'forge',
          externalId: 'forge/phi-9',
          publisher: 'forge',
          name: 'phi-9',
          architectureFamily: 'phi',
          parameterCount: 14_000_000_000,
          licenses: { weights: 'mit' },
          sameAs: [],
        },
      },
    ]);
  });

  it('by itself, as a file, is read the same', async () => {
    const folder = await models('forge,forge/phi-9,phi,phi,14000000000,mit');
    expect(await itemsAt(path.join(folder, 'models.csv'))).toEqual(await itemsAt(folder));
  });

  it('takes an owner that is no source for one on Hugging Face, as tables of results do', async () => {
    const items = await itemsAt(await models('list,acme/net,,,,mit', ',mine,,,5,'));
    expect(items).toMatchObject([
      { record: { hub: 'csv', sameAs: [{ hub: 'huggingface', externalId: 'acme/net' }] } },
      { record: { hub: 'csv', externalId: 'mine', parameterCount: 5 } },
    ]);
  });

  it('is of the hub that the import names', async () => {
    const ownHub: OwnHub = { kind: 'hub', id: 'forge', name: 'Forge', url: null };
    const items = await itemsAt(await models('list,acme/net,,,,mit', ',mine,,,5,'), { ownHub });
    expect(items).toMatchObject([
      { record: { hub: 'forge', externalId: 'acme/net', publisher: 'acme', sameAs: [] } },
      { record: { hub: 'forge', externalId: 'mine', publisher: null } },
    ]);
  });

  it('reports rows without a name and rows that repeat one', async () => {
    const items = await itemsAt(await models('a,,phi,,,', 'a,a/b,,,1,', 'a,a/b,,,2,'));
    expect(items.map((item) => (item.kind === 'problem' ? item.problem : item.record.kind))).toMatchObject([
      'model',
      { id: 'models.csv line 2', message: 'has no model_id', action: 'skipped' },
      { id: 'models.csv line 4', message: 'is about what an earlier row describes', action: 'leftOut' },
    ]);
  });

  it('of datasets, too', async () => {
    const folder = await aFolder({ 'datasets.csv': 'target_dataset;n_train\nour-leaves;1200\n' });
    const { datasets } = await readEverything(new CsvHub(), path.join(folder, 'datasets.csv'));
    expect(datasets).toMatchObject([{ hub: 'csv', externalId: 'our-leaves', trainingExamples: 1200 }]);
  });
});

it('takes the results of a hub of one’s own for results of its models', async () => {
  const file = await aFolder({ 'results.csv': [HEAD, row()].join('\n') });
  const ownHub: OwnHub = { kind: 'hub', id: 'forge', name: 'Forge', url: null };
  const results: unknown[] = [];
  for await (const item of new CsvHub().read(file, { limit: null, ownHub }))
    if (item.kind === 'record') results.push(item.record);
  expect(results).toMatchObject([
    { kind: 'study' },
    { kind: 'model', hub: 'forge', externalId: 'acme/net' },
    {
      base: { hub: 'forge', externalId: 'acme/net' },
      target: { hub: 'forge', externalId: 'our-leaves' },
    },
  ]);
});
