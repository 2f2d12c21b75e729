import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import { parse } from 'graphql';

/** How scalars are written in JSON. */
const SCALARS = { BigInt: 'number | string', DateTime: 'string', JSON: 'unknown', URL: 'string' };

const CONFIG = {
  scalars: SCALARS,
  strictScalars: false,
  documentMode: 'string',
  enumsAsTypes: true,
  useTypeImports: true,
  skipTypename: true,
  dedupeFragments: true,
};
const plugins = { 'typescript-operations': operationTypes, 'typed-document-node': typedDocuments };

const documentsOf = (folder: string, shared: readonly string[]) =>
  [
    ...readdirSync(folder)
      .sort()
      .map((name) => path.join(folder, name)),
    ...shared,
  ].map((file) => ({ location: path.basename(file), document: parse(readFileSync(file, 'utf8')) }));

interface Written {
  /** The file of the schema. */
  readonly schema: string;
  /** Where it will be written. */
  readonly filename: string;
}

/** The operations in a folder of `.graphql` files, and files of fragments that stand elsewhere. */
export interface OperationFolder {
  readonly folder: string;
  readonly shared: readonly string[];
}

/**
 * The operations in a folder as TypeScript, checked against a schema.
 *
 * @param schemaTypes the folder that gives what `schemaTypesOf` wrote of them and others
 */
export const typedOperations = (
  { folder, shared }: OperationFolder,
  { schema, filename, schemaTypes }: Written & { readonly schemaTypes: string },
): Promise<string> =>
  codegen({
    filename,
    schema: parse(readFileSync(schema, 'utf8')),
    documents: documentsOf(folder, shared),
    config: { ...CONFIG, importSchemaTypesFrom: schemaTypes },
    plugins: [{ 'typescript-operations': {} }, { 'typed-document-node': {} }],
    pluginMap: plugins,
  });

/** The inputs and enums of a schema that operations of several folders speak of, each once. */
export const schemaTypesOf = (
  folders: readonly OperationFolder[],
  { schema, filename }: Written,
): Promise<string> =>
  codegen({
    filename,
    schema: parse(readFileSync(schema, 'utf8')),
    documents: folders.flatMap(({ folder, shared }) => documentsOf(folder, shared)),
    config: { ...CONFIG, generateOperationTypes: false },
    plugins: [{ 'typescript-operations': {} }],
    pluginMap: plugins,
    skipDocumentsValidation: true,
  });
