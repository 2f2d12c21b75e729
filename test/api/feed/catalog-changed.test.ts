import { createServer } from '../../../src/app/create-server';
import type { Listening } from '../../../src/app/http/listening';
import { createLog } from '../../../src/platform/log';
import { openTestApp, type TestApp } from '../../support/app';
import { briskClock } from '../../support/clock';
import { Events, type Subscription } from '../../support/events';
import { Rows } from '../../support/rows';
import { revision } from '../../database/feed/changes';

const FOLLOW = `subscription ($since: BigInt) {
  catalogChanged(since: $since) { sequence operation entityType entityId slug occurredAt node { id ... on Publisher { name } } }
}`;

interface Told {
  sequence: number;
  operation: string;
  entityType: string;
  entityId: string;
  slug: string | null;
  occurredAt: string;
  node: { id: string; name?: string } | null;
}

let app: TestApp;
let listening: Listening;
const streams: Events[] = [];

async function serve({ schema, createContext }: TestApp['app']): Promise<Listening> {
  const config = { corsOrigins: 'none', introspection: true } as const;
  const server = await createServer(
    { schema, createContext, checks: {} },
    { config, log: createLog('silent') },
  );
  return server.listen({ host: '127.0.0.1', port: 0 });
}

beforeAll(async () => {
  app = await openTestApp({ clock: briskClock });
  listening = await serve(app.app);
});
afterEach(() => streams.splice(0).forEach((stream) => stream.leave()));
afterAll(async () => {
  await listening.stop();
  await app.close();
});

async function follow(since?: unknown, more: Partial<Subscription> = {}): Promise<Events> {
  const stream = await Events.of(listening.url, { query: FOLLOW, variables: { since }, ...more });
  streams.push(stream);
  return stream;
}

async function next(stream: Events): Promise<Told> {
  const { event, data, id } = await stream.next();
  expect(event).toBe('next');
  const told = (data as { data: { catalogChanged: Told } }).data.catalogChanged;
  expect(id).toBe(String(told.sequence));
  return told;
}

const lastChange = () => revision(app.database);
const create = (slug: string) =>
  app.mutate(
    `mutation ($slug: String!) { publisherCreate(input: { slug: $slug, name: "Lab ${slug}" }) { publisher { id } userErrors { message } } }`,
    { slug },
  );

it('replays every change after a number, over several pages, and goes on with those that come', async () => {
  const since = await lastChange();
  const rows = new Rows(app.database);
  await app.database.query({
    label: 'test_many',
    text: `INSERT INTO publisher (slug, name) SELECT 'many-' || n, 'x' FROM generate_series(1, 450) n`,
  });
  const stream = await follow(since);
  expect(stream.response.status).toBe(200);
  expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const numbers: number[] = [];
  while (numbers.length < 450) numbers.push((await next(stream)).sequence);
  expect(numbers).toEqual(Array.from({ length: 450 }, (_, index) => since + 1 + index));
  await rows.domain({ slug: 'live' });
  expect(await next(stream)).toMatchObject({ sequence: since + 451, entityType: 'Domain', slug: 'live' });
});

it('tells who names no number only what comes, with the thing itself, without a token', async () => {
  const since = await lastChange();
  const stream = await follow();
  const { data } = (await create('fresh')) as { data: { publisherCreate: { publisher: { id: string } } } };
  const { publisher } = data.publisherCreate;
  expect(await next(stream)).toEqual({
    sequence: since + 1,
    operation: 'CREATED',
    entityType: 'Publisher',
    slug: 'fresh',
    entityId: publisher.id,
    occurredAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    node: { id: publisher.id, name: 'Lab fresh' },
  });
});

it('names what is gone, and facts that cannot be looked up, with no thing; evidence with it', async () => {
  const rows = new Rows(app.database);
  const id = await rows.bareModel({ slug: 'lab/gone' });
  const [child, base] = [await rows.model(), await rows.model()];
  const metricId = await rows.metric();
  const since = await lastChange();
  const write = (text: string, ...values: unknown[]) => app.database.query({ label: 'test', text, values });
  await write('DELETE FROM model WHERE id = $1', id);
  await write(
    `INSERT INTO lineage ("childOriginId", "baseOriginId", relation) VALUES ($1, $2, 'FINETUNE')`,
    ...[child.originId, base.originId],
  );
  await write(
    'INSERT INTO evaluation ("modelOriginId", "metricId", value) VALUES ($1, $2, 0.5)',
    ...[child.originId, metricId],
  );
  const stream = await follow(since);
  const [gone, lineage, evaluation] = [await next(stream), await next(stream), await next(stream)];
  expect(gone).toMatchObject({ operation: 'DELETED', entityType: 'Model', slug: 'lab/gone', node: null });
  expect(lineage).toMatchObject({ operation: 'CREATED', entityType: 'Lineage', slug: null, node: null });
  expect(evaluation).toMatchObject({ entityType: 'Evaluation', node: { id: evaluation.entityId } });
});

it('goes on after the last event that a browser had, whatever its address says', async () => {
  const since = await lastChange();
  await create('first');
  await create('second');
  const before = await follow(since, { byGet: true });
  const { sequence } = await next(before);
  before.leave();
  const after = await follow(since, { byGet: true, lastEventId: String(sequence) });
  expect(await next(after)).toMatchObject({ sequence: since + 2, slug: 'second' });
});

it.each<[string, () => Promise<unknown>]>([
  ['one in the future', async () => (await lastChange()) + 1],
  ['one below zero', () => Promise.resolve(-1)],
  ['what is no number', () => Promise.resolve('soon')],
])('refuses a number of the last change that is %s', async (_what, since) => {
  const { response } = await follow(await since());
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: { code: string; field?: string } }[];
  };
  expect(errors).toHaveLength(1);
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'since' });
  expect(errors[0]?.message).toContain('since');
});

it('refuses an id of the last event that it never gave', async () => {
  const { response } = await follow(0, { lastEventId: 'x' });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('Last-Event-ID');
});

it('tells who asks for one answer where the events are', async () => {
  const response = await fetch(`${listening.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: FOLLOW }),
  });
  expect(response.status).toBe(406);
  expect(await response.json()).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(/Accept: text\/event-stream.*multipart\/mixed.*WebSocket/) as string,
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
});

it('ends the stream before the application gives back its database', async () => {
  const other = await openTestApp();
  const served = await serve(other.app);
  const stream = await Events.of(served.url, { query: FOLLOW });
  await other.close();
  expect(await stream.next()).toEqual({ event: 'complete', data: null });
  await served.stop();
});
