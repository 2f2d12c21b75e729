import { readdirSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { parseJsonObject } from '../json-object';
import { studyDescriptionSchema, type StudyDescription } from './study-description';

const SHIPPED = path.join(__dirname, 'data', 'studies');
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_FAULTS = 5;

/** Where the description of a table is looked for: `results.csv` has `results.study.json`. */
export const besideTable = (table: string): string =>
  path.join(path.dirname(table), `${path.basename(table).replace(/\.csv(?:\.gz)?$/i, '')}.study.json`);

/**
 * A description out of the text of a file.
 *
 * @throws InvalidInputError naming the fields at fault
 */
export function parseDescription(text: string, file: string): StudyDescription {
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
  const text = await stat(file)
    .then(
      ({ size }) => (size > MAX_BYTES ? null : readFile(file, 'utf8')),
      (cause: unknown) => {
        throw unfit(`there is nothing at ${file}`, cause);
      },
    )
    .catch((cause: unknown) => {
      throw cause instanceof InvalidInputError ? cause : unfit(`${file} cannot be read`, cause);
    });
  if (text === null) throw unfit(`${file} has more than ${MAX_BYTES} bytes`);
  return parseDescription(text, file);
}

/** The description beside a table; null when there is none. */
export async function descriptionBeside(table: string): Promise<StudyDescription | null> {
  const file = besideTable(table);
  const found = await stat(file).catch(() => null);
  return found === null ? null : readDescription(file);
}

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
