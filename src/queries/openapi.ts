import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import { headerOf, responsesOf, schemaOf, type ApiSection, type Part } from '../platform/openapi';
import { answerSchema, errorsSchema } from './plain-answer';
import { listSchema } from './query-list';
import { expectedOf, RANGES } from './read-variables';
import type { QueryVariable, StoredQuery } from './stored-query';

/** Where queries are, with their name behind it. */
export const QUERIES_PATH = '/v1/q/';
/** Where they are listed; so is the place with a slash behind it. */
export const QUERY_LIST_PATH = '/v1/q';

const SCALARS: Readonly<Record<string, Part>> = {
  Int: { type: 'integer', format: 'int32', ...RANGES.Int },
  BigInt: { type: 'integer', format: 'int64', ...RANGES.BigInt },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' },
  URL: { type: 'string', format: 'uri' },
};

const refTo = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });

function schemaOfType(type: GraphQLInputType, bounds: Part = {}): Part {
  const own = getNullableType(type);
  if (isListType(own)) return { type: 'array', items: schemaOfType(own.ofType, bounds) };
  if (isEnumType(own)) return { type: 'string', enum: own.getValues().map(({ name }) => name) };
  if (isInputObjectType(own)) return refTo(own.name);
  return { ...(SCALARS[own.name] ?? { type: 'string' }), ...bounds };
}

/** The objects of an input and all that lie within, by name. */
function addObjects(type: GraphQLInputType, schemas: Map<string, Part>): void {
  const own = getNamedType(type);
  if (!isInputObjectType(own) || schemas.has(own.name)) return;
  const fields = Object.values(own.getFields());
  const properties = fields.map((field): [string, Part] => [
    field.name,
    isNonNullType(field.type)
      ? schemaOfType(field.type)
      : { anyOf: [schemaOfType(field.type), { type: 'null' }] },
  ]);
  schemas.set(own.name, {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: fields.filter(isRequiredInputField).map(({ name }) => name),
    additionalProperties: false,
  });
  for (const field of fields) addObjects(field.type, schemas);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function parameterOf({ name, type, isNeeded, fallback, bounds }: QueryVariable): Part {
  const schema = schemaOfType(type, { ...bounds });
  const written = fallback === undefined ? schema : { ...schema, default: fallback };
  const told = { name, in: 'query', required: isNeeded, description: sentence(expectedOf(type, bounds)) };
  return isInputObjectType(getNullableType(type))
    ? { ...told, content: { 'application/json': { schema: written } } }
    : { ...told, schema: written };
}

const capital = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** An answer of which a part is not there has no tag. */
const TAG: Part = { ETag: headerOf('Of the data, where all of them are there.', 'string') };

const answeredAs = (schema: string, description: string): Part =>
  responsesOf({
    description,
    content: { 'application/json': { schema: refTo(schema) } },
    headers: TAG,
    isTagged: true,
    errors: 'QueryErrors',
  });

const pathOf = ({ name, title, variables }: StoredQuery): [string, Part] => [
  `${QUERIES_PATH}${name}`,
  {
    get: {
      operationId: `ask${capital(name)}`,
      summary: title,
      tags: ['queries'],
      parameters: variables.map(parameterOf),
      responses: answeredAs('QueryAnswer', title),
    },
  },
];

const LIST: Part = {
  get: {
    operationId: 'listQueries',
    summary: 'The queries that there are, with their parameters',
    tags: ['queries'],
    parameters: [],
    responses: answeredAs('QueryList', 'By name.'),
  },
};

/** What OpenAPI says of the queries. */
export function queriesSection(queries: Iterable<StoredQuery>): ApiSection {
  const all = [...queries];
  const objects = new Map<string, Part>();
  for (const { type } of all.flatMap(({ variables }) => variables)) addObjects(type, objects);
  return {
    tag: { name: 'queries', description: 'Operations of the API under a name.' },
    paths: { [QUERY_LIST_PATH]: LIST, ...Object.fromEntries(all.map(pathOf)) },
    schemas: {
      QueryAnswer: schemaOf(answerSchema, 'output'),
      QueryErrors: schemaOf(errorsSchema, 'output'),
      QueryList: schemaOf(listSchema, 'output'),
      ...Object.fromEntries(objects),
    },
  };
}
