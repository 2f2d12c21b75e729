// What the pages take from the published schema, as TypeScript: the texts of their operations
// (src/pages/operations/*.graphql) with the types of their variables and answers, and what their
// forms tell of the fields of an input.
//   emit writes src/pages/**/*.generated.ts, check says whether they are what would be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import { buildSchema, parse } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { inputFieldsOf } from './page-operations/input-fields';

const ROOT = path.join(__dirname, '..');
const FOLDER = path.join(ROOT, 'src/pages/operations');
const SCHEMA = path.join(ROOT, 'schema/rootstock.graphql');
const OPERATIONS = 'src/pages/operations.generated.ts';
const INPUTS = 'src/pages/contribute/inputs.generated.ts';
/** What can be filled in by a form. */
const INPUTS_OF_FORMS = ['TransferResultReportInput', 'DatasetRegisterInput', 'ModelRegisterInput'];

/** How scalars are written in JSON. */
const SCALARS = { BigInt: 'number | string', DateTime: 'string', JSON: 'unknown', URL: 'string' };

const operations = (): Promise<string> =>
  codegen({
    filename: OPERATIONS,
    schema: parse(readFileSync(SCHEMA, 'utf8')),
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

async function inputs(): Promise<string> {
  const schema = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValidSDL: true });
  const fields = INPUTS_OF_FORMS.map((name) => [name, inputFieldsOf(schema, name)]);
  const text = `import type { InputField } from './input-field';

/** Fields of inputs by their path within it, such as \`study.key\`. */
export const INPUTS: Readonly<Record<string, Readonly<Record<string, InputField>>>> = ${JSON.stringify(Object.fromEntries(fields))};
`;
  return format(text, { ...(await resolveConfig(path.join(ROOT, INPUTS))), parser: 'typescript' });
}

async function main(action: string | undefined): Promise<number> {
  const written = [
    [OPERATIONS, await operations()],
    [INPUTS, await inputs()],
  ] as const;
  if (action === 'emit') {
    for (const [file, text] of written) writeFileSync(path.join(ROOT, file), text);
    process.stdout.write(`Wrote ${written.map(([file]) => file).join(' and ')}.\n`);
    return 0;
  }
  if (action !== 'check') throw new RangeError('Usage: page-operations.ts emit|check');
  const wrong = written.filter(([file, text]) => readFileSync(path.join(ROOT, file), 'utf8') !== text);
  for (const [file] of wrong)
    process.stderr.write(`${file} is not what the schema says. Run "npm run operations:emit".\n`);
  return wrong.length === 0 ? 0 : 1;
}

void main(process.argv[2]).then((code) => process.exit(code));
