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
    const { description, ...written } = schemaOf(schema, 'input');
    return { name, in: 'query', required: false, description, schema: written };
  });

/** A response of JSON in the form of a schema of the document. */
export const jsonOf = (description: string, schema: Part): Part => ({
  description,
  content: { 'application/json': { schema } },
});

/** Refusals that every request may meet, in the form of the named schema. */
export function errorsIn(schema: string): Part {
  const error = (description: string): Part =>
    jsonOf(description, { $ref: `#/components/schemas/${schema}` });
  return {
    400: error('The message says what is at fault, and names the parameter.'),
    429: error('The budget of the client is spent.'),
    503: error('It cannot be answered now.'),
  };
}

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
    description: 'The catalogue for programs that read no GraphQL.',
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
