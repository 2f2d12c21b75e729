import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What the first line of every backup says. */
export const FORMAT = 'rootstock-backup';
/** Raise where an earlier program could not read what is written. */
export const FORMAT_VERSION = 1;

const columnSchema = z.strictObject({ name: z.string().min(1), type: z.string().min(1) });
const tableSchema = z.strictObject({
  kind: z.literal('table'),
  name: z.string().min(1),
  columns: z.array(columnSchema),
});
const chunkSchema = z.strictObject({
  kind: z.literal('chunk'),
  rows: z.number().int().nonnegative(),
  sha256: z.string(),
});
const sequenceSchema = z.strictObject({
  kind: z.literal('sequence'),
  name: z.string().min(1),
  /** The next number as text, since it may be beyond what numbers hold exactly. */
  last: z.string(),
  isCalled: z.boolean(),
});
const endSchema = z.strictObject({
  kind: z.literal('end'),
  tables: z.record(z.string(), z.number().int().nonnegative()),
  rows: z.number().int().nonnegative(),
  sha256: z.string(),
});
const headerSchema = z.strictObject({
  kind: z.literal('header'),
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  createdAt: z.string(),
  program: z.string(),
  database: z.string(),
  /** Names of the migrations that had run, in their order. */
  migrations: z.array(z.string()).min(1),
  /** The catalogue's revision: the number of its last change. */
  revision: z.number().int().nonnegative(),
});

export type BackupColumn = z.infer<typeof columnSchema>;
export type BackupTable = z.infer<typeof tableSchema>;
export type BackupSequence = z.infer<typeof sequenceSchema>;
export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupEnd = z.infer<typeof endSchema>;

/** Every line that is no row; a row is an array of its values as PostgreSQL writes them. */
export const lineSchema = z.discriminatedUnion('kind', [
  headerSchema,
  tableSchema,
  chunkSchema,
  sequenceSchema,
  endSchema,
]);
export type BackupLine = z.infer<typeof lineSchema>;

const LINE_END = '\n';

export const written = (line: BackupLine): string => JSON.stringify(line);

/** SHA-256 of lines, and how many there were. */
export class LineSum {
  private hash = createHash('sha256');
  count = 0;

  add(line: string | Uint8Array): void {
    this.hash.update(line).update(LINE_END);
    this.count += 1;
  }

  /** The sum in hexadecimal digits; begins anew. */
  take(): string {
    const sum = this.hash.digest('hex');
    this.hash = createHash('sha256');
    this.count = 0;
    return sum;
  }
}
