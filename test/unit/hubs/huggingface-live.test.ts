import type { IncomingMessage, ServerResponse } from 'node:http';
import { HuggingFaceHub, type HubItem } from '../../../src/hubs';
import type { HttpEnvironment } from '../../../src/hubs/http/connection';
import { listingAddress, type ListingPlace } from '../../../src/hubs/huggingface/listing-address';
import { DEFAULT_RETRY_POLICY } from '../../../src/platform/fetch/retry';
import type { HubSettings, ReadOptions } from '../../../src/hubs/read-options';
import { aClock, aServer, type LocalServer } from './http-support';
import { collect } from './support';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const PAGES = [['acme/a', 'acme/b'], ['acme/c', 'acme/d'], ['acme/e']].map((ids) =>
  JSON.stringify(ids.map((id) => ({ id }))),
);
const everything = ['acme/a', 'acme/b', 'acme/c', 'acme/d', 'acme/e'];

/**
 * Pages as the Hub gives them: an opaque cursor in an absolute `Link`. `first` answers the first
 * request of a page in its place.
 */
class LocalHub {
  private constructor(
    readonly server: LocalServer,
    readonly first: Map<number, Answer[]>,
  ) {}

  static async start(first: Record<number, Answer[]> = {}): Promise<LocalHub> {
    const answers = new Map(Object.entries(first).map(([page, list]) => [Number(page), [...list]]));
    const server = await aServer((request, response) => {
      const place = pageOf(request);
      const special = answers.get(place)?.shift();
      if (special !== undefined) special(response, request);
      else page(place)(response, request);
    });
    return new LocalHub(server, answers);
  }

  get asked(): number[] {
    return this.server.requests.map(pageOf);
  }
}

const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '', `http://${request.headers.host}`);
const cursorOf = (place: number): string => Buffer.from(`{"page":${place}}`).toString('base64');
function pageOf(request: IncomingMessage): number {
  const cursor = urlOf(request).searchParams.get('cursor');
  return cursor === null ? 0 : Number(/\d+/.exec(Buffer.from(cursor, 'base64').toString())?.[0]);
}

function linkTo(request: IncomingMessage, place: number): { link?: string } {
  if (place >= PAGES.length) return {};
  const next = urlOf(request);
  next.searchParams.set('cursor', cursorOf(place));
  return { link: `<${next.href}>; rel="next"` };
}
const page =
  (place: number, body = PAGES[place] ?? '[]', next = place + 1): Answer =>
  (response, request) =>
    void response.writeHead(200, { 'content-type': 'application/json', ...linkTo(request, next) }).end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end('{"error":"no"}');
const dropped: Answer = (response) => {
  response.writeHead(200, { 'content-length': 1000 });
  response.write('[{"id":"acme/half"', () => response.destroy());
};

const hubs: LocalHub[] = [];
async function aHub(first: Record<number, Answer[]> = {}): Promise<LocalHub> {
  const hub = await LocalHub.start(first);
  hubs.push(hub);
  return hub;
}
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({ server }) => server.stop()));
});

function aReader(
  { server }: LocalHub,
  settings: Partial<HubSettings> = {},
  own: Partial<HttpEnvironment> = {},
) {
  const clock = aClock();
  const reader = new HuggingFaceHub(
    { huggingFaceEndpoint: server.url, ...settings },
    { clock, random: () => 0, ...own },
  );
  const source = reader.address(null, { author: null, filters: [] });
  const read = async (options: Partial<ReadOptions> = {}) => {
    const { records, problems } = await collect(reader.read(source, { limit: null, ...options }));
    return { ids: records.map(({ externalId }) => externalId), problems };
  };
  return { clock, reader, source, read };
}

