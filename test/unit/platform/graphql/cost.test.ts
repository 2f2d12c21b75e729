import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  type OperationDefinitionNode,
} from 'graphql';
import { evaluateCost } from '../../../../src/platform/graphql/limits/cost';
import { CostCompiler } from '../../../../src/platform/graphql/limits/cost-tree';
import type { FieldCost } from '../../../../src/platform/graphql/limits/field-cost';

const SDL = `
  interface Node { id: ID! }
  scalar _Any
  union _Entity = Model | Publisher
  type Model implements Node { id: ID! tags: [String!]! tasks: [Task!]! similar(first: Int = 20): ModelConnection! publisher: Publisher }
  type Task { slug: String! models(first: Int = 5): [Model!]! }
  type Publisher implements Node { id: ID! name: String! models(first: Int): ModelConnection! }
  type ModelEdge { cursor: String! node: Model! }
  type ModelConnection { edges: [ModelEdge!]! nodes: [Model!]! totalCount: Int facets: Facets }
  type Facets { tasks: [Task!]! }
  input Question { first: Int = 3 budget: Int measured: [Int!] }
  type Answer { base: Model bases: [Model!]! reasons: [Task!]! }
  type Query {
    model: Model
    models(first: Int, last: Int, search: String): ModelConnection!
    nodes(ids: [ID!]!): [Node]!
    _entities(representations: [_Any!]!): [_Entity]!
    ask(input: Question!): Answer!
  }
  type Subscription { changed: Node }
`;
/** Costs are declared below; where none are, fields have those of their kind. */
const undeclared = buildSchema(SDL);
const schema = buildSchema(SDL);
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  for (const field of Object.values(type.getFields())) {
    const isOfObjects = isCompositeType(getNamedType(field.type));
    field.extensions = { cost: { place: 0, ...(!isOfObjects && { item: 0 }) } };
  }
}

function declare(path: string, cost: FieldCost): void {
  const [typeName = '', fieldName = ''] = path.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) throw new TypeError(`There is no ${path}.`);
  field.extensions = { cost: { place: 0, ...cost } };
}
declare('Query.ask', {
  parent: 50,
  per: { 'input.budget': 2, 'input.measured': 3 },
  sizedBy: ['input.first'],
});
declare('Query.models', { given: { search: 7 } });
declare('Answer.reasons', { usualSize: 2, place: 4 });
declare('ModelConnection.totalCount', { parent: 6, item: 0 });

function costOf(query: string, variables: Record<string, unknown> = {}, of = schema): number {
  const document = parse(query);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )!;
  return evaluateCost(new CostCompiler(of, document).compile(operation), variables);
}

