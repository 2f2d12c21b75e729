import { ReplaceableEncoder, type EncodableFacts, type Encoder } from '../../../src/embedding';
import { adoptEncoder, refreshEmbeddings } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';

/** Gives every text the same vector, and keeps what it was asked. */
class CountingEncoder implements Encoder {
  readonly dimensions = 2;
  readonly blocks = [];
  readonly asked: string[] = [];
  /** Called before each answer. */
  before: (facts: readonly EncodableFacts[]) => Promise<void> = () => Promise.resolve();

  constructor(
    readonly version: string,
    readonly referenceEncoder?: Encoder,
  ) {}

  async encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    await this.before(facts);
    this.asked.push(...facts.map(({ text }) => text));
    return facts.map(() => Float32Array.from([0.6, 0.8]));
  }
}

describe('another encoder taking over', () => {
  let database: Database;
  let shipped: CountingEncoder;
  let encoder: ReplaceableEncoder;
  const ALL = { domains: 'all', datasets: 'all', models: 'all' } as const;

  beforeEach(async () => {
    database = await openTestDatabase();
    const rows = new Rows(database);
    // More than one page of what is embedded at a time.
    for (let i = 0; i < 70; i++) await rows.domain({ slug: `domain-of-${i}`, name: `domain of ${i}` });
    shipped = new CountingEncoder('shipped');
    encoder = new ReplaceableEncoder(shipped);
    await refreshEmbeddings(database, encoder, ALL);
  });
  afterEach(() => database.close());

  const counts = async (): Promise<Record<string, number>> => {
    const rows = await database.query<{ version: string; count: number }>({
      label: 'test_counts',
      text: 'SELECT "encoderVersion" AS version, count(*)::int AS count FROM embedding GROUP BY 1 ORDER BY 1',
    });
    return Object.fromEntries(rows.map(({ version, count }) => [version, count]));
  };
  const rename = (slug: string, name: string): Promise<unknown> =>
    database.query({
      label: 'test_rename',
      text: 'UPDATE domain SET name = $2 WHERE slug = $1',
      values: [slug, name],
    });

  it('answers only when everything is embedded, and leaves the vectors of no third one', async () => {
    await refreshEmbeddings(database, new CountingEncoder('former'), ALL);
    const next = new CountingEncoder('next', shipped);
    const answering: string[] = [];
    next.before = () => Promise.resolve(void answering.push(encoder.version));
    await expect(adoptEncoder(database, { encoder, next })).resolves.toBe(70);
    expect(new Set(answering)).toEqual(new Set(['shipped']));
    expect(encoder.version).toBe('next');
    expect(await counts()).toEqual({ next: 70, shipped: 70 });
  });

  it('goes on where it was cut off, and embeds nothing twice', async () => {
    const stop = new AbortController();
    const first = new CountingEncoder('next', shipped);
    const onProgress = (done: number): void => {
      if (done === 64) stop.abort(new Error('the process ends'));
    };
    await expect(
      adoptEncoder(database, { encoder, next: first }, { onProgress, signal: stop.signal }),
    ).rejects.toThrow('the process ends');
    expect(encoder.version).toBe('shipped');
    const again = new CountingEncoder('next', shipped);
    await adoptEncoder(database, { encoder, next: again });
    expect(first.asked.length + again.asked.length).toBe(70);
    expect(encoder.version).toBe('next');
  });

  it('embeds what changes meanwhile by both, and what changed behind its back once more', async () => {
    const next = new CountingEncoder('next', shipped);
    let isFirst = true;
    next.before = async () => {
      if (!isFirst) return;
      isFirst = false;
      const id = await new Rows(database).domain({ slug: 'newcomer', name: 'newcomer' });
      await refreshEmbeddings(database, encoder, { domains: [id] });
      await rename('domain-of-0', 'another name');
    };
    await adoptEncoder(database, { encoder, next });
    expect(next.asked.filter((text) => text === 'newcomer')).toHaveLength(1);
    expect(next.asked).toContain('another name');
    expect(await counts()).toEqual({ next: 71, shipped: 71 });
  });

  it('leaves the present one in place when the next one fails', async () => {
    const next = new CountingEncoder('next', shipped);
    next.before = () => Promise.reject(new Error('out of memory'));
    await expect(adoptEncoder(database, { encoder, next })).rejects.toThrow('out of memory');
    expect(encoder.inUse).toEqual([shipped]);
    await refreshEmbeddings(database, encoder, ALL);
  });
});
