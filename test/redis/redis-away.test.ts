import { setTimeout as wait } from 'node:timers/promises';
import type { TinyApp } from '../api/http/tiny-app';
import { anAddress, from, startBudgetApp } from '../support/budgets';
import { BreakableRedis, redisUrl } from '../support/redis';

const LIMIT = 10;

let redis: BreakableRedis;
let app: TinyApp;
beforeEach(async () => {
  redis = await BreakableRedis.to(redisUrl());
  app = await startBudgetApp({ units: LIMIT, redisUrl: redis.url });
  await until(async () => (await remaining(anAddress())) === LIMIT - 1);
});
afterEach(async () => {
  await app.stop();
  await redis.cut();
});

const remaining = async (address: string): Promise<number> => {
  const { status, headers } = await app.graphql('{ hello }', from(address));
  expect(status).toBe(200);
  return Number(headers.get('ratelimit-remaining'));
};

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await wait(20);
}

const logged = (text: string): number => app.lines.filter(({ msg }) => msg.startsWith(text)).length;

it.each(['cut', 'mute'] as const)(
  'goes on in memory when Redis is %s, says so once, and comes back',
  async (how) => {
    const address = anAddress();
    await redis[how]();
    for (let count = 1; count < LIMIT; count += 1) await remaining(address);
    await until(async () => (await app.graphql('{ hello }', from(address))).status === 429);
    await until(() => logged('Redis is away') > 0);
    await remaining(anAddress());
    expect(logged('Redis is away')).toBe(1);
    await redis.mend();
    await until(() => logged('Redis is back') === 1);
    await expect(remaining(anAddress())).resolves.toBe(LIMIT - 1);
  },
);

it('never logs the password', async () => {
  const url = new URL(redis.url);
  url.password = 'swordfish';
  url.port = '1';
  const away = await startBudgetApp({ units: LIMIT, redisUrl: url.href });
  await until(() => away.lines.some(({ msg }) => msg.startsWith('Redis is away')));
  expect((await away.graphql('{ hello }', from(anAddress()))).status).toBe(200);
  await away.stop();
  expect(JSON.stringify(away.lines)).not.toMatch(/swordfish/);
});
