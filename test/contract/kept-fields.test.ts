import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type GraphQLNamedType,
} from 'graphql';
import { buildSchema } from 'graphql';
import { FIELD_DECISIONS, KeptFields } from '../../src/app/answers/kept-fields';
import { printSdl } from '../../src/app/subgraph';

const { kept, notKept } = FIELD_DECISIONS;
const schema = buildSchema(printSdl(), { assumeValidSDL: true });
const isKept = (type: string, field: string): boolean => kept[type]?.includes(field) === true;

/** Coordinates of the fields that kept ones lead to, Query's own and those of entities first. */
function reached(): Set<string> {
  const found = new Set<string>();
  const walked = new Set<GraphQLNamedType>();
  const walk = (type: GraphQLNamedType): void => {
    if (walked.has(type)) return;
    walked.add(type);
    if (isUnionType(type)) type.getTypes().forEach(walk);
    if (isInterfaceType(type)) schema.getImplementations(type).objects.forEach(walk);
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const [name, field] of Object.entries(type.getFields())) {
      found.add(`${type.name}.${name}`);
      if (isKept(type.name, name)) walk(getNamedType(field.type));
    }
  };
  for (const name of ['Query', 'Model', 'Dataset', 'Domain', 'Publisher']) walk(schema.getType(name)!);
  return found;
}

describe('the decisions about what is kept of answers', () => {
  it('are made about every field that an answer about the catalogue can have', () => {
    const undecided = [...reached()].filter((coordinate) => {
      const [type = '', field = ''] = coordinate.split('.');
      return !isKept(type, field) && !(coordinate in notKept);
    });
    expect(undecided).toEqual([]);
  });

  it('are about fields that there are, and say one thing of each', () => {
    const fields = reached();
    const federation = new Set(['Query._entities', 'Query._service']);
    const said = Object.entries(kept).flatMap(([type, names]) => names.map((name) => `${type}.${name}`));
    const gone = [...said, ...Object.keys(notKept)].filter((one) => !fields.has(one) && !federation.has(one));
    expect(gone).toEqual([]);
    expect(said.filter((one) => one in notKept)).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });

  it('keep nothing of an operation with a field that nobody decided about', () => {
    const document = parse('query ($slug: String!) { model(slug: $slug) { __typename slug name } }');
    expect(validate(schema, document)).toEqual([]);
    expect(new KeptFields(schema).areAllOf(document)).toBe(true);
    const without = { kept: { ...kept, Model: kept.Model!.filter((name) => name !== 'name') } };
    expect(new KeptFields(schema, without).areAllOf(document)).toBe(false);
  });

  it.each([
    '{ viewer { name } }',
    '{ models { nodes { ...near } } } fragment near on Model { similarModels { similarity } }',
    '{ node(id: "x") { ... on Model { similarModels { similarity } } } }',
    '{ catalog { counts { models } hubs { name problems { message } } } }',
    'query a { catalog { revision } } query b { viewer { name } }',
    '{ __schema { types { name } } }',
  ])('keep nothing of %s', (source) => {
    const document = parse(source);
    expect(validate(schema, document)).toEqual([]);
    expect(new KeptFields(schema).areAllOf(document)).toBe(false);
  });
});
