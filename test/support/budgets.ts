import { randomUUID } from 'node:crypto';
import type { MetricsAccess } from '../../src/platform/settings/access-settings';
import { USUAL_BUDGETS, type BudgetSettings } from '../../src/platform/settings/budget-settings';
import { unheardDuring } from './unheard';
import { parseNetwork } from '../../src/platform/network';
import { ADMIN_TOKEN, startTinyApp, type Reply, type TinyApp } from '../api/http/tiny-app';

/** Addresses that no other test uses, since a Redis counts for all of them. */
export const anAddress = (): string => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

const loopback = parseNetwork('127.0.0.0/8');

/** A server that believes the tests what their address is. */
export const startBudgetApp = (
  budgets: Partial<BudgetSettings>,
  access: MetricsAccess = 'open',
): Promise<TinyApp> =>
  startTinyApp({
    config: {
      corsOrigins: 'none',
      introspection: true,
      access: { oidc: null, metrics: { access, port: null } },
      budgets: { ...USUAL_BUDGETS, trustedProxies: loopback === null ? [] : [loopback], ...budgets },
    },
  });

export const from = (address: string, token?: string): { headers: Record<string, string> } => ({
  headers: {
    'x-forwarded-for': address,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  },
});

const things = (first: number): string => `{ things(first: ${first}) { nodes { id } } }`;
const LEFT = '{ rateLimit { limit cost remaining resetAt } }';

interface Left {
  limit: number;
  cost: number;
  remaining: number;
  resetAt: string;
}

const leftOf = ({ body }: Reply): Left => body.data?.['rateLimit'] as Left;

