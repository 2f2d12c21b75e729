import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  datasetRecordSchema,
  modelRecordSchema,
  shippedDescriptions,
  studyRecordSchema,
  transferResultRecordSchema,
  type DatasetRecord,
  type ModelRecord,
  type StudyRecord,
  type TransferResultRecord,
} from '../../hubs';
import { StarterFiles, versionOf, type StarterFile } from './starter-files';

const domainSchema = z.object({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/),
  name: z.string().min(1).max(300),
  description: z.string().max(10_000).default(''),
  aliases: z.array(z.string().min(1).max(300)).default([]),
});
export type DomainRecord = z.infer<typeof domainSchema>;

/** The starter catalogue as its files state it. */
export interface StarterData {
  /** Changes whenever a file does. */
  version: string;
  domains: DomainRecord[];
  studies: StudyRecord[];
  things: (DatasetRecord | ModelRecord)[];
  results: TransferResultRecord[];
}

const FOLDERS = ['domains', 'datasets', 'models', 'results'] as const;

/** One row of a file of results; empty cells are unknown. */
type ResultRow = Partial<Record<string, string>>;

const numberIn = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' ? null : Number(cell);
const textIn = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

function resultOf(row: ResultRow): unknown {
  const adapted = textIn(row.adapted);
  return {
    kind: 'transferResult',
    study: row.study,
    base: { hub: row.base_hub, externalId: row.base },
    adapted: adapted === null ? null : { hub: row.adapted_hub, externalId: adapted },
    target: { hub: row.target_hub, externalId: row.target },
    split: textIn(row.split),
    protocol: row.protocol,
    metric: row.metric,
    value: numberIn(row.value),
    unit: 'scale',
    trainingExamples: numberIn(row.training_examples),
    recipe: textIn(row.recipe),
    seed: numberIn(row.seed),
    scratchBaseline: numberIn(row.scratch_baseline),
  };
}

const listIn = <T>({ text, name }: StarterFile, schema: z.ZodType<T>): T[] => {
  const { success, data, error } = z.array(schema).safeParse(JSON.parse(text));
  if (success) return data;
  throw new Error(`${name}: ${error.message}`, { cause: error });
};
const rowsIn = ({ text }: StarterFile): ResultRow[] => parse(text, { columns: true, skip_empty_lines: true });

/** Studies that stand in a file, and those of results that were read by a description. */
function studiesOf(file: StarterFile, results: readonly TransferResultRecord[]): StudyRecord[] {
  const cited = new Set(results.map(({ study }) => study));
  const described = shippedDescriptions().map(({ description }) => description.study);
  return [...listIn(file, studyRecordSchema), ...described.filter(({ key }) => cited.has(key))];
}

/** Version of the starter catalogue, without understanding its files. */
export const starterVersion = (files: StarterFiles = new StarterFiles()): string =>
  versionOf([files.file('studies.json'), ...FOLDERS.flatMap((folder) => files.folder(folder))]);

/**
 * Reads the files of the starter catalogue. They ship with the project and are checked by its
 * schemas: a fault in them is a mistake to fix, never something to skip.
 */
export function readStarterData(files: StarterFiles = new StarterFiles()): StarterData {
  const studies = files.file('studies.json');
  const [domains, datasets, models, rows] = [
    files.folder('domains'),
    files.folder('datasets'),
    files.folder('models'),
    files.folder('results'),
  ];
  const results = z.array(transferResultRecordSchema).parse(rows.flatMap(rowsIn).map(resultOf));
  return {
    version: starterVersion(files),
    domains: domains.flatMap((file) => listIn(file, domainSchema)),
    studies: studiesOf(studies, results),
    things: [
      ...datasets.flatMap((file) => listIn(file, datasetRecordSchema)),
      ...models.flatMap((file) => listIn(file, modelRecordSchema)),
    ],
    results,
  };
}
