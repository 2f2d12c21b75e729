import { setTimeout as wait } from 'node:timers/promises';
import { Metrics } from '../../../src/platform/metrics';
import { answerCounts } from '../../support/answering';
import { gate, startTinyApp, type TinyApp } from '../http/tiny-app';

const HELD = '{ held }';

let app: TinyApp;
let metrics: Metrics;
beforeEach(async () => {
  metrics = new Metrics();
  app = await startTinyApp({
    metrics,
    answers: {
      readState: () => Promise.resolve('the same'),
      onWrite: () => undefined,
      decisions: { kept: { Query: ['held'] } },
    },
    config: { corsOrigins: 'none', introspection: true, answers: { maxBytes: 100_000 } },
  });
});
afterEach(() => app.stop());

it('is executed once for all who ask it at once', async () => {
  const arrival = gate.arrival();
  const asked = Array.from({ length: 12 }, () => app.graphql(HELD));
  await arrival;
  await wait(300);
  gate.open();
  const replies = await Promise.all(asked);
  expect(replies.map(({ status, body }) => [status, body.data])).toEqual(
    Array.from({ length: 12 }, () => [200, { held: 'finished' }]),
  );
  const { execution, memory = 0, ['same-question']: same = 0 } = await answerCounts(metrics);
  expect([execution, memory + same]).toEqual([1, 11]);
});

it('is executed by another one where the first goes away', async () => {
  const first = gate.arrival();
  const leaving = new AbortController();
  const left = fetch(`${app.url}/graphql?query=${encodeURIComponent(HELD)}`, { signal: leaving.signal });
  await first;
  const staying = app.graphql(HELD);
  await wait(200);
  const second = gate.arrival();
  leaving.abort();
  await expect(left).rejects.toThrow(/abort/);
  await second;
  gate.open();
  expect((await staying).body.data).toEqual({ held: 'finished' });
});
