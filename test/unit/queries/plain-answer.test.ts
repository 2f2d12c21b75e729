import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { plainAnswer } from '../../../src/queries/plain-answer';
import { readQuery } from '../../../src/queries/stored-query';

const list = { type: GraphQLInt, args: { first: { type: GraphQLInt }, depth: { type: GraphQLInt } } };
const deep = { ...list, extensions: { bounds: { depth: { minimum: 1, maximum: 10 } } } };
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { list, deep, first: list } }),
});
const query = readQuery(
  'lists',
  'query ($size: Int, $steps: Int) { some: list(first: $size) list(depth: $steps) ...Deep } fragment Deep on Query { deep(first: $steps, depth: $steps) }',
  schema,
);
const answer = (errors: object[], data: object | null, isRefused = data === null) =>
  JSON.parse(plainAnswer(query, JSON.stringify({ errors, data }), isRefused).body) as unknown;
const fault = (path: string[], field: string, message = `"${field}" must be less.`) => ({
  ...{ message, path, locations: [{ line: 1, column: 1 }] },
  extensions: { code: 'BAD_USER_INPUT', field },
});

it.each([
  [['some'], 'first', 'size'],
  [['list'], 'depth', 'steps'],
  [['deep'], 'first', 'steps'],
  [['list'], 'first', 'first'],
  [['gone'], 'first', 'first'],
])('names what was given at %j for %s: %s', (path, argument, field) => {
  expect(answer([fault(path, argument)], null)).toEqual({
    errors: [{ message: `"${field}" must be less.`, extensions: { code: 'BAD_USER_INPUT', field } }],
  });
});

it('tells which part of an answer is not there', () => {
  expect(answer([fault(['some'], 'first')], { some: null, list: 1 })).toEqual({
    data: { some: null, list: 1 },
    errors: [
      {
        message: '"size" must be less.',
        path: ['some'],
        extensions: { code: 'BAD_USER_INPUT', field: 'size' },
      },
    ],
  });
});

it('holds a variable to the bounds of every field that takes it', () => {
  expect(query.variables.map(({ name, bounds }) => [name, bounds])).toEqual([
    ['size', { minimum: 1, maximum: 100 }],
    ['steps', { minimum: 1, maximum: 10 }],
  ]);
});
