import { KeyTable } from '../../../src/platform/key-table';

describe('a table of numbers by text', () => {
  it('gives back what was set last, whatever its size', () => {
    const table = new KeyTable();
    const keys = Array.from({ length: 5000 }, (_, place) => `key ${place}`);
    keys.forEach((key, place) => table.set(key, place / 2));
    table.set('key 7', -1);
    expect(table.size).toBe(5000);
    expect(keys.filter((key, place) => place !== 7 && table.get(key) !== place / 2)).toEqual([]);
    expect(table.get('key 7')).toBe(-1);
  });

  it('knows nothing of other texts', () => {
    const table = new KeyTable();
    table.set('', 0);
    expect(table.get('')).toBe(0);
    expect(table.get('other')).toBeUndefined();
  });
});
