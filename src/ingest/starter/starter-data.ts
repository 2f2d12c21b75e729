import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  datasetRecordSchema,
  modelRecordSchema,
  studyRecordSchema,
  transferResultRecordSchema,
  type DatasetRecord,
  type ModelRecord,
  type StudyRecord,
  type TransferResultRecord,
} from '../../hubs';
import { sha256 } from '../digest';

const DATA = path.join(__dirname, 'data');
const FILES = ['domains.json', 'studies.json', 'datasets.json', 'models.json', 'results.csv'] as const;

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

/** One row of results.csv; empty cells are unknown. */
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
    trainingExamples: numberIn(row.training_examples),
    recipe: textIn(row.recipe),
    seed: numberIn(row.seed),
    scratchBaseline: numberIn(row.scratch_baseline),
  };
}

/**
 * Reads the files of the starter catalogue. They ship with the project and are checked by its
 * schemas: a fault in them is a mistake to fix, never something to skip.
 */
export function readStarterData(): StarterData {
  const texts = new Map(FILES.map((file) => [file, readFileSync(path.join(DATA, file), 'utf8')] as const));
  const text = (file: (typeof FILES)[number]): string => texts.get(file) ?? '';
  const read = <T>(file: (typeof FILES)[number], schema: z.ZodType<T>): T[] =>
    z.array(schema).parse(JSON.parse(text(file)));
  const rows: ResultRow[] = parse(text('results.csv'), { columns: true, skip_empty_lines: true });
  return {
    version: sha256(FILES.map((file) => sha256(text(file))).join('\n')).slice(0, 12),
    domains: read('domains.json', domainSchema),
    studies: read('studies.json', studyRecordSchema),
    things: [...read('datasets.json', datasetRecordSchema), ...read('models.json', modelRecordSchema)],
    results: z.array(transferResultRecordSchema).parse(rows.map(resultOf)),
  };
}
