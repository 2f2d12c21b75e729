import { DerivedRefresh } from '../../../src/app/derived-refresh';
import { placePoints, type EncodableFacts, type Encoder } from '../../../src/embedding';
import { systemClock } from '../../../src/platform/clock';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';

const HOUR = 60 * 60_000;

/** Gives every text the same vector; fails where a text has the word that it cannot stand. */
class TouchyEncoder implements Encoder {
  readonly version = 'touchy';
  readonly dimensions = 2;
  readonly blocks = [];
  readonly asked: string[] = [];
  word: string | null = null;

  encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    const { word } = this;
    if (facts.some(({ text }) => word !== null && text.includes(word)))
      return Promise.reject(new Error(`It cannot stand ${word ?? ''}.`));
    this.asked.push(...facts.map(({ text }) => text));
    return Promise.resolve(facts.map(() => Float32Array.from([0.6, 0.8])));
  }
}

describe('embedding what lacks a vector', () => {
  let database: Database;
  const encoder = new TouchyEncoder();
  const told: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    const rows = new Rows(database);
    for (const slug of ['one', 'two', 'three']) await rows.domain({ slug, name: slug });
    for (const slug of ['data-one', 'data-two'])
      await insert(database, 'dataset', { slug, name: slug, modalities: [], tasks: [] });
  });
  afterAll(() => database.close());

  it('goes on where it was interrupted, and tells how far it is', async () => {
    let now = 0;
    const clock = { now: () => (now += HOUR), sleep: () => Promise.resolve() };
    const log = createLog('info', { write: (line: string) => void told.push(line) });
    const edges = { refreshEdges: () => Promise.resolve(0) };
    const place = jest.fn((all: Parameters<typeof placePoints>[0]) => Promise.resolve(placePoints(all)));
    const parts = { database, encoder, edges, place, isEncoderToCome: false, log, clock };
    const refresh = new DerivedRefresh(parts);
    encoder.word = 'data';
    await expect(refresh.run()).rejects.toThrow('It cannot stand data.');
    expect(refresh.progress).toEqual({ done: 3, all: 5 });
    encoder.word = null;
    await expect(refresh.run()).resolves.toEqual({ embeddings: 2, places: 3, edges: 0 });
    expect(refresh.progress).toEqual({ done: 2, all: 2 });
    expect(encoder.asked).toHaveLength(5);
    const lines = told.map((line) => JSON.parse(line) as { done: number; all: number });
    expect(lines.map(({ done, all }) => [done, all])).toEqual(
      expect.arrayContaining([
        [3, 5],
        [2, 2],
      ]),
    );
  });

  it('computes no edges when it was stopped while domains are placed, and logs no error', async () => {
    await database.query({
      label: 'test',
      text: 'UPDATE domain SET "mapX" = NULL, "mapY" = NULL, "mapVersion" = NULL',
    });
    const lines: string[] = [];
    const log = createLog('error', { write: (line: string) => void lines.push(line) });
    const edges = { refreshEdges: jest.fn(() => Promise.resolve(4)) };
    let stopping: Promise<void> | undefined;
    const place = (): Promise<never> => {
      stopping = refresh.stop();
      return Promise.reject(new Error('The thread is gone.'));
    };
    const parts = { database, encoder, edges, place, isEncoderToCome: false, log, clock: systemClock };
    const refresh = new DerivedRefresh(parts);
    await expect(refresh.run()).rejects.toThrow('aborted');
    await stopping;
    expect(edges.refreshEdges).not.toHaveBeenCalled();
    expect(lines).toEqual([]);
  });

  it('computes edges also where domains cannot be placed, and leaves places to an encoder to come', async () => {
    await database.query({
      label: 'test',
      text: 'UPDATE domain SET "mapX" = NULL, "mapY" = NULL, "mapVersion" = NULL',
    });
    const log = createLog('silent');
    const edges = { refreshEdges: () => Promise.resolve(4) };
    const place = jest.fn(() => Promise.reject(new Error('no thread')));
    const parts = { database, encoder, edges, place, log, clock: systemClock };
    const run = (isEncoderToCome: boolean) => new DerivedRefresh({ ...parts, isEncoderToCome }).run();
    await expect(run(true)).resolves.toEqual({ embeddings: 0, places: 0, edges: 4 });
    expect(place).not.toHaveBeenCalled();
    await expect(run(false)).resolves.toEqual({ embeddings: 0, places: 0, edges: 4 });
    expect(place).toHaveBeenCalledTimes(1);
  });

  it('ends after the page that it is at where it is stopped, and the next one goes on', async () => {
    await new Rows(database).domain({ slug: 'four', name: 'four' });
    await insert(database, 'dataset', { slug: 'data-four', name: 'data-four', modalities: [], tasks: [] });
    const edges = { refreshEdges: jest.fn(() => Promise.resolve(0)) };
    const place = jest.fn((all: Parameters<typeof placePoints>[0]) => Promise.resolve(placePoints(all)));
    const parts = { database, encoder, edges, place, isEncoderToCome: false, clock: systemClock };
    const refresh = new DerivedRefresh({ ...parts, log: createLog('silent') });
    let stopped: Promise<void> | undefined;
    const encode = jest.spyOn(encoder, 'encode').mockImplementationOnce((facts) => {
      stopped = refresh.stop();
      return encoder.encode(facts);
    });
    await expect(refresh.run()).rejects.toMatchObject({ name: 'AbortError' });
    await stopped;
    encode.mockRestore();
    expect(edges.refreshEdges).not.toHaveBeenCalled();
    const next = new DerivedRefresh({ ...parts, log: createLog('silent') });
    await expect(next.run()).resolves.toMatchObject({ embeddings: 1, edges: 0 });
  });
});
