import type { IncomingMessage, ServerResponse } from 'node:http';
import { findHub, publicHubs, sourceOf, type Hub, type HubItem, type ReadOptions } from '../../../src/hubs';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { MlflowHub } from '../../../src/hubs/mlflow/mlflow.hub';
import { aClock, aServer, type LocalServer } from './http-support';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '', `http://${request.headers.host}`);
const json = (body: unknown, headers: Record<string, string> = {}): Answer => {
  return (response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
};
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end();

/** Pages of datasets as the Hub gives them, with an opaque cursor in the `Link` header. */
const ofDatasets: Answer = (response, request) => {
  const url = urlOf(request);
  const isFirst = !url.searchParams.has('cursor');
  url.searchParams.set('cursor', 'Yg==');
  const link: Record<string, string> = isFirst ? { link: `<${url.href}>; rel="next"` } : {};
  const ids = isFirst ? ['acme/one', 'acme/two'] : ['acme/three'];
  json(
    ids.map((id) => ({ id, cardData: { license: 'mit' } })),
    link,
  )(response, request);
};

/** Pages of a model registry, with the token of the next one in the body. */
const ofRegistry: Answer = (response, request) => {
  const isFirst = urlOf(request).searchParams.get('page_token') === null;
  const models = (isFirst ? ['acme/one', 'acme/two'] : ['acme/three']).map((name) => ({ name }));
  json({ registered_models: models, ...(isFirst ? { next_page_token: 'a/b+c==' } : {}) })(response, request);
};

const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serving(pages: Answer, first: Answer[] = []): Promise<LocalServer> {
  const server = await aServer((request, response) => (first.shift() ?? pages)(response, request));
  servers.push(server);
  return server;
}

async function idsOf(hub: Hub, source: string, options: Partial<ReadOptions> = {}): Promise<string[]> {
  const all: ReadOptions = { limit: null, allowPrivate: true, ...options };
  const ids: string[] = [];
  const items: AsyncIterable<HubItem> = hub.read(source, all);
  for await (const item of items)
    ids.push(
      item.kind === 'problem'
        ? item.problem.message
        : 'externalId' in item.record
          ? item.record.externalId
          : '',
    );
  return ids;
}

const everything = ['acme/one', 'acme/two', 'acme/three'];
const nothing = { author: null, filters: [] };

const listings: [string, Answer, (url: string) => { hub: Hub; source: string }, ReturnType<typeof aClock>][] =
  (() => {
    const [ofHub, ofMlflow] = [aClock(), aClock()];
    return [
      [
        'datasets of Hugging Face',
        ofDatasets,
        (url) => {
          const hub = new HuggingFaceDatasetsHub(
            { huggingFaceEndpoint: url },
            { clock: ofHub, random: () => 0 },
          );
          return { hub, source: hub.address(null, nothing) };
        },
        ofHub,
      ],
      [
        'a registry of MLflow',
        ofRegistry,
        (url) => {
          const hub = new MlflowHub({ clock: ofMlflow, random: () => 0 });
          return { hub, source: hub.address(url, nothing) };
        },
        ofMlflow,
      ],
    ];
  })();

describe.each(listings)('%s, live', (_name, pages, at, clock) => {
  it('come page by page, and can be taken up again at each page', async () => {
    const { hub, source } = at((await serving(pages)).url);
    const onPage = jest.fn<void, [string | null]>();
    expect(await idsOf(hub, source, { onPage })).toEqual(everything);
    const [next] = onPage.mock.calls[0] ?? [];
    expect(onPage.mock.calls).toEqual([[expect.stringContaining('http')], [null]]);
    expect(await idsOf(hub, source, { resumeFrom: next })).toEqual(['acme/three']);
  });

  it('are asked for again after as long as the server says', async () => {
    clock.slept.length = 0;
    const { hub, source } = at(
      (await serving(pages, [status(429, { 'retry-after': '7' }), status(503)])).url,
    );
    expect(await idsOf(hub, source)).toEqual(everything);
    expect(clock.slept).toEqual([7000, 1000]);
  });

  it('come again where they are no JSON', async () => {
    const broken: Answer = (response) => void response.end('<html>busy</html>');
    const { hub, source } = at((await serving(pages, [broken])).url);
    expect(await idsOf(hub, source)).toEqual(everything);
  });

  it('begin anew where the page to go on with is refused', async () => {
    const server = await serving(pages, [status(400)]);
    const { hub, source } = at(server.url);
    const resumeFrom = `${source}&cursor=old&page_token=old`;
    expect(await idsOf(hub, source, { resumeFrom })).toEqual(everything);
  });
});

describe('the address of a registry', () => {
  const hub = new MlflowHub();
  it.each([
    ['http://ml.test:5000', 'http://ml.test:5000/api/2.0/mlflow/registered-models/search?max_results=500'],
    [
      'https://ml.test/mlflow/',
      'https://ml.test/mlflow/api/2.0/mlflow/registered-models/search?max_results=500',
    ],
    [
      'https://ml.test/api/2.0/mlflow/model-versions/search?max_results=9',
      'https://ml.test/api/2.0/mlflow/model-versions/search?max_results=9',
    ],
    ['https://ml.test/one/MLmodel', 'https://ml.test/one/MLmodel'],
    ['https://ml.test/registered_models.jsonl.gz', 'https://ml.test/registered_models.jsonl.gz'],
    ['./models', './models'],
  ])('reads %s at %s', (source, address) => {
    expect(sourceOf(hub, source)).toBe(address);
  });
});

it('lists the datasets of the endpoint that the settings name', () => {
  const hub = findHub('huggingface-datasets', publicHubs({ huggingFaceEndpoint: 'https://hub.test' }));
  expect(sourceOf(hub, null, { author: 'acme', filters: ['license:mit'] })).toBe(
    'https://hub.test/api/datasets?author=acme&filter=license%3Amit&full=true&limit=500',
  );
});
