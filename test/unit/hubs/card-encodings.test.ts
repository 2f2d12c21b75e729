import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { aFolder, front, readSource } from './support';

const CARD = front('license: mit\ntags: [plante, forêt]', 'Reconnaît les arbres d’une forêt entière.');

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const readBytes = async (content: string | Uint8Array) =>
  readSource(await aFolder({ 'acme/one/README.md': content }));

describe('the encoding of a card', () => {
  it.each([
    ['UTF-8', Buffer.from(CARD)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${CARD}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${CARD}`, 'utf16le')],
    ['UTF-16, big end first', swapped(`\uFEFF${CARD}`)],
    ['UTF-16, little end first, without a mark', Buffer.from(CARD, 'utf16le')],
    ['UTF-16, big end first, without a mark', swapped(CARD)],
  ])('is read from %s', async (_, bytes) => {
    const { records, problems } = await readBytes(bytes);
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      licenses: { weights: 'mit' },
      tags: ['plante', 'forêt'],
      summary: 'Reconnaît les arbres d’une forêt entière.',
    });
  });

  it('reports what Latin-1 makes unreadable, and keeps the rest', async () => {
    const { records, problems } = await readBytes(Buffer.from(CARD, 'latin1'));
    expect(records[0]).toMatchObject({ licenses: { weights: 'mit' }, tags: [], summary: null });
    expect(problems).toEqual([
      { hub: 'huggingface', id: 'acme/one', field: 'tags', message: 'is not UTF-8 text', action: 'ignored' },
      {
        hub: 'huggingface',
        id: 'acme/one',
        field: 'summary',
        message: 'is not UTF-8 text',
        action: 'ignored',
      },
    ]);
  });

  it('keeps a summary in which nothing is lost', async () => {
    const bytes = Buffer.from(front('license: mit', 'Knows every tree of the wood.\n\nforêt'), 'latin1');
    const { records, problems } = await readBytes(bytes);
    expect(records[0]?.summary).toBe('Knows every tree of the wood.');
    expect(problems).toEqual([]);
  });

  it('is heeded in cards of datasets', async () => {
    const folder = await aFolder({
      'acme/sets/README.md': Buffer.from(`\uFEFF${CARD}`, 'utf16le'),
      'acme/latin/README.md': Buffer.from(CARD, 'latin1'),
    });
    const items = [];
    for await (const item of new HuggingFaceDatasetsHub().read(folder, { limit: null })) items.push(item);
    expect(items).toMatchObject([
      { record: { externalId: 'acme/latin', licenses: { data: 'mit' }, summary: null } },
      { problem: { field: 'tags', message: 'is not UTF-8 text' } },
      { problem: { field: 'summary', message: 'is not UTF-8 text' } },
      { record: { externalId: 'acme/sets', licenses: { data: 'mit' }, tags: ['plante', 'forêt'] } },
    ]);
  });
});

describe('the encoding of JSON', () => {
  const LINES = '{"id":"acme/one","pipeline_tag":"fill-mask","tags":["forêt"]}\r\n{"id":"acme/two"}\r\n';
  it.each([
    ['lines', LINES],
    ['an array', `[${LINES.trim().replace('\r\n', ',')}]`],
  ])('is read from %s in UTF-16', async (_, text) => {
    for (const bytes of [Buffer.from(`\uFEFF${text}`, 'utf16le'), swapped(`\uFEFF${text}`)]) {
      const folder = await aFolder({ 'models.jsonl': bytes });
      const { records, problems } = await readSource(`${folder}/models.jsonl`);
      expect(problems).toEqual([]);
      expect(records).toMatchObject([
        { externalId: 'acme/one', tags: ['forêt'] },
        { externalId: 'acme/two' },
      ]);
    }
  });
});

describe('a long card', () => {
  const index = (characters: number) => {
    const row = '  - task: {type: x}\n    metrics: [{type: accuracy, value: 70.5}]\n';
    return `model-index:\n- name: x\n  results:\n${row.repeat(Math.ceil(characters / row.length))}`;
  };

  it('is read whole where the Hub reads it', async () => {
    const { records, problems } = await readBytes(front(`license: mit\n${index(300_000).trimEnd()}`));
    expect(records[0]?.licenses.weights).toBe('mit');
    expect(records[0]?.evaluations.length).toBeGreaterThan(4000);
    expect(problems).toEqual([]);
  });

  it('is read beyond a mebibyte, with as many results as a model may have', async () => {
    const { records, problems } = await readBytes(
      front(`license: cc-by-nc-4.0\n${index(1_060_000).trimEnd()}\nlanguage: fr`),
    );
    expect(records[0]).toMatchObject({ licenses: { weights: 'cc-by-nc-4.0' }, languages: ['fr'] });
    expect(records[0]?.evaluations).toHaveLength(5000);
    expect(problems).toMatchObject([{ field: 'evaluations', action: 'ignored' }]);
  });

  it('keeps its other fields where one is too long to be read', async () => {
    const { records, problems } = await readBytes(
      front(`license: mit\nwidget: "${'x '.repeat(2_200_000)}"\nlanguage: fr`),
    );
    expect(records[0]).toMatchObject({ licenses: { weights: 'mit' }, languages: ['fr'] });
    expect(problems).toMatchObject([{ field: 'widget', action: 'ignored' }]);
  });

  it('keeps the fields that end before the Hub’s limit', async () => {
    const { records, problems } = await readBytes(
      front(`license: mit\nwidget: "${'x '.repeat(5_300_000)}"\nlanguage: fr`),
    );
    expect(records[0]).toMatchObject({ licenses: { weights: 'mit' }, languages: [] });
    expect(problems).toMatchObject([{ field: 'widget', message: 'is cut off', action: 'ignored' }]);
  });

  it('says that front matter has no end', async () => {
    const { records, problems } = await readBytes('---\nlicense: mit\n\nA model of trees and of woods.\n');
    expect(records[0]?.licenses.weights).toBeNull();
    expect(problems).toMatchObject(
      [{ field: 'front matter', message: /has no end/, action: 'ignored' }].map((problem) => ({
        ...problem,
        message: expect.stringMatching(problem.message) as string,
      })),
    );
  });

  it('takes a rule above prose for what it is', async () => {
    const { records, problems } = await readBytes('---\n\nA model of trees and of woods.\n');
    expect(records).toHaveLength(1);
    expect(problems).toEqual([]);
  });
});
