// The operations of the pages (src/pages/operations/*.graphql), checked against the published
// schema, as TypeScript: their texts and the types of their variables and answers.
//   emit writes src/pages/operations.generated.ts, check says whether it is what would be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import { parse } from 'graphql';

const ROOT = path.join(__dirname, '..');
const FOLDER = path.join(ROOT, 'src/pages/operations');
const FILE = 'src/pages/operations.generated.ts';

/** How scalars are written in JSON. */
const SCALARS = { BigInt: 'number | string', DateTime: 'string', JSON: 'unknown', URL: 'string' };

const generate = (): Promise<string> =>
  codegen({
    filename: FILE,
    schema: parse(readFileSync(path.join(ROOT, 'schema/rootstock.graphql'), 'utf8')),
    documents: readdirSync(FOLDER)
      .sort()
      .map((name) => ({
        location: name,
        document: parse(readFileSync(path.join(FOLDER, name), 'utf8')),
      })),
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

async function main(action: string | undefined): Promise<number> {
  const file = path.join(ROOT, FILE);
  const written = await generate();
  if (action === 'emit') {
    writeFileSync(file, written);
    process.stdout.write(`Wrote ${FILE}.\n`);
    return 0;
  }
  if (action !== 'check') throw new RangeError('Usage: page-operations.ts emit|check');
  if (readFileSync(file, 'utf8') === written) return 0;
  process.stderr.write(`${FILE} is not what its operations are. Run "npm run operations:emit".\n`);
  return 1;
}

void main(process.argv[2]).then((code) => process.exit(code));
