import { openFeeds, type OpenFeeds } from '../../support/feeds';
import {
  OpenApiCheck,
  refusedBy,
  takenBy,
  type DescribedOperation,
  type Got,
  type OpenApi,
} from '../../support/openapi';
import { Rows } from '../../support/rows';

let feeds: OpenFeeds;
let document: OpenApi;
let check: OpenApiCheck;
beforeAll(async () => {
  feeds = await openFeeds('starter');
  const rows = new Rows(feeds.app.database);
  await rows.model({ slug: 'solo' });
  await rows.dataset({ slug: 'solo-data' });
  document = JSON.parse((await feeds.get('/v1/openapi.json')).text) as OpenApi;
  check = new OpenApiCheck(document);
});
afterAll(() => feeds.close());

/** What each address needs, by the ending of its path, and of lists a part. */
const NEEDED: Readonly<Record<string, string>> = {
  lineage: 'model=google-bert/bert-base-uncased',
  recommendations: 'description=classify%20pneumonia%20in%20chest%20x-rays',
};
const neededBy = (path: string): string =>
  Object.entries(NEEDED).find(([name]) => path.includes(`/${name}`))?.[1] ?? '';

const isOfDatasets = (path: string): boolean => path.includes('datasets');

/** An address of something that is there. */
function addressOf(path: string): string {
  const [owner, name] = isOfDatasets(path) ? ['uoft-cs', 'cifar10'] : ['facebook', 'dinov2-base'];
  const alone = isOfDatasets(path) ? 'solo-data' : 'solo';
  return path
    .replace('{owner}/{name}', `${owner}/${name}`)
    .replace('{name}', alone)
    .replace('{revision}', 'main')
    .replace('{slug}', encodeURIComponent('uoft-cs/cifar10'));
}

const withQuery = (path: string, ...queries: readonly string[]): string => {
  const query = queries.filter((one) => one !== '').join('&');
  return query === '' ? path : `${path}?${query}`;
};

const WHERE = /^\/(?:v1\/feeds|v1\/datasets|hf)\b/;
const described = (): [string, DescribedOperation][] =>
  Object.entries(document.paths)
    .filter(([path]) => WHERE.test(path))
    .map(([path, { get }]) => [path, get]);

/** A small answer of each address. */
function usualOf(path: string, { parameters }: DescribedOperation): string {
  const isList = parameters.some(({ name }) => name === 'cursor');
  return withQuery(addressOf(path), neededBy(path), isList ? 'limit=2' : '');
}

const BROKEN: string[] = [];
/** Notes what differs from the document, so that all of it is told at once. */
function note(operation: DescribedOperation, at: string, got: Got, hasBody = true): void {
  for (const fault of check.faultsOf(operation, got, hasBody)) BROKEN.push(`${at} ${got.status}: ${fault}`);
}
beforeEach(() => BROKEN.splice(0));
afterEach(() => expect(BROKEN).toEqual([]));

it('describes what each address answers, and nothing else', async () => {
  expect(described().length).toBeGreaterThan(40);
  for (const [path, operation] of described()) {
    const at = usualOf(path, operation);
    const got = await feeds.get(at);
    if (!path.includes('croissant')) expect([at, got.status]).toEqual([at, 200]);
    note(operation, at, got);
  }
});

it('tells by HEAD what GET does', async () => {
  const HOP = new Set(['date', 'x-request-id', 'connection', 'keep-alive', 'transfer-encoding']);
  const told = ({ headers }: Got): [string, string][] =>
    [...headers].filter(([name]) => !HOP.has(name) && !/^(?:ratelimit-re|content-length)/.test(name));
  for (const [path, operation] of described()) {
    const at = usualOf(path, operation);
    const head = await feeds.get(at, { method: 'HEAD' });
    expect([at, head.text]).toEqual([at, '']);
    const got = await feeds.get(at);
    expect([at, head.status, told(head)]).toEqual([at, got.status, told(got)]);
    note(operation, `HEAD ${at}`, head, false);
  }
});

it('confirms what has a tag, and only that', async () => {
  for (const [path, operation] of described()) {
    const at = usualOf(path, operation);
    const { status, headers } = await feeds.get(at);
    const tag = headers.get('etag');
    expect([at, tag !== null]).toEqual([at, status === 200 && operation.responses[304] !== undefined]);
    if (tag === null) continue;
    const again = await feeds.get(at, { headers: { 'if-none-match': tag } });
    expect([at, again.status]).toEqual([at, 304]);
    note(operation, at, again);
  }
});

it('refuses what the schema of a parameter refuses, and takes what it takes', async () => {
  for (const [path, operation] of described()) {
    // Both forms are read by the same.
    if (path.endsWith('.csv')) continue;
    for (const { name, in: place, schema, required } of operation.parameters) {
      if (place !== 'query') continue;
      const rest = withQuery('', neededBy(path))
        .replace(new RegExp(`\\?${name}=[^&]*`), '')
        .slice(1);
      const small =
        operation.parameters.some((one) => one.name === 'limit') && name !== 'limit' ? 'limit=1' : '';
      const ask = (value: string) =>
        feeds.get(withQuery(addressOf(path), rest, small, `${name}=${encodeURIComponent(value)}`));
      for (const value of refusedBy(schema)) {
        // The Hub passes over what is empty.
        if (value === '' && path.startsWith('/hf/')) continue;
        const got = await ask(value);
        const { message } = told(got);
        expect([path, name, value, got.status, message]).toEqual([
          ...[path, name, value, 400],
          expect.stringMatching(new RegExp(`^"${name}" must be `)),
        ]);
        note(operation, `${path}?${name}=${value}`, got);
      }
      // Backstage is led to what the feed of models has, which is looked for in each part.
      const taken = takenBy(schema).slice(0, path.endsWith('.yaml') ? 1 : undefined);
      for (const value of taken) {
        const got = await ask(value);
        const isAtFault = got.status !== 200 && told(got).message.startsWith(`"${name}"`);
        expect([path, name, value, isAtFault]).toEqual([path, name, value, false]);
        note(operation, `${path}?${name}=${value}`, got);
      }
      if (required && rest === '') {
        const got = await feeds.get(addressOf(path));
        expect([got.status, told(got).message]).toEqual([400, `"${name}" must be given.`]);
      }
    }
  }
}, 120_000);

/** The message of a refusal, in either form. */
function told({ text }: Got): { message: string } {
  const body = JSON.parse(text) as { error?: string; errors?: { message: string }[] };
  return { message: body.error ?? body.errors?.[0]?.message ?? '' };
}

it('is answered in its form of errors where there is nothing, and where it is not read', async () => {
  for (const [path, operation] of described()) {
    const at = usualOf(path, operation);
    const written = await feeds.get(at, { method: 'POST' });
    expect([at, written.status, written.headers.get('allow')]).toEqual([at, 405, 'GET, HEAD']);
    note(operation, `POST ${at}`, written);
    if (operation.responses[404] === undefined) continue;
    const gone = at.replace(/dinov2-base|cifar10|solo(?:-data)?/, 'nothing');
    const missing = await feeds.get(gone);
    expect([gone, missing.status]).toEqual([gone, 404]);
    note(operation, gone, missing);
  }
});

it('describes a part of a card', async () => {
  const at = '/hf/{owner}/{name}/raw/{revision}/README.md';
  const operation = document.paths[at]!.get;
  for (const [range, status] of [
    ['bytes=0-9', 206],
    ['bytes=9999999-', 416],
  ] as const) {
    const got = await feeds.get(addressOf(at), { headers: { range } });
    expect(got.status).toBe(status);
    note(operation, range, got);
  }
});
