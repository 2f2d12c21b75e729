import { LineSum, written, type BackupHeader, type BackupSequence, type BackupTable } from './backup-format';

/** Rows and bytes of a chunk at most: a restore holds one chunk at a time. */
const CHUNK_ROWS = 500;
const CHUNK_CHARACTERS = 1_000_000;

/** The rows of one table, in pages. */
export interface TableRows {
  readonly table: BackupTable;
  /** Each row as the text of a JSON array of its values. */
  readonly pages: AsyncIterable<readonly string[]>;
}

export interface BackupContent {
  readonly header: BackupHeader;
  readonly tables: AsyncIterable<TableRows>;
  readonly sequences: () => Promise<readonly BackupSequence[]>;
}

/** Writes the lines of a backup with their checksums. */
export class BackupWriter {
  private readonly whole = new LineSum();
  private readonly chunk = new LineSum();
  private chunkCharacters = 0;
  private readonly counts: Record<string, number> = {};

  /** The lines, each with its end, in pieces of some hundred rows. */
  async *lines({ header, tables, sequences }: BackupContent): AsyncGenerator<string, void, undefined> {
    yield this.line(written(header));
    for await (const { table, pages } of tables) {
      yield this.line(written(table));
      this.counts[table.name] = 0;
      for await (const page of pages) yield this.rows(table.name, page);
      yield this.endOfChunk();
    }
    for (const sequence of await sequences()) yield this.line(written(sequence));
    const rows = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    yield `${written({ kind: 'end', tables: this.counts, rows, sha256: this.whole.take() })}\n`;
  }

  private rows(table: string, page: readonly string[]): string {
    const pieces: string[] = [];
    for (const row of page) {
      pieces.push(this.line(row));
      this.chunk.add(row);
      this.chunkCharacters += row.length;
      if (this.chunk.count >= CHUNK_ROWS || this.chunkCharacters >= CHUNK_CHARACTERS)
        pieces.push(this.endOfChunk());
    }
    this.counts[table] = (this.counts[table] ?? 0) + page.length;
    return pieces.join('');
  }

  private endOfChunk(): string {
    const rows = this.chunk.count;
    if (rows === 0) return '';
    this.chunkCharacters = 0;
    return this.line(written({ kind: 'chunk', rows, sha256: this.chunk.take() }));
  }

  private line(text: string): string {
    this.whole.add(text);
    return `${text}\n`;
  }
}
