import { getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { buildSchema } from 'graphql';
import { questionDigest } from '../../../../src/app/answers/question';
import { isKnownTo } from '../../../../src/app/entity-tag';

const schema = buildSchema('type Query { a(b: Int, c: Int): Int }');
const TWO = 'query One($b: Int, $c: Int) { a(b: $b, c: $c) } query Two($b: Int) { a(b: $b) }';

function digest(
  source: string,
  variables: Record<string, unknown> = {},
  more: { reach?: string; name?: string } = {},
) {
  const document = parse(source);
  const operation = getOperationAST(document, more.name) as OperationDefinitionNode;
  return questionDigest({ schema, document, operation, variables }, more.reach ?? 'public');
}

describe('a question', () => {
  it('is the same however it is written, and in whatever order its variables stand', () => {
    const source = 'query One($b: Int, $c: Int) { a(b: $b, c: $c) }';
    const one = digest(source, { b: 1, c: { x: 1, y: [{ p: 1, q: 2 }] } });
    expect(digest(`${source} # so`, { c: { y: [{ q: 2, p: 1 }], x: 1 }, b: 1, d: 4 })).toBe(one);
  });

  it.each([
    [digest(TWO, { b: 1 }, { name: 'One' }), digest(TWO, { b: 1 }, { name: 'Two' })],
    [digest('{ a(b: 1) }'), digest('{ a(b: 2) }')],
    [digest('{ x: a(b: 1) }'), digest('{ a(b: 1) }')],
    [digest(TWO, { b: 1 }, { name: 'One' }), digest(TWO, { b: '1' }, { name: 'One' })],
    [digest(TWO, { b: null }, { name: 'One' }), digest(TWO, {}, { name: 'One' })],
    [digest(TWO, { b: [1, 2] }, { name: 'One' }), digest(TWO, { b: [2, 1] }, { name: 'One' })],
    [digest('{ a }'), digest('{ a }', {}, { reach: 'public internal' })],
  ])('is another one with anything else', (left, right) => {
    expect(left).not.toBe(right);
  });
});

it.each([
  [undefined, false],
  ['"other"', false],
  ['W/"tag"', true],
  ['"a", W/"b" , "tag"', true],
  ['*', true],
])('knows a tag from If-None-Match: %s', (header, isKnown) => {
  expect(isKnownTo(header, 'W/"tag"')).toBe(isKnown);
});
