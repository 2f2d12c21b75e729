// What pages, feeds, the hub API and tools take from the published schema, as TypeScript: the texts
// of their operations (operations/*.graphql in their folders) with the types of their variables and
// answers, what the forms of pages tell of the fields of an input, and what tools tell of theirs.
//   emit writes their *.generated.ts, check says whether they are what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { schemaTypesOf, typedOperations, type OperationFolder } from './operations/typed-operations';
import { inputFieldsOf } from './page-operations/input-fields';
import { schemaWords } from './page-operations/schema-words';

const ROOT = path.join(__dirname, '..');
const SCHEMA = path.join(ROOT, 'schema/rootstock.graphql');
const FOLDERS = ['src/pages', 'src/feeds', 'src/hub-api', 'src/mcp'];
/** Fragments that several of them ask for alike. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'src/pages': ['src/croissant/facts.graphql'],
  'src/feeds': ['src/croissant/facts.graphql'],
};
/** Inputs and enums that they all speak of. */
const TYPES = 'src/schema-types/schema-types.generated.ts';
const TYPES_FOLDER = path.dirname(TYPES);
const INPUTS = 'src/pages/contribute/inputs.generated.ts';
/** What can be filled in by a form. */
const INPUTS_OF_FORMS = ['TransferResultReportInput', 'DatasetRegisterInput', 'ModelRegisterInput'];
const WORDS = 'src/mcp/schema-words.generated.ts';
/** What agents are told of. */
const WORDS_OF_TOOLS = {
  sets: [
    ...['Modality', 'ModelKind', 'Protocol', 'Precision', 'LicensePolicy', 'TrialPurpose'],
    ...['EvidenceTier', 'AbstentionCode', 'Visibility', 'ModelOrderField'],
  ],
  types: [
    ...['RecommendationTargetInput', 'RecommendBasesInput', 'BaseConstraintsInput', 'OwnResultInput'],
    ...['TransferResultReportInput', 'StudyInput', 'RecommendationTarget', 'BaseRecommendation'],
    ...[
      'BaseRecommendations',
      'BaseComparison',
      'BaseDifference',
      'Abstention',
      'TrialPlan',
      'Trial',
      'ComparedBase',
    ],
  ],
};

const operationsIn = (folder: string): OperationFolder => ({
  folder: path.join(ROOT, folder, 'operations'),
  shared: (SHARED[folder] ?? []).map((file) => path.join(ROOT, file)),
});

async function operationsOf(folder: string): Promise<readonly [string, string]> {
  const filename = `${folder}/operations.generated.ts`;
  const written = { schema: SCHEMA, filename, schemaTypes: TYPES_FOLDER };
  return [filename, await typedOperations(operationsIn(folder), written)];
}

const typesOf = async (folders: readonly string[]): Promise<readonly [string, string]> => [
  TYPES,
  await schemaTypesOf(folders.map(operationsIn), { schema: SCHEMA, filename: TYPES }),
];

const schema = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValidSDL: true });

const formatted = async (file: string, text: string): Promise<readonly [string, string]> => [
  file,
  await format(text, { ...(await resolveConfig(path.join(ROOT, file))), parser: 'typescript' }),
];

function inputs(): string {
  const fields = INPUTS_OF_FORMS.map((name) => [name, inputFieldsOf(schema, name)]);
  return `import type { InputField } from './input-field';

/** Fields of inputs by their path within it, such as \`study.key\`. */
export const INPUTS: Readonly<Record<string, Readonly<Record<string, InputField>>>> = ${JSON.stringify(Object.fromEntries(fields))};
`;
}

async function main(action: string | undefined): Promise<number> {
  const written = [
    await typesOf(FOLDERS),
    ...(await Promise.all(FOLDERS.map(operationsOf))),
    await formatted(INPUTS, inputs()),
    await formatted(WORDS, schemaWords(schema, WORDS_OF_TOOLS)),
  ];
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
