import { getNullableType, isEnumType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';
import { errorsIn, jsonOf, type ApiSection, type Part } from '../platform/openapi';
import { expectedOf } from './read-variables';
import type { QueryVariable, StoredQuery } from './stored-query';

/** Where queries are, with their name behind it. */
export const QUERIES_PATH = '/v1/q/';

const TYPES: Readonly<Record<string, string>> = {
  Int: 'integer',
  BigInt: 'integer',
  Float: 'number',
  Boolean: 'boolean',
};

function schemaOf(type: GraphQLInputType): Part {
  const own = getNullableType(type);
  if (isListType(own)) return { type: 'array', items: schemaOf(own.ofType) };
  if (isEnumType(own)) return { type: 'string', enum: own.getValues().map(({ name }) => name) };
  if (isInputObjectType(own)) return { type: 'object' };
  return { type: TYPES[own.name] ?? 'string' };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function parameterOf({ name, type, isNeeded, fallback }: QueryVariable): Part {
  const schema = schemaOf(type);
  const written = fallback === undefined ? schema : { ...schema, default: fallback };
  const told = { name, in: 'query', required: isNeeded, description: sentence(expectedOf(type)) };
  return isInputObjectType(getNullableType(type))
    ? { ...told, content: { 'application/json': { schema: written } } }
    : { ...told, schema: written };
}

const capital = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** What OpenAPI says of the queries, in a document that has the schema `Errors`. */
export function queriesSection(queries: Iterable<StoredQuery>): ApiSection {
  const answer = { type: 'object', properties: { data: { type: 'object' } } };
  const pathOf = ({ name, title, variables }: StoredQuery): [string, Part] => [
    `${QUERIES_PATH}${name}`,
    {
      get: {
        operationId: `ask${capital(name)}`,
        summary: title,
        tags: ['queries'],
        parameters: variables.map(parameterOf),
        responses: {
          200: jsonOf(title, answer),
          304: { description: 'What `If-None-Match` names is what there is.' },
          ...errorsIn('Errors'),
        },
      },
    },
  ];
  const tag = { name: 'queries', description: 'Operations of the API under a name.' };
  return { tag, paths: Object.fromEntries([...queries].map(pathOf)), schemas: {} };
}
