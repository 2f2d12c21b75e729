import { anAddress, from, startBudgetApp } from '../../support/budgets';
import { Events } from '../../support/events';
import { figure, until } from '../../support/figures';
import { gate, ticker, type Reply, type TinyApp } from './tiny-app';

describe('operations that are open at once', () => {
  const AT_WORK = 4;
  let app: TinyApp;
  beforeAll(async () => {
    app = await startBudgetApp({ operations: { total: 30, perClient: 12 } });
  });
  afterAll(() => app.stop());

  const crowd = (address: string, count: number, signal?: AbortSignal): Promise<Reply['status']>[] =>
    Array.from({ length: count }, async () => {
      const response = await fetch(`${app.url}/graphql?query={held}`, {
        ...from(address),
        ...(signal && { signal }),
      }).catch(() => null);
      await response?.text();
      return response?.status ?? 0;
    });
  const waiting = (): Promise<number> => figure(app, 'rootstock_operations{state="waiting"}');
  const atWork = (): Promise<number> => figure(app, 'rootstock_operations{state="at-work"}');
  const letAllGo = async (pending: Promise<unknown>[]): Promise<void> => {
    let left = pending.length;
    for (const one of pending) void one.finally(() => (left -= 1));
    await until(() => {
      gate.open();
      return left === 0;
    });
  };

  it('wait for each other, and the others of a client are refused at once', async () => {
    const address = anAddress();
    const held = crowd(address, 12);
    await until(async () => (await atWork()) === AT_WORK && (await waiting()) === 12 - AT_WORK);
    const refused = await app.graphql('{ hello }', from(address));
    expect(refused.status).toBe(503);
    expect(refused.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await figure(app, 'rootstock_refusals_total{reason="queue"}')).toBe(1);
    const other = await app.graphql('{ hello }', from(anAddress()));
    expect(other.status).toBe(200);
    for (const path of ['healthz', 'readyz']) {
      expect((await fetch(`${app.url}/${path}`, from(address))).status).toBe(200);
    }
    await letAllGo(held);
    expect(await Promise.all(held)).toEqual(Array.from({ length: 12 }, () => 200));
  });

  it('leave the queue with their client', async () => {
    const controller = new AbortController();
    const held = crowd(anAddress(), 12, controller.signal);
    await until(async () => (await waiting()) === 12 - AT_WORK);
    controller.abort();
    await until(async () => (await waiting()) === 0);
    await until(async () => {
      gate.open();
      return (await atWork()) === 0;
    });
    await Promise.all(held);
    expect(app.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('subscriptions', () => {
  const streams: Events[] = [];
  let app: TinyApp;
  beforeAll(async () => {
    app = await startBudgetApp({ units: 20, subscriptions: { total: 5, perClient: 3 } });
  });
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.leave();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
  });
  afterAll(() => app.stop());

  const follow = async (address: string, query = 'subscription { ticked { count } }'): Promise<Events> => {
    const stream = await Events.of(app.url, { query, ...from(address) });
    streams.push(stream);
    return stream;
  };

  it('are counted for each client, and one client leaves places for others', async () => {
    const [greedy, other] = [anAddress(), anAddress()];
    for (let count = 0; count < 3; count += 1) expect((await follow(greedy)).response.status).toBe(200);
    const { response } = await follow(greedy);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect((await follow(other)).response.status).toBe(200);
    expect(await figure(app, 'rootstock_subscriptions')).toBe(4);
    expect(await figure(app, 'rootstock_refusals_total{reason="subscriptions"}')).toBe(1);
  });

  it('give their place back when they could not begin, and when their client leaves', async () => {
    const address = anAddress();
    const faulty = await follow(address, 'subscription { ticked { nothing } }');
    expect(faulty.response.status).toBe(400);
    await faulty.response.text();
    expect(await figure(app, 'rootstock_subscriptions')).toBe(0);
    (await follow(address)).leave();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
  });

  it('pay for each event, are told no more when the budget is spent, and hold up nobody', async () => {
    const address = anAddress();
    const stream = await follow(address);
    let told = 0;
    const reading = (async () => {
      for (;;) {
        await stream.next();
        told += 1;
      }
    })().catch(() => undefined);
    for (let count = 0; count < 50; count += 1) ticker.emit('tick', count);
    await until(async () => (await app.graphql('{ hello }', from(address))).status === 429);
    expect(told).toBeLessThan(20);
    expect((await app.graphql('{ hello }', from(anAddress()))).status).toBe(200);
    expect(await figure(app, 'rootstock_operations{state="at-work"}')).toBe(0);
    stream.leave();
    await reading;
    expect(app.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
