import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import { parse } from 'graphql';

/** How scalars are written in JSON. */
const SCALARS = { BigInt: 'number | string', DateTime: 'string', JSON: 'unknown', URL: 'string' };

/**
 * The operations in a folder of `.graphql` files as TypeScript, checked against a schema.
 *
 * @param filename where it will be written
 * @param shared files of fragments that stand elsewhere
 */
export const typedOperations = (
  folder: string,
  {
    schema,
    filename,
    shared = [],
  }: { readonly schema: string; readonly filename: string; readonly shared?: readonly string[] },
): Promise<string> =>
  codegen({
    filename,
    schema: parse(readFileSync(schema, 'utf8')),
    documents: [
      ...readdirSync(folder)
        .sort()
        .map((name) => path.join(folder, name)),
      ...shared,
    ].map((file) => ({ location: path.basename(file), document: parse(readFileSync(file, 'utf8')) })),
    config: {
      scalars: SCALARS,
      strictScalars: false,
      documentMode: 'string',
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
      dedupeFragments: true,
    },
    plugins: [{ 'typescript-operations': {} }, { 'typed-document-node': {} }],
    pluginMap: { 'typescript-operations': operationTypes, 'typed-document-node': typedDocuments },
  });