describe('reading Hugging Face live', () => {
  it('follows the opaque cursor from page to page', async () => {
    const hub = await aHub();
    const { read } = aReader(hub);
    expect(await read()).toEqual({ ids: everything, problems: [] });
    expect(hub.asked).toEqual([0, 1, 2]);
    expect(urlOf(hub.server.requests[0] as IncomingMessage).search).toBe(
      '?full=true&cardData=true&config=true&limit=500',
    );
  });

  it('asks for no page beyond the limit', async () => {
    const hub = await aHub();
    expect((await aReader(hub).read({ limit: 3 })).ids).toEqual(everything.slice(0, 3));
    expect(hub.asked).toEqual([0, 1]);
  });

  it('waits as long as the hub asks when it is asked too often, and backs off from its faults', async () => {
    const hub = await aHub({ 1: [status(429, { 'retry-after': '30' }), status(503), status(500)] });
    const { read, clock } = aReader(hub);
    expect(await read()).toEqual({ ids: everything, problems: [] });
    expect(clock.slept).toEqual([30_000, 1000, 2000]);
  });

  it('reads a page again whose connection was dropped, without its half', async () => {
    const hub = await aHub({ 1: [dropped, dropped] });
    expect(await aReader(hub).read()).toEqual({ ids: everything, problems: [] });
    expect(hub.asked).toEqual([0, 1, 1, 1, 2]);
  });

  it('reads a page again that is broken JSON', async () => {
    const hub = await aHub({ 1: [page(1, '[{"id":"acme/c"},{"id":'), page(1, '<html>busy</html>')] });
    expect(await aReader(hub).read()).toEqual({ ids: everything, problems: [] });
  });

  it('takes what it can from a page that stays broken, says so and goes on', async () => {
    const broken = page(1, '[{"id":"acme/c"},{"id":"acme/d"');
    const hub = await aHub({ 1: [broken, broken, broken] });
    const { ids, problems } = await aReader(hub).read();
    expect(ids).toEqual(['acme/a', 'acme/b', 'acme/c', 'acme/e']);
    expect(problems.map(({ message }) => message)).toEqual([
      'is cut off: the array does not end',
      'is no JSON array; it was read as far as it could be',
    ]);
  });

  it('ends at a cursor that leads back', async () => {
    const hub = await aHub({ 2: [page(2, PAGES[2], 1)] });
    const { ids, problems } = await aReader(hub).read();
    expect(ids).toEqual(everything);
    expect(problems.map(({ message }) => message)).toEqual([
      'leads back to a page that was read; the listing ends there',
    ]);
    expect(problems[0]?.id).toContain('cursor=');
  });

  it('gives up on a hub that stays down or does not know the address, naming it', async () => {
    const hub = await aHub({ 0: [status(404), ...Array.from({ length: 3 }, () => status(500))] });
    const { read, source } = aReader(hub, {}, { policy: { ...DEFAULT_RETRY_POLICY, attempts: 3 } });
    await expect(read()).rejects.toThrow(`${source} answered 404 Not Found.`);
    await expect(read()).rejects.toThrow(`${source} answered 500 Internal Server Error.`);
    expect(hub.asked).toEqual([0, 0, 0, 0]);
  });

  it('says where to go on after each page, when all of it is handed out', async () => {
    const hub = await aHub();
    const { reader, source } = aReader(hub);
    const events: string[] = [];
    const onPage = (next: string | null): void => void events.push(next === null ? 'end' : 'page');
    for await (const item of reader.read(source, { limit: null, onPage })) events.push(idOf(item));
    expect(events).toEqual(['acme/a', 'acme/b', 'page', 'acme/c', 'acme/d', 'page', 'acme/e', 'end']);
  });

  it('goes on from there after an interruption', async () => {
    const hub = await aHub({ 1: [status(404)] });
    const { read } = aReader(hub);
    let resumeFrom: string | null = null;
    const onPage = (next: string | null): void => void (resumeFrom = next);
    await expect(read({ onPage })).rejects.toThrow('404');
    expect((await read({ resumeFrom })).ids).toEqual(everything.slice(2));
    expect(hub.asked).toEqual([0, 1, 1, 2]);
  });

  it('begins again when the cursor that it kept is known no more', async () => {
    const hub = await aHub({ 1: [status(400)] });
    const { read, source } = aReader(hub);
    const resumeFrom = `${source}&cursor=${encodeURIComponent(cursorOf(1))}`;
    expect((await read({ resumeFrom })).ids).toEqual(everything);
    expect(hub.asked).toEqual([1, 0, 1, 2]);
  });

  it('ends while it waits when it is stopped', async () => {
    const hub = await aHub({ 1: [status(429, { 'retry-after': '600' })] });
    const stopping = new AbortController();
    const clock = aClock();
    const sleep: typeof clock.sleep = (milliseconds, signal) => {
      stopping.abort();
      return clock.sleep(milliseconds, signal);
    };
    const { read } = aReader(hub, {}, { clock: { ...clock, sleep } });
    expect((await read({ signal: stopping.signal })).ids).toEqual(['acme/a', 'acme/b']);
  });

  it('sends the token to the hub alone', async () => {
    const elsewhere = await aHub();
    const hub = await aHub();
    const { reader, read } = aReader(hub, { huggingFaceToken: 's3cret' });
    await read();
    await collect(reader.read(`${elsewhere.server.url}/api/models`, { limit: null, allowPrivate: true }));
    const tokens = ({ server }: LocalHub) => [
      ...new Set(server.requests.map(({ headers }) => headers.authorization)),
    ];
    expect(tokens(hub)).toEqual(['Bearer s3cret']);
    expect(tokens(elsewhere)).toEqual([undefined]);
  });

  it('goes to no private address but the endpoint that the settings name', async () => {
    const hub = await aHub();
    const reader = new HuggingFaceHub();
    const source = `${hub.server.url}/api/models`;
    await expect(collect(reader.read(source, { limit: null }))).rejects.toThrow(
      'not a public address (loopback)',
    );
    expect(hub.asked).toEqual([]);
    const { records } = await collect(reader.read(source, { limit: 1, allowPrivate: true }));
    expect(records).toHaveLength(1);
  });

  it('reads a file of records behind an address as one stream', async () => {
    const hub = await aHub({
      0: [status(503), (response) => void response.end('{"id":"acme/x"}\n{"id":"acme/y"}\n')],
    });
    const { reader } = aReader(hub);
    const { records } = await collect(reader.read(`${hub.server.url}/models.jsonl`, { limit: null }));
    expect(records.map(({ externalId }) => externalId)).toEqual(['acme/x', 'acme/y']);
  });
});

