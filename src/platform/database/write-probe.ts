import type { Clock } from '../clock';
import type { ConnectionApart } from './connection-apart';

/** How often at most something is written, in milliseconds. */
const EVERY_MS = 5_000;
/** The same after a failure: what is not ready is to be ready again as soon as it can. */
const AFTER_FAILURE_MS = 1_000;
/** The table is emptied when it has grown to so many bytes, some 800 writes. */
const LARGEST = 8_000_000;

const WRITE = `
  INSERT INTO write_probe (id, "writtenAt", filler)
  VALUES (1, now(), repeat(md5(random()::text), 256))
  ON CONFLICT (id) DO UPDATE SET "writtenAt" = excluded."writtenAt", filler = excluded.filler`;
const SIZE = `SELECT pg_total_relation_size('write_probe')::int AS bytes`;

/**
 * Learns whether writes work by writing: 8 kB that need new space of the disk, to a table that
 * nothing follows. Whoever asks again within some seconds gets the same answer.
 */
export class WriteProbe {
  private last: { readonly written: Promise<void>; until: number } | undefined;

  constructor(
    private readonly apart: Pick<ConnectionApart, 'query'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** @throws UnavailableError when nothing can be written */
  check(): Promise<void> {
    if (this.last !== undefined && this.clock.now() < this.last.until) return this.last.written;
    const last = { written: this.write(), until: Number.POSITIVE_INFINITY };
    this.last = last;
    last.written.then(
      () => (last.until = this.clock.now() + EVERY_MS),
      () => (last.until = this.clock.now() + AFTER_FAILURE_MS),
    );
    return last.written;
  }

  private async write(): Promise<void> {
    await this.apart.query({ text: WRITE });
    const [row] = await this.apart.query<{ bytes: number }>({ text: SIZE });
    if ((row?.bytes ?? 0) > LARGEST) await this.apart.query({ text: 'TRUNCATE write_probe' });
  }
}
