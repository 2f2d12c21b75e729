import type { Snapshot } from '../../../src/recommend/knowledge/snapshot';
import { aFit, KnowledgeHarness, settle } from './knowledge-harness';

let harness: KnowledgeHarness;
beforeEach(() => {
  harness = new KnowledgeHarness();
});

describe('when nobody asks any more', () => {
  it('what answered and what gave way is freed', async () => {
    const snapshots = [await harness.known(1), await harness.known(2)];
    await harness.service.release();
    expect(harness.disposed).toEqual(snapshots);
  });

  it.each(['finish', 'fail'] as const)('a reading under way is waited for, which may %s', async (how) => {
    const former = await harness.known(1);
    harness.catalogue.revision = 2;
    harness.ask();
    await settle();
    const released = jest.fn();
    void harness.service.release().then(released);
    await settle();
    expect(harness.disposed).toEqual([]);
    const snapshot = harness.aSnapshot(2);
    if (how === 'finish') harness.reading(1).finish(snapshot);
    else harness.reading(1).fail(new Error('no database'));
    await settle();
    expect(released).toHaveBeenCalled();
    expect(harness.disposed).toEqual(how === 'finish' ? [former, snapshot] : [former]);
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

it('keeps an index that later snapshots hold, too', async () => {
  const first = await harness.known(1);
  await harness.known(2, { domainIndex: first.domainIndex });
  const third = await harness.known(3, { domainIndex: first.domainIndex });
  await harness.known(4);
  expect(harness.disposed).toEqual([]);
  await harness.known(5);
  expect(harness.disposed).toEqual([first]);
  expect(third.domainIndex).toBe(first.domainIndex);
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