const idOf = (item: HubItem): string =>
  item.kind === 'record' && 'externalId' in item.record ? item.record.externalId : 'problem';

describe('the address of a listing', () => {
  const nothing = { author: null, filters: [] };
  const place: ListingPlace = { endpoint: 'https://huggingface.co', kind: 'models' };
  const content = 'full=true&cardData=true&config=true&limit=500';

  it('is that of the hub unless one is named', () => {
    expect(listingAddress(null, nothing, place)).toBe(`https://huggingface.co/api/models?${content}`);
    expect(listingAddress('https://hub.test/', nothing, place)).toBe(
      `https://hub.test/api/models?${content}`,
    );
    expect(listingAddress(null, nothing, { ...place, endpoint: 'https://hub.test/hf' })).toBe(
      `https://hub.test/hf/api/models?${content}`,
    );
  });

  it('is that of datasets for datasets', () => {
    expect(listingAddress(null, nothing, { ...place, kind: 'datasets' })).toBe(
      'https://huggingface.co/api/datasets?full=true&limit=500',
    );
  });

  it('narrows by author and by every filter', () => {
    const address = listingAddress(null, { author: 'google', filters: ['bert', 'license:mit'] }, place);
    expect([...new URL(address).searchParams].slice(0, 3)).toEqual([
      ['author', 'google'],
      ['filter', 'bert'],
      ['filter', 'license:mit'],
    ]);
  });

  it('leaves alone what the address says itself, and what is no listing', () => {
    const own = 'https://huggingface.co/api/models?expand=tags&limit=7';
    expect(listingAddress(own, nothing, place)).toBe(own);
    for (const other of ['models.jsonl', './cards', 'https://hub.test/dump.jsonl.gz'])
      expect(listingAddress(other, nothing, place)).toBe(other);
  });

  it('narrows nothing but listings', () => {
    expect(() => listingAddress('models.jsonl', { author: 'google', filters: [] }, place)).toThrow(
      '"source" must be an address of the hub when --author or --filter is used.',
    );
  });
});
