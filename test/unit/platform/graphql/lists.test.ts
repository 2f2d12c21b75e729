import fc from 'fast-check';
import { buildSchema, graphql, type GraphQLResolveInfo } from 'graphql';
import { selecting } from '../../../../src/platform/database';
import { InvalidInputError } from '../../../../src/platform/errors';
import { decodeCursor, encodeCursor, listDigest } from '../../../../src/platform/graphql/cursor';
import { decodeGlobalId, encodeGlobalId, readGlobalId } from '../../../../src/platform/graphql/global-id';
import { parsePage } from '../../../../src/platform/graphql/page.args';
import { BigIntScalar, readableUrl } from '../../../../src/platform/graphql/scalars';
import { mergeSelections, selectionOf } from '../../../../src/platform/graphql/selection';

const fieldOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.field;
    throw error;
  }
  return undefined;
};

describe('opaque ids', () => {
  it('lead back to type and key', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z]{1,20}$/),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (type, key) => {
          expect(readGlobalId(encodeGlobalId(type, key))).toEqual({ type, key });
        },
      ),
    );
  });

  it('are refused when they are anything else, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = readGlobalId(text);
        if (decoded !== null) expect(encodeGlobalId(decoded.type, decoded.key)).toBe(text);
      }),
    );
    expect(fieldOf(() => decodeGlobalId(encodeGlobalId('Model', 1), ['Domain'], 'domain'))).toBe('domain');
    expect(readGlobalId(encodeGlobalId('Model', 2 ** 31))).toBeNull();
  });
});

describe('cursors', () => {
  const at = { field: 'before', list: 'models' };

  it('lead back to their place, infinities as text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.oneof(fc.string(), fc.integer()),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (order, key, id) => {
          const place = { order, key, id };
          expect(decodeCursor(encodeCursor('models', place), at)).toEqual(place);
        },
      ),
    );
    const infinite = encodeCursor('models', { order: 'x', key: -Infinity, id: 1 });
    expect(decodeCursor(infinite, at).key).toBe('-Infinity');
  });

  const encode = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['empty', ''],
    ['not JSON', 'x'],
    ['too short', encode('[]')],
    ['without a row', encode('["models","a",1,0]')],
    ['without a key', encode('["models","a",{},1]')],
    ['of an earlier version', encode('["a",1,1]')],
    ['of another list', encodeCursor('datasets', { order: 'a', key: 1, id: 1 })],
    ['too long', 'e'.repeat(3000)],
  ])('are refused when they are %s', (_fault, cursor) =>
    expect(fieldOf(() => decodeCursor(cursor, at))).toBe('before'),
  );
});

describe('the digest of a list', () => {
  const plain = listDigest('models', {});

  it('is the same however the same rows are asked for', () => {
    expect(listDigest('models', { search: ' ', where: {} })).toBe(plain);
    expect(listDigest('models', { search: null, where: { tasks: undefined } })).toBe(plain);
    const since = new Date('2026-01-02T03:04:05.678Z');
    expect(listDigest('models', { where: { tags: { has: 'a' }, createdAt: { gt: since } } })).toBe(
      listDigest('models', { where: { createdAt: { gt: since }, tags: { has: 'a', isEmpty: undefined } } }),
    );
    expect(listDigest('models', { search: ' vit ' })).toBe(listDigest('models', { search: 'vit' }));
  });

  it.each([
    ['another list', listDigest('datasets', {})],
    ['a search', listDigest('models', { search: 'vit' })],
    ['a filter', listDigest('models', { where: { slug: { eq: 'a/b' } } })],
  ])('is another one for %s', (_what, digest) => expect(digest).not.toBe(plain));
});

describe('page arguments', () => {
  const pageOf = (args: Parameters<typeof parsePage>[0]) => parsePage(args, () => 'models');

  it('default to twenty from the start', () => {
    expect(pageOf({})).toEqual({ size: 20, from: 'start', after: null, before: null });
    expect(pageOf({ first: null, last: 5 })).toMatchObject({ size: 5, from: 'end' });
  });

  it('take an empty cursor for none', () =>
    expect(pageOf({ after: '', before: '' })).toMatchObject({ after: null, before: null }));

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ last: 1000 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ after: 'x' }, 'after'],
  ])('refuse %j, naming the argument', (args, field) => expect(fieldOf(() => pageOf(args))).toBe(field));
});

describe('selections', () => {
  const schema = buildSchema(`
    interface Node { id: ID }
    type Query { thing(size: Int): Thing node: Node }
    type Thing implements Node { id: ID name: String other: Thing }
  `);
  const selectionIn = async (source: string, variables = {}) => {
    let selection: unknown;
    const capture = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
      selection = selectionOf(info);
      expect(selectionOf(info)).toBe(selection);
      return null;
    };
    const take = (args: unknown, context: unknown, info: GraphQLResolveInfo) => capture(args, context, info);
    const { errors } = await graphql({
      schema,
      source,
      variableValues: variables,
      rootValue: { thing: take, node: take },
    });
    expect(errors).toBeUndefined();
    return selection;
  };

  it('merge aliases, fragments and repeated fields, and leave out what is skipped', async () => {
    const source = `query($no: Boolean!) {
      thing { a: other { id } b: other { name } ...Part ... @include(if: $no) { name } __typename }
    } fragment Part on Thing { other { other { id } } }`;
    await expect(selectionIn(source, { no: false })).resolves.toEqual(
      selecting('other.id', 'other.name', 'other.other.id'),
    );
  });

  it('take the fields of every type together', async () => {
    await expect(selectionIn('{ node { id ... on Thing { name } } }')).resolves.toEqual(
      selecting('id', 'name'),
    );
  });

  it('can be merged', () => {
    expect(mergeSelections(selecting('a.b', 'c'), selecting('a.d'))).toEqual(selecting('a.b', 'a.d', 'c'));
  });
});

describe('scalars', () => {
  it('carry counts past 2^31 exactly, and refuse what is not whole', () => {
    expect(BigIntScalar.serialize(2 ** 53 - 1)).toBe(9007199254740991);
    expect(BigIntScalar.parseValue('123456789012')).toBe(123456789012);
    for (const wrong of [1.5, 2 ** 60, '1e3', null, true])
      expect(() => BigIntScalar.parseValue(wrong)).toThrow('BigInt');
  });

  it('show only what is a URL', () => {
    expect([readableUrl('https://a.example/'), readableUrl('nonsense'), readableUrl(null)]).toEqual([
      'https://a.example/',
      null,
      null,
    ]);
  });
});
