import { createClient, NetworkError, type Client, type ClientOptions } from '../../../src/client/index.mjs';
import { all, asking, awake, ownTime, rejection, stream } from '../../support/client-answers';

ownTime();

/** A stream that stays open and says nothing, as long as nobody leaves; or no answer at all. */
const pending = ({ signal, isOpen }: { signal: AbortSignal; isOpen: boolean }): Promise<Response> =>
  new Promise((resolve, reject) => {
    const leave = (tell: (reason: unknown) => void): void =>
      signal.addEventListener('abort', () => tell(signal.reason), { once: true });
    if (!isOpen) return leave(reject);
    const body = new ReadableStream({ start: (controller) => leave((reason) => controller.error(reason)) });
    resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  });

/** A client of a server that says nothing to those that it counts. */
function waiting(isOpen: boolean, options: Partial<ClientOptions> = {}): { client: Client; left: number[] } {
  const left: number[] = [];
  const fetch = (_url: string, { signal }: { signal: AbortSignal }) => {
    const began = Date.now();
    signal.addEventListener('abort', () => left.push(Date.now() - began), { once: true });
    return pending({ signal, isOpen });
  };
  const url = 'http://rootstock/graphql';
  return { client: createClient({ url, fetch: fetch as typeof globalThis.fetch, ...options }), left };
}

it.each([true, false])(
  'ends at once, and whoever waits for an event, with the stream open: %s',
  async (isOpen) => {
    const { client, left } = waiting(isOpen);
    const events = client.subscribe('subscription { n }');
    const next = events.next();
    await jest.advanceTimersByTimeAsync(10);
    expect(await events.return()).toEqual({ done: true, value: undefined });
    expect(await next).toEqual({ done: true, value: undefined });
    expect(left).toEqual([10]);
  },
);

it('ends while it waits to come back, and with the reason of a signal', async () => {
  const resting = asking([stream()]).client.subscribe('subscription { n }');
  const next = resting.next();
  await jest.advanceTimersByTimeAsync(1);
  await resting.return();
  expect(await next).toEqual({ done: true, value: undefined });
  const leaving = new AbortController();
  const told = waiting(true).client.subscribe('subscription { n }', {}, { signal: leaving.signal });
  const waited = rejection(told.next());
  await jest.advanceTimersByTimeAsync(1);
  leaving.abort(new Error('Enough.'));
  expect(await waited).toMatchObject({ message: 'Enough.' });
});

it.each([true, false])(
  'leaves a server that says nothing for 40 s, with the stream open: %s',
  async (isOpen) => {
    const { client, left } = waiting(isOpen, { retries: 1, resumes: 0 });
    const refused = rejection(awake(all(client.subscribe('subscription { n }'))));
    expect(await refused).toBeInstanceOf(NetworkError);
    expect(left).toEqual(isOpen ? [40_000] : [40_000, 40_000]);
  },
  10_000,
);

it('comes back to a quiet feed as often as it is cut, and waits for a server to start again', async () => {
  const cut = (): Response =>
    new Response(
      new ReadableStream({ start: (controller) => void setTimeout(() => controller.close(), 6_000) }),
      { headers: { 'content-type': 'text/event-stream' } },
    );
  let asked = 0;
  const answers = [
    cut,
    cut,
    cut,
    cut,
    () => new TypeError('fetch failed'),
    () => new TypeError('fetch failed'),
  ];
  const fetch = () => {
    const answer = answers[asked++]?.() ?? stream('event: complete\ndata: \n\n');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const client = createClient({ url: '/', fetch: fetch, retries: 0, resumes: 3 });
  expect(await awake(all(client.subscribe('subscription { n }')))).toEqual([]);
  expect(asked).toBe(7);
});
