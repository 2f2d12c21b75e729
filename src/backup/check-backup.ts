import { InvalidInputError } from '../platform/errors';
import type { BackupEnd, BackupHeader } from './backup-format';
import { BackupReader } from './backup-reader';

/** Opens the file anew, from its first byte. */
export type Source = () => AsyncIterable<Uint8Array>;

/** What a backup says of itself, once every line of it was checked. */
export interface BackupSummary {
  readonly header: BackupHeader;
  readonly end: BackupEnd;
}

/**
 * Reads a backup to its end and checks every line. Needs no database.
 *
 * @param known names of the migrations that this program has
 * @throws InvalidInputError when it is no backup, cut, damaged, or of a later program
 */
export async function checkBackup(source: Source, known: readonly string[]): Promise<BackupSummary> {
  let header: BackupHeader | undefined;
  let end: BackupEnd | undefined;
  for await (const part of new BackupReader().parts(source())) {
    if (part.kind === 'header') header = checkHeader(part.header, known);
    if (part.kind === 'end') end = part.end;
  }
  if (header === undefined || end === undefined) throw new TypeError('A backup without a header or an end.');
  return { header, end };
}

function checkHeader(header: BackupHeader, known: readonly string[]): BackupHeader {
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) return header;
  throw new InvalidInputError(
    'file',
    `a backup of this program or an earlier one; this one was written by ${header.program} after the migration ${unknown[0]}, which is not known here`,
  );
}
