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
