import path from 'node:path';
import { findHub } from '../../../src/hubs';
import { CroissantHub } from '../../../src/hubs/croissant/croissant.hub';
import { aFile, CONTEXT, MINIMAL, readSource } from './croissant-support';
import { aFolder } from './support';

describe('where Croissant descriptions come from', () => {
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
