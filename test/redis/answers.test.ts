import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { AnswerSources } from '../../src/app/answers/create-answering';
import { Metrics } from '../../src/platform/metrics';
import { USUAL_BUDGETS } from '../../src/platform/settings/budget-settings';
import { startTinyApp, type TinyApp } from '../api/http/tiny-app';
import { answerCounts } from '../support/answering';
import { BreakableRedis, redisUrl } from '../support/redis';

const THING = '{ things(first: 3) { nodes { id name } } }';

interface Process {
  readonly app: TinyApp;
  counts(): Promise<Readonly<Record<string, number>>>;
}

/** A catalogue of the test's own, which the test says the state of. */
class Catalogue {
  state = randomUUID();

  private readonly sources: AnswerSources = {
    readState: () => Promise.resolve(this.state),
    onWrite: () => undefined,
    decisions: { kept: { Query: ['things'], ThingConnection: ['nodes'], Thing: ['id', 'name'] } },
  };

  async process(url: string): Promise<Process> {
    const metrics = new Metrics();
    const app = await startTinyApp({
      metrics,
      answers: this.sources,
      config: {
        corsOrigins: 'none',
        introspection: true,
        budgets: { ...USUAL_BUDGETS, redisUrl: url },
        answers: { maxBytes: 1_000_000 },
      },
    });
    return { app, counts: () => answerCounts(metrics) };
  }
}

/** Counting in Redis shows that it is there. */
const untilThere = async ({ app }: Process): Promise<void> => {
  while (app.lines.some(({ msg }) => msg.startsWith('Redis is away'))) await wait(20);
  await wait(200);
};

describe('answers that are kept in Redis', () => {
  it('are given out by another process, in the same state only', async () => {
    const catalogue = new Catalogue();
    const [one, two] = [await catalogue.process(redisUrl()), await catalogue.process(redisUrl())];
    await Promise.all([untilThere(one), untilThere(two)]);
    const first = await one.app.graphql(THING);
    await wait(100);
    const second = await two.app.graphql(THING);
    const third = await two.app.graphql(THING);
    expect([second.body.data, third.body.data]).toEqual([first.body.data, first.body.data]);
    expect(await two.counts()).toEqual({ redis: 1, memory: 1 });
    catalogue.state = randomUUID();
    await wait(1_050);
    await two.app.graphql(THING);
    expect(await two.counts()).toEqual({ redis: 1, memory: 1, execution: 1 });
    await Promise.all([one.app.stop(), two.app.stop()]);
  });

  it.each(['cut', 'mute'] as const)('are done without when Redis is %s, within moments', async (how) => {
    const redis = await BreakableRedis.to(redisUrl());
    const catalogue = new Catalogue();
    const one = await catalogue.process(redis.url);
    await untilThere(one);
    expect((await one.app.graphql(THING)).status).toBe(200);
    await redis[how]();
    for (const count of [4, 5, 6]) {
      const started = performance.now();
      const reply = await one.app.graphql(`{ things(first: ${count}) { nodes { id } } }`);
      expect(reply.status).toBe(200);
      expect(performance.now() - started).toBeLessThan(1_500);
    }
    expect(await one.counts()).toEqual({ execution: 4 });
    await one.app.stop();
    await redis.cut();
  });
});
