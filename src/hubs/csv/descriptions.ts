import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { parseJsonObject } from '../json-object';
import { readHead } from '../read-head';
import type { SourceFolder } from '../source-folder';
import type { Written } from '../text-encoding';
import { studyDescriptionSchema, type StudyDescription } from './study-description';

const SHIPPED = path.join(__dirname, 'data', 'studies');
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_FAULTS = 5;
const MISSING = new Set(['ENOENT', 'ELOOP', 'ENOTDIR']);

/** Where the description of a table is looked for: `results.csv` has `results.study.json`. */
const besideTable = (table: string): string =>
  path.join(path.dirname(table), `${path.basename(table).replace(/\.[ct]sv(?:\.gz)?$/i, '')}.study.json`);

/**
 * A description out of the text of a file.
 *
 * @throws InvalidInputError naming the fields at fault
 */
export function parseDescription(text: Written, file: string): StudyDescription {
  const json = parseJsonObject(text);
  if ('fault' in json) throw unfit(`${file} ${json.fault}`);
  const { success, data, error } = studyDescriptionSchema.safeParse(json.value);
  if (success) return data;
  const faults = error.issues.map(({ path: place, message }) => [place.join('.'), message].join(' ').trim());
  const more = faults.length > MAX_FAULTS ? `; and ${faults.length - MAX_FAULTS} faults more` : '';
  throw unfit(`of ${file}, ${faults.slice(0, MAX_FAULTS).join('; ')}${more}`);
}

/**
 * Reads a description.
 *
 * @throws InvalidInputError when it cannot be read or is none
 */
export async function readDescription(file: string): Promise<StudyDescription> {
  const { isWhole, ...text } = await readHead(file, MAX_BYTES).catch((cause: unknown) => {
    throw unfit(isMissing(cause) ? `there is nothing at ${file}` : `${file} cannot be read`, cause);
  });
  if (!isWhole) throw unfit(`${file} has more than ${MAX_BYTES} bytes`);
  return parseDescription(text, file);
}

/** The description beside a table; null when there is none. */
export async function descriptionBeside(
  table: string,
  folder: SourceFolder,
): Promise<StudyDescription | null> {
  const file = await folder.file(besideTable(table));
  return file === null ? null : readDescription(file);
}

const isMissing = (error: unknown): boolean =>
  error instanceof InvalidInputError &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  MISSING.has(String(error.cause.code));

const unfit = (fault: string, cause?: unknown): InvalidInputError =>
  new InvalidInputError('description', `a file that describes a study; ${fault}`, { cause });

/** A description that ships with the project, and where it stands. */
export interface ShippedDescription {
  readonly file: string;
  readonly description: StudyDescription;
}

/** The descriptions that ship with the project, in order of their files' names. */
export function shippedDescriptions(folder = SHIPPED): ShippedDescription[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => {
    const file = path.join(folder, name);
    return { file, description: parseDescription(readFileSync(file, 'utf8'), name) };
  });
}

let shipped: ReadonlyMap<string, StudyDescription> | undefined;

/** The shipped descriptions by what stands in a table's column `source`. */
export function descriptionsBySource(): ReadonlyMap<string, StudyDescription> {
  shipped ??= new Map(
    shippedDescriptions().flatMap(({ description }) =>
      description.source.map((source) => [source, description] as const),
    ),
  );
  return shipped;
}
