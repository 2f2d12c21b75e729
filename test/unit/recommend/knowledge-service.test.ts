import { setTimeout as sleep } from 'node:timers/promises';
import type { Snapshot } from '../../../src/recommend/knowledge/snapshot';
import { KnowledgeHarness, settle } from './knowledge-harness';

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
    expect(harness.reading(0)).toMatchObject({ former: undefined });
    const snapshot = harness.aSnapshot(1);
    harness.reading(0).finish(snapshot);
    await settle();
    questions.push(harness.ask());
    await settle();
    expect(questions).toEqual(Array.from({ length: 4 }, () => ({ snapshot, revision: 1 })));
    expect(harness.readings).toHaveLength(1);
  });

  it('do not read again for a slow check that was begun before the reading ended', async () => {
    const first = harness.ask();
    await settle();
    let arrive = (): void => undefined;
    harness.checkTime = new Promise((resolve) => (arrive = resolve));
    const second = harness.ask();
    const snapshot = harness.aSnapshot(1);
    harness.reading(0).finish(snapshot);
    await settle();
    arrive();
    await settle();
    expect([first, second]).toEqual([
      { snapshot, revision: 1 },
      { snapshot, revision: 1 },
    ]);
    expect(harness.readings).toHaveLength(1);
  });

  it('are answered from what changed before them', async () => {
    const former = await harness.known(1);
    harness.catalogue.revision = 2;
    const question = harness.ask();
    await settle();
    expect(question).toEqual({});
    expect(harness.reading(1)).toMatchObject({ former });
    const snapshot = harness.aSnapshot(2);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 2 });
  });

  it('tell the revision of now where the changes since concern nothing that is read', async () => {
    const snapshot = await harness.known(1);
    harness.catalogue.revision = 5;
    harness.besides = 4;
    await expect(harness.service.current()).resolves.toEqual({ snapshot, revision: 5 });
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
    expect(harness.reading(2)).toMatchObject({ former });
  });
});

describe('a reading that takes long', () => {
  it('lets the former snapshot answer after a while, and is there when it is done', async () => {
    harness = new KnowledgeHarness(20);
    const former = await harness.known(1);
    harness.catalogue.revision = 2;
    await expect(harness.service.current()).resolves.toEqual({ snapshot: former, revision: 1 });
    expect(harness.readings).toHaveLength(2);
    const snapshot = harness.aSnapshot(2);
    harness.reading(1).finish(snapshot);
    await settle();
    await expect(harness.service.current()).resolves.toEqual({ snapshot, revision: 2 });
  });

  it('is waited for where nothing else can answer', async () => {
    harness = new KnowledgeHarness(1);
    const question = harness.ask();
    await sleep(20);
    expect(question).toEqual({});
    const snapshot = harness.aSnapshot(1);
    harness.reading(0).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 1 });
  });

  it('is waited for where something was hidden since the former snapshot', async () => {
    harness = new KnowledgeHarness(1);
    await harness.known(1);
    harness.catalogue.revision = 3;
    harness.hidingRevision = 2;
    const question = harness.ask();
    await settle();
    harness.reading(1).onWeighing();
    await sleep(20);
    expect(question).toEqual({});
    const snapshot = harness.aSnapshot(3);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 3 });
  });

  it('and fails when nobody waits any more is logged', async () => {
    harness = new KnowledgeHarness(1);
    await harness.known(1);
    harness.catalogue.revision = 2;
    await harness.service.current();
    harness.reading(1).fail(new Error('no database'));
    await settle();
    expect(harness.logged).toEqual(['the catalogue could not be read again']);
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
    let former = await harness.known(1);
    for (const failures of [1, 2]) {
      harness.catalogue.revision += 1;
      const questions = [harness.ask(), harness.ask()];
      await settle();
      const place = harness.readings.length - 1;
      harness.reading(place).onWeighing();
      await settle();
      const { revision } = former.knowledge;
      expect(questions).toEqual(questions.map(() => ({ snapshot: former, revision })));
      harness.reading(place).fail(new Error('no thread'));
      await settle();
      expect(harness.logged).toEqual(
        Array.from({ length: failures }, () => 'the catalogue could not be read again'),
      );
      former = await harness.known(harness.catalogue.revision);
    }
  });
});

describe('while reading fails', () => {
  /** Lets a reading fail during which the former snapshot answered. */
  async function failOnce(): Promise<void> {
    await harness.known(1);
    harness.catalogue.revision = 2;
    harness.ask();
    await settle();
    harness.reading(1).onWeighing();
    await settle();
    harness.reading(1).fail(new Error('no database'));
    await settle();
  }

  it('the former snapshot covers for one reading: then questions fail with the next', async () => {
    await failOnce();
    for (const place of [2, 3]) {
      const questions = [harness.ask(), harness.ask()];
      await settle();
      harness.reading(place).onWeighing();
      await settle();
      expect(questions).toEqual([{}, {}]);
      const error = new Error('still no database');
      harness.reading(place).fail(error);
      await settle();
      expect(questions).toEqual([{ error }, { error }]);
    }
    expect(harness.logged).toEqual(['the catalogue could not be read again']);
  });

  it('questions wait for as long as the next reading takes', async () => {
    harness = new KnowledgeHarness(1);
    await failOnce();
    const question = harness.ask();
    await sleep(20);
    expect(question).toEqual({});
    const snapshot = harness.aSnapshot(2);
    harness.reading(2).finish(snapshot);
    await settle();
    expect(question).toEqual({ snapshot, revision: 2 });
  });

  it('and succeeds again, the former snapshot covers for the next', async () => {
    await failOnce();
    const former = await harness.known(2);
    harness.catalogue.revision = 3;
    const question = harness.ask();
    await settle();
    harness.reading(3).onWeighing();
    await settle();
    expect(question).toEqual({ snapshot: former, revision: 2 });
  });
});

describe('what is stored', () => {
  /** What is known to somebody who waits for it however long that takes. */
  function upToDate() {
    const found: { snapshot?: Snapshot; error?: unknown } = {};
    harness.service.upToDate().then(
      (snapshot) => (found.snapshot = snapshot),
      (error: unknown) => (found.error = error),
    );
    return found;
  }

  it('is never computed from the former snapshot', async () => {
    harness = new KnowledgeHarness(1);
    await harness.known(1);
    harness.catalogue.revision = 2;
    const found = upToDate();
    await settle();
    harness.reading(1).onWeighing();
    await sleep(20);
    expect(found).toEqual({});
    const snapshot = harness.aSnapshot(2);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(found).toEqual({ snapshot });
  });

  it('waits for another reading where the one under way began before the change', async () => {
    harness.ask();
    await settle();
    harness.catalogue.revision = 2;
    const found = upToDate();
    await settle();
    harness.reading(0).finish(harness.aSnapshot(1));
    await settle();
    expect(found).toEqual({});
    const snapshot = harness.aSnapshot(2);
    harness.reading(1).finish(snapshot);
    await settle();
    expect(found).toEqual({ snapshot });
  });

  it('is computed at once where nothing changed, and not at all where reading fails', async () => {
    const snapshot = await harness.known(1);
    const found = upToDate();
    await settle();
    expect(found).toEqual({ snapshot });
    expect(harness.readings).toHaveLength(1);
    harness.catalogue.revision = 2;
    const failing = upToDate();
    await settle();
    const error = new Error('no database');
    harness.reading(1).fail(error);
    await settle();
    expect(failing).toEqual({ error });
  });
});
