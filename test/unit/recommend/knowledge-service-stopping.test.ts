import { KnowledgeHarness, settle } from './knowledge-harness';

it('a reading that is stopped when nobody waits for it is no failure', async () => {
  const harness = new KnowledgeHarness(1);
  await harness.known(1);
  harness.catalogue.revision = 2;
  await harness.service.current();
  harness.reading(1).fail(new DOMException('It ends.', 'AbortError'));
  await settle();
  expect(harness.logged).toEqual([]);
});
