import { z } from 'zod';
import type { Feed } from './feed';
import { FORMS, type Form } from './forms';

/** Part of a document of OpenAPI. */
type Part = Readonly<Record<string, unknown>>;

/** How a schema is written in OpenAPI 3.1, which takes JSON Schema 2020-12. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Part =>
  Object.fromEntries(
    Object.entries(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).filter(
      ([name]) => name !== '$schema',
    ),
  );

const error: Part = {
  description: 'The message says what is at fault, and names the parameter.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } },
};

const parametersOf = ({ parameters, paging }: Feed): Part[] =>
  Object.entries({ ...parameters.shape, ...paging }).map(([name, schema]) => {
    const { description, ...written } = schemaOf(schema, 'input');
    return { name, in: 'query', required: false, description, schema: written };
  });

/** `lineage/nodes` is `LineageNodes`. */
const nameOf = ({ name }: Feed): string =>
  name.replace(/(?:^|[/-])([a-z])/g, (_all, letter: string) => letter.toUpperCase());

const headers: Part = {
  ETag: { description: 'Another one once something was written.', schema: { type: 'string' } },
  Link: { description: 'Where the list goes on, with rel="next".', schema: { type: 'string' } },
};

/** A part of a feed: its rows with what is told beside them. */
const partOf = (feed: Feed): Part => ({
  allOf: [
    { $ref: '#/components/schemas/Page' },
    {
      type: 'object',
      properties: { items: { type: 'array', items: { $ref: `#/components/schemas/${nameOf(feed)}` } } },
    },
  ],
});

/** What a form of a feed holds: rows that have a schema, or a text. */
const contentOf = (feed: Feed, ending: string, { contentType }: Form): Part => ({
  [contentType.split(';')[0] ?? contentType]: {
    schema: ending === 'json' ? partOf(feed) : { type: 'string' },
  },
});

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

function pathOf(feed: Feed, [ending, form]: [string, Form], path: string): [string, Part] {
  return [
    `${path}${feed.name}.${ending}`,
    {
      get: {
        operationId: `read${nameOf(feed)}As${capital(ending)}`,
        summary: feed.title,
        tags: ['feeds'],
        parameters: parametersOf(feed),
        responses: {
          200: { description: `${feed.title}.`, headers, content: contentOf(feed, ending, form) },
          304: { description: 'What `If-None-Match` names is what there is.' },
          400: error,
          429: { ...error, description: 'The budget of the client is spent.' },
          503: { ...error, description: 'It cannot be answered now.' },
        },
      },
    },
  ];
}

const page = z.object({
  items: z.array(z.unknown()).describe('The rows.'),
  nextCursor: z.string().nullable().describe('Give it as `cursor` for what follows; null at the end.'),
  totalCount: z.int().nullable().describe('How many rows the whole list has.'),
  totalCountIsExact: z.boolean().describe('Whether that is counted, and not estimated.'),
  limit: z.int().nullable().describe('As it was asked for.'),
  revision: z.int().nullable().describe('Of the change feed, when the answer was begun.'),
});

const errors = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })),
});

/**
 * What OpenAPI 3.1 says of the feeds, made from their own definitions.
 *
 * @param about the version of the program, where it is reached, and the path that feeds are below
 */
export const openApiOf = (
  feeds: readonly Feed[],
  { version, origin, path }: { readonly version: string; readonly origin: string; readonly path: string },
): Part => ({
  openapi: '3.1.0',
  info: {
    title: 'Rootstock',
    version,
    description: 'Flat lists of the catalogue for dashboards, spreadsheets and data frames.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: origin }],
  // Whoever sends no token reads what is for everybody.
  security: [{}, { token: [] }],
  tags: [{ name: 'feeds', description: 'The same rows as JSON and as CSV.' }],
  paths: Object.fromEntries(
    feeds.flatMap((feed) => Object.entries(FORMS).map((form) => pathOf(feed, form, path))),
  ),
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Page: schemaOf(page, 'output'),
      Errors: schemaOf(errors, 'output'),
      ...Object.fromEntries(feeds.map((feed) => [nameOf(feed), schemaOf(feed.columns, 'output')])),
    },
  },
});
