import { isUtf8 } from 'node:buffer';
import { InvalidInputError } from '../platform/errors';
import {
  FORMAT,
  FORMAT_VERSION,
  LineSum,
  lineSchema,
  written,
  type BackupEnd,
  type BackupHeader,
  type BackupLine,
  type BackupSequence,
  type BackupTable,
} from './backup-format';

/** What a backup holds, in the order in which it is written. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: BackupTable }
  /** Rows whose checksum holds; each the text of a JSON array. */
  | { readonly kind: 'rows'; readonly table: BackupTable; readonly rows: readonly string[] }
  | { readonly kind: 'sequence'; readonly sequence: BackupSequence }
  | { readonly kind: 'end'; readonly end: BackupEnd };

/** A line longer than this is in no backup. */
const LONGEST_LINE = 512 * 1024 * 1024;
const LONGEST_HEADER = 1024 * 1024;
const LINE_FEED = 10;

/** @throws InvalidInputError always: the file is no whole backup */
function refuse(expected: string): never {
  throw new InvalidInputError('file', expected);
}

const NO_BACKUP = 'a backup that "rootstock backup" wrote';
const damaged = (line: number, what: string): never =>
  refuse(`a whole backup; ${what} at line ${line}, so nothing of it is restored`);

/** The lines of a stream, without their ends. A last line that does not end is none: it was cut. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let limit = LONGEST_HEADER;
  for await (const piece of bytes) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...parts, piece.subarray(from, at)]);
      [parts, length, limit, from] = [[], 0, LONGEST_LINE, at + 1];
    }
    parts.push(piece.subarray(from));
    length += piece.length - from;
    if (length > limit) refuse(NO_BACKUP);
  }
  if (length > 0 && limit === LONGEST_LINE)
    refuse('a whole backup; it ends in the middle of a line, so nothing of it is restored');
  if (length > 0) refuse(NO_BACKUP);
}

/**
 * Reads a backup and checks it on the way: every chunk before it is given out, and the whole at its
 * end. Who acts on what is read before the end must be able to undo it.
 */
export class BackupReader {
  private readonly whole = new LineSum();
  private readonly counts: Record<string, number> = {};
  private table: BackupTable | undefined;
  private rows: string[] = [];
  private readonly chunk = new LineSum();
  private number = 0;
  private hasEnded = false;

  /**
   * @throws InvalidInputError where the bytes are no backup, one of another version, cut or damaged
   */
  async *parts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BackupPart, void, undefined> {
    for await (const line of linesOf(bytes)) {
      this.number += 1;
      if (this.hasEnded) damaged(this.number, 'something stands behind its end');
      if (!isUtf8(line)) this.fault();
      const text = line.toString();
      const part = text.startsWith('[') && this.number > 1 ? this.takeRow(text) : this.takeLine(text);
      if (part !== undefined) yield part;
    }
    if (this.number === 0) refuse(NO_BACKUP);
    if (!this.hasEnded) refuse('a whole backup; its end is missing, so nothing of it is restored');
  }

  private takeRow(text: string): undefined {
    if (this.table === undefined) this.fault();
    this.rows.push(text);
    this.chunk.add(text);
    this.whole.add(text);
  }

  private takeLine(text: string): BackupPart | undefined {
    const line = this.number === 1 ? headerOf(text) : (lineOf(text) ?? this.fault());
    if (line.kind !== 'chunk' && this.rows.length > 0) this.fault();
    if (line.kind === 'end') return this.takeEnd(text, line);
    this.whole.add(text);
    switch (line.kind) {
      case 'header':
        return this.number === 1 ? { kind: 'header', header: line } : this.fault();
      case 'table':
        if (line.name in this.counts) this.fault();
        this.table = line;
        this.counts[line.name] = 0;
        return { kind: 'table', table: line };
      case 'chunk':
        return this.takeChunk(line);
      case 'sequence':
        return { kind: 'sequence', sequence: line };
    }
  }

  private takeChunk({ rows: count, sha256 }: Extract<BackupLine, { kind: 'chunk' }>): BackupPart {
    const { rows, table } = this;
    if (table === undefined || count !== rows.length || this.chunk.take() !== sha256) return this.fault();
    this.rows = [];
    this.counts[table.name] = (this.counts[table.name] ?? 0) + count;
    return { kind: 'rows', table, rows };
  }

  /** The last line has no checksum of its own, so it must be what the lines before it give. */
  private takeEnd(text: string, end: BackupEnd): BackupPart {
    const rows = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    const right = written({ kind: 'end', tables: this.counts, rows, sha256: this.whole.take() });
    if (text !== right) this.fault();
    this.hasEnded = true;
    return { kind: 'end', end };
  }

  private fault(): never {
    return this.number === 1 ? refuse(NO_BACKUP) : damaged(this.number, 'it is damaged');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined where the line is none of a backup, or not as a backup writes it. */
function lineOf(text: string): BackupLine | undefined {
  const { data } = lineSchema.safeParse(jsonOf(text));
  return data;
}

function headerOf(text: string): BackupHeader {
  const json = jsonOf(text);
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT)
    return refuse(NO_BACKUP);
  if (!('version' in json) || json.version !== FORMAT_VERSION)
    return refuse(
      `a backup of format version ${FORMAT_VERSION}; restore it with the program that wrote it, or a later one`,
    );
  const line = lineOf(text);
  return line?.kind === 'header' ? line : damaged(1, 'it is damaged');
}
