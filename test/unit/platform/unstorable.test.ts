import { unstorableIn } from '../../../src/platform/unstorable';

describe('a text that cannot be stored', () => {
  it.each([
    ['a\0', ''],
    [{ a: { b: ['x', '\uD800'] } }, 'a.b.1'],
    [{ a: { 'k\0': 1 } }, 'a'],
    [[{ '\uDC00': 1 }], '0'],
  ])('in %j is found at %j', (value, path) => expect(unstorableIn(value)).toBe(path));

  it.each(['', '👩‍👩‍👧‍👦', null, 3, { a: [{ b: 'x' }] }])('is not in %j', (value) =>
    expect(unstorableIn(value)).toBeNull(),
  );
});
