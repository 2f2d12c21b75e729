import { madeWhenRead } from '../../../src/platform/made-when-read';

interface Made {
  readonly first: { readonly name: string };
  readonly second: { readonly of: object };
}

describe('madeWhenRead', () => {
  const made: string[] = [];
  const create = madeWhenRead<Made>({
    first: () => {
      made.push('first');
      return { name: 'first' };
    },
    second: (own) => {
      made.push('second');
      return { of: own.first };
    },
  });
  beforeEach(() => made.splice(0));

  it('makes what is read, once for each object', () => {
    const [one, other] = [create(), create()];
    expect(made).toEqual([]);
    expect(one.first).toBe(one.first);
    expect(made).toEqual(['first']);
    expect(other.first).not.toBe(one.first);
  });

  it('makes a property from another of the same object', () => {
    const one = create();
    expect(one.second.of).toBe(one.first);
    expect(made).toEqual(['second', 'first']);
  });
});