/** What budgets promise, whatever counts them. */
export function describeBudgets(redisUrl: string | null): void {
  const LIMIT = 100;
  let app: TinyApp;
  beforeAll(async () => {
    app = await startBudgetApp({ units: LIMIT, wrongTokens: 5, redisUrl }, 'token');
  });
  afterAll(() => app.stop());

  const ask = (query: string, address: string, token?: string): Promise<Reply> =>
    app.graphql(query, from(address, token));

  it('tell what an operation cost, and what is left', async () => {
    const address = anAddress();
    const first = await ask(things(10), address);
    const cost = first.body.extensions?.cost ?? 0;
    expect(cost).toBeGreaterThanOrEqual(10);
    const second = leftOf(await ask(LEFT, address));
    expect(second).toMatchObject({ limit: LIMIT, remaining: LIMIT - cost - second.cost });
    const wait = Date.parse(second.resetAt) - Date.now();
    expect(wait).toBeGreaterThan(30_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it('stand in the headers of each answer', async () => {
    const { headers } = await ask(things(10), anAddress());
    expect(headers.get('ratelimit-limit')).toBe(String(LIMIT));
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(LIMIT);
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(30);
    expect(headers.get('ratelimit-policy')).toBe(`${LIMIT};w=60`);
  });

  it('refuse a client that spent its own, and nobody else', async () => {
    const [greedy, other] = [anAddress(), anAddress()];
    let reply = await ask(things(30), greedy);
    for (let count = 0; count < 10 && reply.status === 200; count += 1) reply = await ask(things(30), greedy);
    expect(reply.status).toBe(429);
    expect(reply.body.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED' });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(30);
    expect((await ask('{ hello }', greedy)).status).toBe(429);
    expect((await ask('{ hello }', other)).status).toBe(200);
    expect((await ask('{ hello }', greedy, 'whatever')).status).toBe(429);
  });

  it('refuse an operation that is dearer than all of it, and take nothing for it', async () => {
    const address = anAddress();
    const reply = await ask('{ a: things(first: 100) { nodes { id } } b: hello }', address);
    expect(reply.status).toBe(429);
    expect(reply.body.errors?.[0]?.message).toMatch(/more than the whole budget of 100 in a minute/);
    expect((await ask('{ hello }', address)).status).toBe(200);
  });

  it('take what is read and refused for as much as it is long, and refuse the next', async () => {
    const address = anAddress();
    const { status } = await ask(`{ ${'nope '.repeat(400)} }`, address);
    expect(status).toBe(400);
    const others = [`{ ${'hello '.repeat(2001)} }`, `{ hello(`, things(100)];
    for (const other of others) expect((await ask(other, address)).status).toBe(429);
    const elsewhere = anAddress();
    for (const other of others) expect((await ask(other, elsewhere)).status).not.toBe(200);
    expect((await ask('{ hello }', elsewhere)).status).toBe(429);
  });

  it('refuse a subscription that is no stream when they are spent, and leave nothing unheard', async () => {
    const address = anAddress();
    while ((await ask(things(40), address)).status === 200);
    const unheard = await unheardDuring(() => ask('subscription { ticked { count } }', address));
    expect(unheard).toEqual([]);
    const nearly = anAddress();
    await ask(things(60), nearly);
    // What is left suffices for no subscription of that cost.
    expect(await unheardDuring(() => ask('subscription { ticked { count } }', nearly))).toEqual([]);
    expect((await ask('{ hello }', anAddress())).status).toBe(200);
  });

  it('bind a GET as they bind a POST', async () => {
    const { headers } = from(anAddress());
    const get = () => fetch(`${app.url}/graphql?query=${encodeURIComponent(things(40))}`, { headers });
    expect((await get()).status).toBe(200);
    while ((await get()).status === 200);
    expect((await get()).status).toBe(429);
  });

  it('do not bind the administrator, of whom nothing is counted', async () => {
    const address = anAddress();
    for (let count = 0; count < 5; count += 1) {
      expect((await ask(things(90), address, ADMIN_TOKEN)).status).toBe(200);
    }
    expect(leftOf(await ask(LEFT, address, ADMIN_TOKEN))).toBeNull();
    expect((await ask('{ hello }', address)).status).toBe(200);
  });

  it('leave the routes of health alone', async () => {
    const { headers } = from(anAddress());
    while ((await ask(things(40), headers['x-forwarded-for'] ?? '')).status === 200);
    for (const path of ['healthz', 'readyz', 'metrics', 'explorer/main.js']) {
      expect((await fetch(`${app.url}/${path}`, { headers })).status).not.toBe(429);
    }
  });

  describe('wrong tokens', () => {
    const guess = (address: string, many: number): Promise<Reply[]> =>
      Promise.all(Array.from({ length: many }, () => ask('{ hello }', address, randomUUID())));

    it('are let read until there were too many different ones from an address', async () => {
      const address = anAddress();
      expect((await guess(address, 4)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await guess(address, 2);
      const [reply] = await guess(address, 1);
      expect(reply?.status).toBe(429);
      expect(reply?.body.errors?.[0]).toMatchObject({
        message: expect.stringMatching(/wrong tokens/) as string,
        extensions: { code: 'RATE_LIMITED' },
      });
      expect(Number(reply?.headers.get('retry-after'))).toBeGreaterThan(500);
      expect((await guess(anAddress(), 1))[0]?.status).toBe(200);
    });

    it('hold up neither those without a token nor those whose token was right before', async () => {
      const address = anAddress();
      expect((await ask('{ hello }', address, ADMIN_TOKEN)).status).toBe(200);
      await guess(address, 8);
      expect((await ask('{ hello }', address)).status).toBe(200);
      expect((await ask('{ hello }', address, ADMIN_TOKEN)).status).toBe(200);
      expect((await ask('{ hello }', address, 'new')).status).toBe(429);
    });

    it('are not tried at once more than one after another', async () => {
      const replies = await guess(anAddress(), 40);
      expect(replies.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5);
      expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(35);
    });

    it('are counted by the metrics that need a token, too', async () => {
      const address = anAddress();
      const look = async (token: string): Promise<number> => {
        const response = await fetch(`${app.url}/metrics`, from(address, token));
        await response.text();
        return response.status;
      };
      for (let count = 0; count < 5; count += 1) expect(await look(randomUUID())).toBe(401);
      expect(await look(randomUUID())).toBe(429);
      expect((await guess(address, 1))[0]?.status).toBe(429);
    });

    it('count once, however often the same is sent', async () => {
      const address = anAddress();
      for (let count = 0; count < 10; count += 1) await ask('{ hello }', address, 'stale');
      expect((await guess(address, 1))[0]?.status).toBe(200);
    });
  });
}