describe('the cost of an operation', () => {
  it('is one per object', () => {
    expect(costOf('{ model { id tags publisher { name } } }')).toBe(2);
  });

  it('is a tenth for each scalar, and twenty for each place that is read by a statement of its own', () => {
    expect(costOf('{ model { id tags publisher { name } } }', {}, undeclared)).toBeCloseTo(2 + 0.3);
    expect(costOf('{ models(first: 10) { nodes { id } } }', {}, undeclared)).toBeCloseTo(20 + 1 + 10 * 1.1);
    const nested = '{ models(first: 10) { nodes { similar(first: 5) { nodes { id } } } } }';
    expect(costOf(nested, {}, undeclared)).toBeCloseTo(2 * 20 + 1 + 10 * (1 + 1 + 5 * 1.1));
  });

  it('multiplies what a connection lists by its page, and nothing else of it', () => {
    expect(costOf('{ models(first: 10) { nodes { id } } }')).toBe(1 + 10);
    expect(costOf('{ models(last: 5) { edges { cursor node { id } } } }')).toBe(1 + 5 * (1 + 1));
    expect(costOf('{ models(last: 5) { nodes { id } edges { node { id } } } }')).toBe(1 + 5 + 5 * (1 + 1));
    expect(costOf('{ models(first: 90) { facets { tasks { slug } } } }')).toBe(1 + 1 + 10);
  });

  it('reads the page from a variable, a default, or takes a usual one', () => {
    expect(costOf('query ($n: Int) { models(first: $n) { nodes { id } } }', { n: 7 })).toBe(1 + 7);
    expect(costOf('query ($n: Int) { models(first: $n) { nodes { id } } }')).toBe(1 + 20);
    expect(costOf('{ model { similar { nodes { id } } } }')).toBe(1 + 1 + 20);
    expect(costOf('{ models { nodes { id } } }')).toBe(1 + 20);
  });

  it('takes the larger of the first and the last', () => {
    expect(costOf('{ models(first: null, last: 100) { nodes { id } } }')).toBe(1 + 100);
    expect(costOf('{ models(first: 2, last: 60) { nodes { id } } }')).toBe(1 + 60);
    expect(
      costOf('query ($f: Int, $l: Int) { models(first: $f, last: $l) { nodes { id } } }', { l: 30 }),
    ).toBe(1 + 30);
  });

  it('does not believe a page beyond the maximum, nor one below nothing', () => {
    expect(costOf('{ models(first: 2000000000) { nodes { id } } }')).toBe(1 + 100);
    expect(costOf('query ($n: Int) { models(first: $n) { nodes { id } } }', { n: -5 })).toBe(1);
  });

  it('counts the keys that are asked for', () => {
    expect(costOf('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(3);
    expect(costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(2);
    expect(costOf('query ($a: ID!) { nodes(ids: [$a, $a]) { id } }', { a: 'a' })).toBe(2);
  });

  it('takes the costliest of the types that a value may have, through fragments inside fragments', () => {
    expect(
      costOf(`{ nodes(ids: [1, 2]) { ... on Model { publisher { name } } ... on Publisher { id } ...P } }
        fragment P on Node { ... on Publisher { models(first: 4) { nodes { id } } } }`),
    ).toBe(2 * (1 + 1 + 4));
  });

  it('counts entities by all that hangs on them', () => {
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ...M } }
      fragment M on Model { similar(first: 9) { nodes { publisher { name } } } }`;
    expect(costOf(entities, { r: [{}, {}, {}] })).toBe(3 * (1 + 1 + 9 * 2));
  });

  it('counts what hangs on the events of a subscription', () => {
    expect(costOf('subscription { changed { ... on Model { similar { nodes { id } } } } }')).toBe(1 + 1 + 20);
  });

  it('leaves out what is known to be skipped, and nothing else', () => {
    const query = `query ($yes: Boolean, $no: Boolean) {
      a: model @skip(if: $yes) { id } b: model @include(if: $no) { id } ... @skip(if: $no) { model { id } }
      c: model @include(if: false) { id } d: model @skip(if: true) { id } e: model @skip(if: false) { id } }`;
    expect(costOf(query, { yes: true, no: false })).toBe(2);
    expect(costOf(query, {})).toBe(4);
  });

  it('assumes ten of a list that has no page', () => {
    expect(costOf('{ model { tasks { slug } } }')).toBe(1 + 10);
    expect(costOf('{ model { tasks { models(first: 3) { id } } } }')).toBe(1 + 10 * (1 + 3));
  });

  it('counts what was declared of a field: by place, by parent, by what its arguments say', () => {
    expect(costOf('{ ask(input: {}) { base { id } } }')).toBe(50 + 1 + 1);
    expect(costOf('{ ask(input: { first: 8 }) { bases { id } } }')).toBe(50 + 1 + 8);
    expect(costOf('{ ask(input: {}) { bases { id } } }')).toBe(50 + 1 + 3);
    expect(costOf('{ ask(input: { budget: 10, measured: [1, 2] }) { base { id } } }')).toBe(
      50 + 20 + 6 + 1 + 1,
    );
    expect(costOf('query ($q: Question!) { ask(input: $q) { bases { id } } }', { q: { first: 9 } })).toBe(60);
    expect(costOf('{ models(search: "a", first: 1) { nodes { id } } }')).toBe(7 + 1 + 1);
    expect(costOf('{ models(search: null, first: 1) { nodes { id } } }')).toBe(1 + 1);
    expect(costOf('{ models(first: 50) { totalCount } }')).toBe(1 + 6);
  });

  it('counts a statement once for all parents, and each alias for itself', () => {
    expect(costOf('{ ask(input: {}) { reasons { slug } } }')).toBe(50 + 1 + 4 + 2);
    const thirty = Array.from({ length: 30 }, (_, index) => `a${index}: ask(input: {}) { reasons { slug } }`);
    expect(costOf(`{ ${thirty.join(' ')} }`)).toBe(30 * 57);
  });

  it('counts a fragment wherever it is spread, in time that does not double with each level', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, level) => `fragment F${level} on Model { a: publisher { name } ...F${level + 1} ...F${level + 1} }`,
    );
    const query = `{ model { ...F0 } } ${fragments.join(' ')} fragment F40 on Model { id }`;
    expect(costOf(query)).toBe(1 + 2 ** 40 - 1);
  });

  it('stays a number however much is asked for', () => {
    const spread = (level: number) => `...F${level} `.repeat(20);
    const fragments = Array.from(
      { length: 400 },
      (_, level) => `fragment F${level} on Model { publisher { name } ${spread(level + 1)} }`,
    );
    const query = `{ models(first: 0) { nodes { ...F0 } } model { ...F0 } } ${fragments.join(' ')} fragment F400 on Model { id }`;
    expect(costOf(query)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('counts an introspection by the size of the schema', () => {
    const types = '{ types { name fields { name } } }';
    const one = costOf(`{ __schema ${types} }`);
    expect(one).toBeGreaterThan(4);
    expect(costOf(`{ __schema ${types} a: __schema ${types} __typename }`)).toBeCloseTo(2 * one);
  });
});
