import type { Encoder } from '../../../src/embedding';
import type { Snapshot } from '../../../src/recommend/knowledge/snapshot';
import { aFit, KnowledgeHarness, settle } from './knowledge-harness';

let harness: KnowledgeHarness;
beforeEach(() => {
  harness = new KnowledgeHarness();
});

describe('questions', () => {
  it('share one reading, and read nothing while nothing changes', async () => {
    const questions = [harness.ask(), harness.ask()];
    await settle();
    questions.push(harness.ask());
    await settle();
    expect(harness.readings).toHaveLength(1);
    expect(harness.reading(0)).toMatchObject({ former: undefined, since: -1 });
    const snapshot = harness.aSnapshot(1);
    harness.reading(0).finish(snapshot);
    await settle();
    questions.push(harness.ask());
    await settle();
    expect(questions).toEqual(Array.from({ length: 4 }, () => ({ snapshot, revision: 1 })));
    expect(harness.readings).toHaveLength(1);
  });

  it('are answered from what changed before them', async () => {
    const former = await harness.known(1);
    harness.catalogue.revision = 2;
    const question = harness.ask();
    await settle();
    expect(question).toEqual({});
    expect(harness.reading(1)).toMatchObject({ former, since: 1 });
    const snapshot = harness.aSnapshot(2);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 2 });
  });

  it('tell the revision of now where the changes since concern nothing that is read', async () => {
    const snapshot = await harness.known(1);
    harness.catalogue.revision = 5;
    harness.isOutdated = () => false;
    await expect(harness.service.current()).resolves.toEqual({ snapshot, revision: 5 });
    await harness.service.current();
    expect(harness.checked.slice(1)).toEqual([1, 5]);
    expect(harness.readings).toHaveLength(1);
  });

  it('lead to another reading where the one under way began before the change', async () => {
    const early = harness.ask();
    await settle();
    harness.catalogue.revision = 2;
    const late = harness.ask();
    await settle();
    const [first, second] = [harness.aSnapshot(1), harness.aSnapshot(2)];
    harness.reading(0).finish(first);
    await settle();
    expect(early).toEqual({ snapshot: first, revision: 1 });
    expect(late).toEqual({});
    harness.reading(1).finish(second);
    await settle();
    expect(late).toEqual({ snapshot: second, revision: 2 });
  });

  it('fail with the reading that they wait for, and read again afterwards', async () => {
    const failing = [harness.ask(), harness.ask()];
    await settle();
    const error = new Error('no database');
    harness.reading(0).fail(error);
    await settle();
    expect(failing).toEqual([{ error }, { error }]);
    expect(harness.logged).toEqual([]);
    await harness.known(1);
    expect(harness.readings).toHaveLength(2);
  });

  it('go on from the former snapshot after a reading failed', async () => {
    const former = await harness.known(1);
    harness.catalogue.revision = 2;
    const failing = harness.ask();
    await settle();
    harness.reading(1).fail(new Error('no database'));
    await settle();
    expect(failing.error).toBeDefined();
    await harness.known(2);
    expect(harness.reading(2)).toMatchObject({ former, since: 1 });
  });
});

describe('while much evidence is weighed', () => {
  it('the former snapshot answers, whatever changes meanwhile', async () => {
    const former = await harness.known(1);
    harness.catalogue.revision = 2;
    const waiting = harness.ask();
    await settle();
    expect(waiting).toEqual({});
    harness.reading(1).onWeighing();
    await settle();
    expect(waiting).toEqual({ snapshot: former, revision: 1 });
    harness.catalogue.revision = 3;
    const later = harness.ask();
    await settle();
    expect(later).toEqual({ snapshot: former, revision: 1 });
    expect(harness.readings).toHaveLength(2);

    harness.reading(1).finish(harness.aSnapshot(2));
    await settle();
    const after = harness.ask();
    await settle();
    expect(after).toEqual({});
    const snapshot = harness.aSnapshot(3);
    harness.reading(2).finish(snapshot);
    await settle();
    expect(after).toEqual({ snapshot, revision: 3 });
  });

  it('the first question waits, as there is nothing else', async () => {
    const question = harness.ask();
    await settle();
    harness.reading(0).onWeighing();
    await settle();
    expect(question).toEqual({});
    const snapshot = harness.aSnapshot(1);
    harness.reading(0).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 1 });
  });

  it('a failure is logged once, as nobody waits, and tried again', async () => {
    const former = await harness.known(1);
    for (const failures of [1, 2]) {
      harness.catalogue.revision = 2;
      const questions = [harness.ask(), harness.ask()];
      await settle();
      harness.reading(failures).onWeighing();
      await settle();
      expect(questions).toEqual(questions.map(() => ({ snapshot: former, revision: 1 })));
      harness.reading(failures).fail(new Error('no thread'));
      await settle();
      expect(harness.logged).toEqual(
        Array.from({ length: failures }, () => 'the catalogue could not be read again'),
      );
    }
    await harness.known(2);
  });
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

it('disposes of a snapshot, with the index of its reference, when the next but one is read', async () => {
  const dispose = jest.fn();
  const reference = {
    encoder: harness.shipped,
    domainIndex: { dispose },
  } as unknown as Snapshot['reference'];
  const first = await harness.known(1, { reference });
  await harness.known(2);
  expect(harness.disposed).toEqual([]);
  await harness.known(3);
  expect(harness.disposed).toEqual([first]);
  expect(dispose).toHaveBeenCalledTimes(1);
});

it('keeps the index of a snapshot that got another fit', async () => {
  const first = await harness.known(1);
  harness.catalogue.fitId = 7;
  harness.newestFit = () => Promise.resolve(aFit(7));
  await harness.service.current();
  await settle();
  await harness.known(2, { fit: aFit(7) });
  expect(harness.disposed).toEqual([]);
  await harness.known(3, { fit: aFit(7) });
  expect(harness.disposed).toEqual([first]);
});
