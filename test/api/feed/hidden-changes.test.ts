import { EventEmitter, once } from 'node:events';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { OPERATOR } from '../../../src/access';
import { createServer } from '../../../src/app/create-server';
import type { Listening } from '../../../src/app/http/listening';
import { createLog } from '../../../src/platform/log';
import { ADMIN_TOKEN, openTestApp, type TestApp } from '../../support/app';
import { briskClock } from '../../support/clock';
import { Events } from '../../support/events';
import { Rows } from '../../support/rows';
import { revision } from '../../database/feed/changes';

const FOLLOW = `subscription ($since: BigInt) {
  catalogChanged(since: $since) { operation slug node { ... on Model { slug } } }
}`;

let app: TestApp;
let listening: Listening;
const streams: Events[] = [];

beforeAll(async () => {
  app = await openTestApp({ clock: briskClock });
  const { schema, createContext } = app.app;
  const server = await createServer(
    { schema, createContext, checks: {} },
    { config: { corsOrigins: 'none', introspection: true }, log: createLog('silent') },
  );
  listening = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  streams.forEach((stream) => stream.leave());
  await listening.stop();
  await app.close();
});

async function follow(since: number, token?: string): Promise<() => Promise<unknown>> {
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  const stream = await Events.of(listening.url, { query: FOLLOW, variables: { since }, headers });
  streams.push(stream);
  return async () =>
    ((await stream.next()).data as { data: { catalogChanged: unknown } }).data.catalogChanged;
}

const write = (text: string, ...values: unknown[]) => app.database.query({ label: 'test', text, values });

it('a model that becomes hidden is gone, and back when it is shown; live and by number', async () => {
  const rows = new Rows(app.database);
  const publisherId = await rows.publisher();
  const since = await revision(app.database);
  const live = await follow(since);
  const id = await rows.bareModel({ slug: 'lab/coy', publisherId });
  await rows.bareModel({ slug: 'lab/secret', publisherId, visibility: 'PRIVATE' });
  const show = (visibility: string) =>
    write('UPDATE model SET visibility = $1 WHERE id = $2', visibility, id);
  expect(await live()).toMatchObject({ operation: 'CREATED', slug: 'lab/coy' });
  await show('PRIVATE');
  expect(await live()).toEqual({ operation: 'DELETED', slug: 'lab/coy', node: null });
  const late = await follow(since);
  expect(await late()).toEqual({ operation: 'CREATED', slug: 'lab/coy', node: null });
  expect(await late()).toEqual({ operation: 'DELETED', slug: 'lab/coy', node: null });
  await write(`UPDATE model SET summary = 'Hidden' WHERE id = $1`, id);
  await show('PUBLIC');
  const back = { operation: 'CREATED', slug: 'lab/coy', node: { slug: 'lab/coy' } };
  expect(await live()).toEqual(back);
  expect(await late()).toEqual(back);
  const whole = await follow(since, ADMIN_TOKEN);
  const told = [await whole(), await whole(), await whole(), await whole(), await whole()];
  expect(
    told.map((one) =>
      Object.values(one as object)
        .slice(0, 2)
        .join(' '),
    ),
  ).toEqual([
    'CREATED lab/coy',
    'CREATED lab/secret',
    'UPDATED lab/coy',
    'UPDATED lab/coy',
    'UPDATED lab/coy',
  ]);
});

it('tells nothing more to a token that is revoked, or sees more or less than when it began', async () => {
  const rows = new Rows(app.database);
  const publisherId = await rows.publisher({ slug: 'vault' });
  const made = await app.app.tokens.create(
    { name: 'follower', scopes: ['read'], publishers: ['vault'] },
    OPERATOR,
  );
  const begin = async () => {
    const headers = { authorization: `Bearer ${made.secret}` };
    const since = await revision(app.database);
    const stream = await Events.of(listening.url, { query: FOLLOW, variables: { since }, headers });
    streams.push(stream);
    return stream;
  };
  const hide = (slug: string) => rows.bareModel({ slug, publisherId, visibility: 'PRIVATE' });
  const member = await begin();
  await hide('vault/first');
  expect((await member.next()).data).toMatchObject({ data: { catalogChanged: { slug: 'vault/first' } } });
  await app.app.grants.revoke({ principal: 'token:follower', publisher: 'vault' }, OPERATOR);
  await hide('vault/second');
  await expect(member.next()).rejects.toThrow('The stream ended.');

  const known = await begin();
  const events = new EventEmitter();
  const [told, closed] = [once(events, 'told'), once(events, 'closed')];
  const socket = createClient({
    ...{ url: `${listening.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 },
    connectionParams: { authorization: `Bearer ${made.secret}` },
    on: { closed: (event) => events.emit('closed', event) },
  });
  const since = await revision(app.database);
  socket.subscribe(
    { query: FOLLOW, variables: { since } },
    {
      next: (event) => events.emit('told', event),
      error: () => undefined,
      complete: () => events.emit('closed', 'It is not complete.'),
    },
  );
  await rows.bareModel({ slug: 'vault/shown', publisherId });
  expect(await told).toMatchObject([{ data: { catalogChanged: { slug: 'vault/shown' } } }]);
  expect((await known.next()).data).toMatchObject({ data: { catalogChanged: { slug: 'vault/shown' } } });
  await app.app.tokens.revoke('follower', OPERATOR);
  await rows.bareModel({ slug: 'vault/internal', publisherId, visibility: 'INTERNAL' });
  await expect(known.next()).rejects.toThrow('The stream ended.');
  expect(await closed).toMatchObject([{ code: 4403 }]);
});
