import type { Encoder } from '../../../src/embedding';
import { aFit, KnowledgeHarness, settle } from './knowledge-harness';

let harness: KnowledgeHarness;
beforeEach(() => {
  harness = new KnowledgeHarness();
});

describe('a new fit', () => {
  it('is taken up in the background, once, and nothing is read for it', async () => {
    const former = await harness.known(1);
    harness.catalogue.fitId = 7;
    let found = (): void => undefined;
    let searches = 0;
    harness.newestFit = () => {
      searches += 1;
      return new Promise((resolve) => (found = () => resolve(aFit(7))));
    };
    const questions = [harness.ask(), harness.ask()];
    await settle();
    expect(questions.map(({ snapshot }) => snapshot)).toEqual([former, former]);
    found();
    await settle();
    const after = harness.ask();
    await settle();
    expect(after.snapshot).toEqual({ ...former, fit: aFit(7) });
    expect(searches).toBe(1);
    expect(harness.readings).toHaveLength(1);
  });

  it('does not replace a snapshot that was read meanwhile', async () => {
    await harness.known(1);
    harness.catalogue.fitId = 7;
    let found = (): void => undefined;
    harness.newestFit = () => new Promise((resolve) => (found = () => resolve(aFit(7))));
    harness.ask();
    await settle();
    const read = await harness.known(2, { fit: aFit(7) });
    found();
    await settle();
    await expect(harness.service.current()).resolves.toEqual({ snapshot: read, revision: 2 });
  });

  it('that cannot be read is logged and looked for again', async () => {
    const former = await harness.known(1);
    harness.catalogue.fitId = 7;
    harness.newestFit = () => Promise.reject(new Error('no database'));
    await harness.service.current();
    await settle();
    expect(harness.logged).toEqual(['a new fit could not be taken up']);
    harness.newestFit = () => Promise.resolve(aFit(7));
    expect((await harness.service.current()).snapshot).toBe(former);
    await settle();
    expect((await harness.service.current()).snapshot.fit).toEqual(aFit(7));
  });
});

describe('another encoder', () => {
  const own = (): Encoder => ({ version: 'own', referenceEncoder: harness.shipped }) as Encoder;

  it('is taken over in the background from the one that ships', async () => {
    const former = await harness.known(1);
    harness.vectors.encoder = own();
    const questions = [harness.ask(), harness.ask()];
    await settle();
    expect(questions.map(({ snapshot }) => snapshot)).toEqual([former, former]);
    expect(harness.readings).toHaveLength(2);
    const takenUp = jest.fn();
    void harness.service.takeUpEncoder().then(takenUp);
    await settle();
    expect(takenUp).not.toHaveBeenCalled();
    const snapshot = harness.aSnapshot(1);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(takenUp).toHaveBeenCalled();
    await expect(harness.service.current()).resolves.toEqual({ snapshot, revision: 1 });
  });

  it('is waited for where the one before may be gone', async () => {
    harness.vectors.encoder = own();
    await harness.known(1);
    harness.vectors.encoder = harness.shipped;
    const question = harness.ask();
    await settle();
    expect(question).toEqual({});
    harness.reading(1).onWeighing();
    await settle();
    expect(question).toEqual({});
    const snapshot = harness.aSnapshot(1);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 1 });
  });

  it('that takes over during a reading makes it begin anew', async () => {
    const question = harness.ask();
    await settle();
    const mixed = harness.aSnapshot(1);
    harness.vectors.encoder = own();
    harness.reading(0).finish(mixed);
    await settle();
    expect(question).toEqual({});
    const snapshot = harness.aSnapshot(1);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 1 });
  });

  it('whose vectors cannot be read is logged once; the one that ships goes on answering', async () => {
    const former = await harness.known(1);
    harness.vectors.encoder = own();
    await harness.service.current();
    await harness.service.current();
    harness.reading(1).fail(new Error('no model'));
    await settle();
    expect(harness.logged).toEqual(['vectors of another encoder could not be read']);
    expect((await harness.service.current()).snapshot).toBe(former);
    await settle();
    expect(harness.readings).toHaveLength(3);
  });

  it('gets no fit of the one before', async () => {
    const former = await harness.known(1);
    harness.catalogue.fitId = 7;
    harness.vectors.encoder = own();
    harness.newestFit = () => Promise.resolve(aFit(7));
    await harness.service.current();
    await settle();
    expect((await harness.service.current()).snapshot).toBe(former);
  });
});
