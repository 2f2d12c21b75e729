import { z } from 'zod';

/** Part of a document of OpenAPI. */
export type Part = Readonly<Record<string, unknown>>;

/** One way to read the catalogue, with the schemas that it names. */
export interface ApiSection {
  readonly tag: { readonly name: string; readonly description: string };
  readonly paths: Part;
  readonly schemas: Part;
}

/** How a schema is written in OpenAPI 3.1, which takes JSON Schema 2020-12. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Part =>
  Object.fromEntries(
    Object.entries(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).filter(
      ([name]) => name !== '$schema',
    ),
  );

/** Parameters of a query string, each from what reads it. */
export const queryParameters = (shape: Readonly<Record<string, z.ZodType>>): Part[] =>
  Object.entries(shape).map(([name, schema]) => {
    const { description, explode, ...written } = schemaOf(schema, 'input');
    const required = !schema.safeParse(undefined).success;
    // Several in one value, where they are not told to be given one by one.
    const form = explode === false ? { style: 'form', explode } : {};
    return { name, in: 'query', required, description, ...form, schema: written };
  });

/** A response of JSON in the form of a schema of the document. */
export const jsonOf = (description: string, schema: Part): Part => ({
  description,
  content: { 'application/json': { schema } },
});

export const headerOf = (description: string, type: 'string' | 'integer', required = false): Part => ({
  description,
  required,
  schema: { type },
});

/** What every answer says of who asks: what is left of their budget, where one binds them. */
export const BUDGET: Part = {
  'WWW-Authenticate': headerOf('What is wrong with the token that was sent, where it is none.', 'string'),
  'RateLimit-Policy': headerOf('The budget, and of how many seconds, such as `3000000;w=60`.', 'string'),
  'RateLimit-Limit': headerOf('Units that the client may spend in a minute.', 'integer'),
  'RateLimit-Remaining': headerOf('Units that are left.', 'integer'),
  'RateLimit-Reset': headerOf('Seconds until all of it is there again.', 'integer'),
};
export const ETAG: Part = { ETag: headerOf('Another one once something was written.', 'string', true) };
export const LINK: Part = { Link: headerOf('Where the list goes on, with rel="next".', 'string') };
const RETRY: Part = { 'Retry-After': headerOf('Seconds after which to try again.', 'integer', true) };

/** A response in the form of the named schema, with the headers of what is counted. */
export const refusedAs = (schema: string, description: string, headers: Part = {}): Part => ({
  ...jsonOf(description, { $ref: `#/components/schemas/${schema}` }),
  headers: { ...BUDGET, ...headers },
});

/** Refusals that every request may meet, in the form of the named schema. */
export const errorsIn = (schema: string): Part => ({
  400: refusedAs(schema, 'The message says what is at fault, and names the parameter.'),
  429: refusedAs(schema, 'The budget of the client is spent.', RETRY),
  503: refusedAs(schema, 'It cannot be answered now.', RETRY),
  default: refusedAs(schema, 'It cannot be answered, or not in time.'),
});

/** That a client has already what there is. */
export const knownAlready = (headers: Part = {}): Part => ({
  description: 'What `If-None-Match` names is what there is.',
  headers: { ...BUDGET, ...ETAG, ...headers },
});

interface Answered {
  readonly description: string;
  readonly content: Part;
  readonly headers?: Part;
  /** Whether it has a tag, by which it is confirmed. */
  readonly isTagged: boolean;
  /** Schema of what is told of errors. */
  readonly errors: string;
}

/** The responses to a request that is counted for its client. */
export const responsesOf = ({ description, content, headers, isTagged, errors }: Answered): Part => ({
  200: { description, content, headers: { ...BUDGET, ...(isTagged && ETAG), ...headers } },
  ...(isTagged && { 304: knownAlready() }),
  ...errorsIn(errors),
});

const together = (parts: readonly Part[]): Part =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)));

/**
 * What can be read over HTTP beside GraphQL, as OpenAPI 3.1.
 *
 * @param about the version of the program, and where it is reached
 */
export const openApiOf = (
  sections: readonly ApiSection[],
  { version, origin }: { readonly version: string; readonly origin: string },
): Part => ({
  openapi: '3.1.0',
  info: {
    title: 'Rootstock',
    version,
    description:
      'The catalogue for programs that read no GraphQL. HEAD tells the headers of GET; other methods are answered 405.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: origin }],
  // Whoever sends no token reads what is for everybody.
  security: [{}, { token: [] }],
  tags: sections.map(({ tag }) => tag),
  paths: together(sections.map(({ paths }) => paths)),
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: together(sections.map(({ schemas }) => schemas)),
  },
});
