import { gzipSync } from 'node:zlib';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HubItem, OwnHub } from '../../../src/hubs';
import { recordsJsonSchema } from '../../../src/hubs/neutral/format';
import { RecordsHub } from '../../../src/hubs/neutral/records.hub';
import { aFolder } from './support';

const FORGE: OwnHub = { kind: 'hub', id: 'forge', name: 'Forge', url: null };
const HEADER = { kind: 'header', format: 'rootstock-records', version: 1 };
const aModel = (fields: object = {}) => ({
  kind: 'model',
  externalId: 'smith/phi-9',
  name: 'phi-9',
  ...fields,
});

async function read(lines: (object | string)[], ownHub: OwnHub | null = FORGE): Promise<HubItem[]> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const folder = await aFolder({ 'records.jsonl': texts.join('\n') });
  return readFile(path.join(folder, 'records.jsonl'), ownHub);
}

async function readFile(file: string, ownHub: OwnHub | null): Promise<HubItem[]> {
  const items: HubItem[] = [];
  const options = { limit: null, ...(ownHub === null ? {} : { ownHub }) };
  for await (const item of new RecordsHub().read(file, options)) items.push(item);
  return items;
}

const problemsOf = (items: HubItem[]) =>
  items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
const recordsOf = (items: HubItem[]) =>
  items.flatMap((item) => (item.kind === 'record' ? [item.record] : []));

