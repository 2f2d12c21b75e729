// What pages, feeds and the hub API take from the published schema, as TypeScript: the texts of
// their operations (operations/*.graphql in their folders) with the types of their variables and
// answers, and what the forms of pages tell of the fields of an input.
//   emit writes their *.generated.ts, check says whether they are what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { typedOperations } from './operations/typed-operations';
import { inputFieldsOf } from './page-operations/input-fields';

const ROOT = path.join(__dirname, '..');
const SCHEMA = path.join(ROOT, 'schema/rootstock.graphql');
const FOLDERS = ['src/pages', 'src/feeds', 'src/hub-api'];
const INPUTS = 'src/pages/contribute/inputs.generated.ts';
/** What can be filled in by a form. */
const INPUTS_OF_FORMS = ['TransferResultReportInput', 'DatasetRegisterInput', 'ModelRegisterInput'];

async function operationsOf(folder: string): Promise<readonly [string, string]> {
  const filename = `${folder}/operations.generated.ts`;
  const operations = path.join(ROOT, folder, 'operations');
  return [filename, await typedOperations(operations, { schema: SCHEMA, filename })];
}

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
  const written = [...(await Promise.all(FOLDERS.map(operationsOf))), [INPUTS, await inputs()] as const];
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
