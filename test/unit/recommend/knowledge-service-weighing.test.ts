import type { Encoder } from '../../../src/embedding';
import { KnowledgeHarness, settle } from './knowledge-harness';

let harness: KnowledgeHarness;
beforeEach(() => {
  harness = new KnowledgeHarness();
});

describe('a reading at a start', () => {
  it('is not waited for when it weighs, where what is weighed can answer', async () => {
    const question = harness.ask();
    await settle();
    const meanwhile = harness.aSnapshot(1);
    harness.reading(0).onWeighing(meanwhile);
    await settle();
    expect(question).toEqual({ snapshot: meanwhile, revision: 1 });
    const upToDate = harness.service.upToDate();
    const snapshot = harness.aSnapshot(1);
    harness.reading(0).finish(snapshot);
    await expect(upToDate).resolves.toBe(snapshot);
    await expect(harness.service.current()).resolves.toEqual({ snapshot, revision: 1 });
  });

  it('is waited for where something was hidden since, though it weighs', async () => {
    const question = harness.ask();
    await settle();
    harness.catalogue.revision = 2;
    harness.hidingRevision = 2;
    const late = harness.ask();
    await settle();
    const meanwhile = harness.aSnapshot(1);
    harness.reading(0).onWeighing(meanwhile);
    await settle();
    expect([question, late]).toEqual([{ snapshot: meanwhile, revision: 1 }, {}]);
  });

  it('is no more what answers by what was weighed once it is done, though another encoder took over', async () => {
    const question = harness.ask();
    await settle();
    const meanwhile = harness.aSnapshot(1);
    harness.reading(0).onWeighing(meanwhile);
    await settle();
    expect(question.snapshot).toBe(meanwhile);
    const read = harness.aSnapshot(1);
    harness.vectors.encoder = { version: 'own', referenceEncoder: harness.shipped } as Encoder;
    harness.reading(0).finish(read);
    await settle();
    // The second reading, by the new encoder, is of a catalogue that changed meanwhile.
    harness.catalogue.revision = 2;
    const next = harness.ask();
    await settle();
    harness.reading(1).onWeighing();
    await settle();
    expect(next.snapshot).toBe(read);
  });

  it('and is told of what was weighed when it failed already keeps nothing of it', async () => {
    const question = harness.ask();
    await settle();
    harness.reading(0).fail(new Error('stopped'));
    await settle();
    expect(question.error).toEqual(new Error('stopped'));
    const late = harness.aSnapshot(1);
    harness.reading(0).onWeighing(late);
    expect(harness.disposed).toEqual([late]);
    const next = harness.ask();
    await settle();
    harness.reading(1).onWeighing();
    await settle();
    expect(next).toEqual({});
  });

  it('and fails while it weighs leaves nothing to answer, and nothing held', async () => {
    const question = harness.ask();
    await settle();
    const meanwhile = harness.aSnapshot(1);
    harness.reading(0).onWeighing(meanwhile);
    await settle();
    expect(question.snapshot).toBe(meanwhile);
    harness.reading(0).fail(new Error('no database'));
    await settle();
    const next = harness.ask();
    await settle();
    expect(next).toEqual({});
    harness.reading(1).finish(harness.aSnapshot(1));
    await settle();
    await harness.service.release();
    expect(harness.disposed).toContain(meanwhile);
  });
});