describe('neutral records', () => {
  it('are models, datasets, studies and results of the hub that the import names', async () => {
    const items = await read([
      HEADER,
      aModel({
        parameterCount: 14_000_000_000,
        licenses: { weights: 'mit' },
        bases: [
          { base: { externalId: 'smith/phi-8' }, relation: 'finetune' },
          { base: { hub: 'huggingface', externalId: 'acme/phi' }, relation: null },
        ],
        sameAs: [{ externalId: 'phi9' }],
        evaluations: [{ dataset: { externalId: 'ours' }, metric: 'accuracy', value: 0.9 }],
      }),
      { kind: 'dataset', externalId: 'ours', name: 'Ours' },
      { kind: 'study', key: 'smith2026', title: 'Ours', citation: 'Smith 2026' },
      {
        kind: 'transferResult',
        study: 'smith2026',
        base: { externalId: 'smith/phi-9' },
        target: { hub: 'huggingface', externalId: 'acme/cats' },
        protocol: 'FINE_TUNE',
        metric: 'accuracy',
        value: 0.9,
      },
    ]);
    expect(problemsOf(items)).toEqual([]);
    expect(recordsOf(items)).toMatchObject([
      {
        kind: 'model',
        hub: 'forge',
        externalId: 'smith/phi-9',
        bases: [{ base: { hub: 'forge' } }, { base: { hub: 'huggingface' } }],
        sameAs: [{ hub: 'forge', externalId: 'phi9' }],
        evaluations: [{ dataset: { hub: 'forge', externalId: 'ours' } }],
      },
      { kind: 'dataset', hub: 'forge' },
      { kind: 'study', key: 'smith2026' },
      { base: { hub: 'forge' }, target: { hub: 'huggingface' }, seed: null },
    ]);
  });

  it('are of the hubs that the lines name, which an earlier line declares', async () => {
    const hub = { kind: 'hub', id: 'anvil', name: 'Anvil', url: 'https://anvil.test/' };
    const items = await read([hub, aModel({ hub: 'anvil' }), aModel({ hub: 'huggingface' })], null);
    expect(items).toMatchObject([
      { kind: 'record', ownHub: hub, record: { hub: 'anvil' } },
      { kind: 'record', record: { hub: 'huggingface' } },
    ]);
  });

  it.each([
    [
      'the line that is no JSON',
      ['{"kind":', aModel()],
      'line 1',
      null,
      'is cut off: it does not end with }',
    ],
    ['a last line that is cut off', [aModel(), '', '{"kind":"model","na'], 'line 3', null, 'is cut off'],
    ['a line of another kind', [{ kind: 'space' }], 'line 1', 'kind', 'is none of model, dataset, study'],
    ['a list', ['7'], 'line 1', null, 'is no JSON object'],
    ['a missing name', [{ kind: 'model', externalId: 'a' }], 'line 1 (a)', 'name', 'expected string'],
    [
      'a result without a value',
      [{ kind: 'transferResult', study: 'x' }],
      'line 1',
      'base',
      'expected object',
    ],
    [
      'a study that cannot be found',
      [{ kind: 'study', key: 'x', title: 'X' }],
      'line 1 (x)',
      null,
      'findable',
    ],
    ['a hub with a bad id', [{ kind: 'hub', id: 'A B', name: 'X' }], 'line 1', 'id', 'Invalid string'],
  ])(
    'names line, field and expectation of %s, and goes on',
    async (_name, lines, id, ...[field, message]) => {
      const problems = problemsOf(await read(lines));
      expect(problems).toMatchObject([{ id, field, action: 'skipped' }]);
      expect(problems[0]?.message).toContain(message);
    },
  );

  it('lose a faulty field, and say which fields are not known', async () => {
    const items = await read([
      aModel({ parameterCount: 'many', parameters: 5, bases: [{ base: { externalId: 'b' }, how: 1 }] }),
    ]);
    expect(recordsOf(items)).toMatchObject([{ parameterCount: null, bases: [{ relation: null }] }]);
    expect(problemsOf(items)).toMatchObject([
      { id: 'line 1 (smith/phi-9)', field: 'parameterCount', action: 'ignored' },
      { field: 'parameters', message: 'is no field of a model: "parameters"', action: 'ignored' },
      { field: 'bases.how', action: 'ignored' },
    ]);
  });

  it('may have an optional field in one item that another item lacks', async () => {
    const dataset = { externalId: 'common-voice' };
    const figure = { dataset, metric: 'wer', value: 0.1 };
    const evaluations = [figure, { ...figure, subset: 'eo', unit: 'scale' }];
    const items = await read([
      aModel({ evaluations, raw: { files: [{ size: { gzip: 1 } }, { size: { plain: 2 } }] } }),
      aModel({ externalId: 'smith/phi-8', evaluations: [{ ...figure, mood: 'glad' }, figure] }),
    ]);
    expect(problemsOf(items)).toMatchObject([
      { id: 'line 2 (smith/phi-8)', field: 'evaluations.mood', action: 'ignored' },
    ]);
    expect(recordsOf(items)[0]).toMatchObject({ evaluations: [{}, { subset: 'eo', unit: 'scale' }] });
  });

  it('that are private are left out', async () => {
    const items = await read([aModel({ private: true }), aModel({ private: false })]);
    expect(items).toMatchObject([
      { problem: { field: 'private', action: 'leftOut' } },
      { record: { externalId: 'smith/phi-9' } },
    ]);
    expect(problemsOf(items)).toHaveLength(1);
  });

  it.each([
    ['true', 1],
    ['Yes', 1],
    [1, 1],
    [[true], 1],
    ['False', 0],
    [0, 0],
    ['', 0],
    [null, 0],
  ])('with %j for private count as private: %i', async (flag, leftOut) => {
    const problems = problemsOf(await read([aModel({ private: flag })]));
    expect(problems.filter(({ action }) => action === 'leftOut')).toHaveLength(leftOut);
  });

  it('need a hub', async () => {
    expect(await read([aModel()], null)).toMatchObject([
      { problem: { field: 'hub', message: 'is missing, and the import names none (--hub)' } },
    ]);
  });

  it.each([
    ['of a later version', { ...HEADER, version: 2 }, 'its header (line 1) says version 2'],
    ['of another format', { ...HEADER, format: 'x' }, 'its header (line 1) is of another'],
  ])('%s are refused', async (_name, header, message) => {
    await expect(read([header, aModel()])).rejects.toThrow(message);
  });

  it('are refused where there are none', async () => {
    await expect(read([''])).rejects.toThrow('lines of records, as docs/records.md describes them');
  });

  it('are read packed, with a byte-order mark, as one array, and never as Latin-1', async () => {
    const folder = await aFolder({ 'array.json': JSON.stringify([aModel(), aModel()]) });
    expect(recordsOf(await readFile(path.join(folder, 'array.json'), FORGE))).toHaveLength(2);
    const packed = path.join(folder, 'records.jsonl.gz');
    await writeFile(packed, gzipSync(`\uFEFF${JSON.stringify(aModel())}`));
    expect(recordsOf(await readFile(packed, FORGE))).toHaveLength(1);
    const latin = path.join(folder, 'latin.jsonl');
    await writeFile(latin, Buffer.from(JSON.stringify(aModel({ name: 'é' })), 'latin1'));
    expect(await readFile(latin, FORGE)).toMatchObject([
      { problem: { id: 'line 1', message: 'is not UTF-8 text' } },
    ]);
  });
});

describe('the JSON Schema of a line', () => {
  const schema = JSON.stringify(recordsJsonSchema());

  it('speaks of each kind', () => {
    for (const kind of ['header', 'hub', 'model', 'dataset', 'study', 'transferResult'])
      expect(schema).toContain(`"const":"${kind}"`);
  });

  it('asks for no hub, which the import may say', () => {
    expect(schema).not.toMatch(/"required":\[[^\]]*"hub"/);
    expect(schema).toContain('"required":["externalId"]');
  });
});
