import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { publicHubs, type Hub, type HubItem, type ReadOptions } from '../../../src/hubs';
import { CroissantHub } from '../../../src/hubs/croissant/croissant.hub';
import { CsvHub } from '../../../src/hubs/csv/csv.hub';
import type { HttpEnvironment } from '../../../src/hubs/http/connection';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { HuggingFaceHub } from '../../../src/hubs/huggingface/huggingface.hub';
import { MlflowHub } from '../../../src/hubs/mlflow/mlflow.hub';
import { OnnxHub } from '../../../src/hubs/onnx/onnx.hub';
import { OpenClipHub } from '../../../src/hubs/openclip/openclip.hub';
import { TfdsHub } from '../../../src/hubs/tfds/tfds.hub';
import { TfHub } from '../../../src/hubs/tfhub/tfhub.hub';
import { TimmHub } from '../../../src/hubs/timm/timm.hub';
import { readTaxonomyTerms } from '../../../src/ingest/taxonomy/taxonomies';
import { aClock, aServer, type LocalServer } from './http-support';
import { aTar } from './tar-support';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
type Reader = (environment: Partial<HttpEnvironment>) => Hub;
/** Far longer than one packet, so that a body can break off in the middle. */
const PADDING = ' '.repeat(200_000);
const CARD = '# Module acme/leaves/1\nLeaves.\n\n<!-- asset-path: legacy -->\n';

/** Each reader of addresses, with a file at one and how many records are in it. */
const READERS: [name: string, reader: Reader, file: string, body: string | Buffer, records: number][] = [
  [
    'huggingface',
    (environment) => new HuggingFaceHub({}, environment),
    'a.jsonl',
    `{"id":"a/b"}${PADDING}\n{"id":"a/c"}`,
    2,
  ],
  [
    'huggingface-datasets',
    (environment) => new HuggingFaceDatasetsHub({}, environment),
    'a.jsonl',
    `{"id":"a/b"}${PADDING}\n{"id":"a/c"}`,
    2,
  ],
  [
    'mlflow',
    (environment) => new MlflowHub(environment),
    'one/MLmodel',
    `flavors: {onnx: {}}${PADDING}\nmodel_uuid: a\n`,
    1,
  ],
  [
    'croissant',
    (environment) => new CroissantHub(environment),
    'c.json',
    `{"@context":{"@vocab":"https://schema.org/"},"@type":"Dataset","name":"x"${PADDING}}`,
    1,
  ],
  [
    'onnx',
    (environment) => new OnnxHub(environment),
    'ONNX_HUB_MANIFEST.json',
    `[{"model":"A","opset_version":1}${PADDING},{"model":"B","opset_version":1}]`,
    2,
  ],
  ['tfhub', (environment) => new TfHub(environment), 'docs.tar.gz', gzipSync(aTar({ 'a.md': CARD })), 1],
  ['tfds', (environment) => new TfdsHub(environment), 'catalog.jsonl', `{"id":"a"}${PADDING}\n{"id":"b"}`, 2],
  [
    'openclip',
    (environment) => new OpenClipHub(environment),
    'openclip_results.csv',
    'name,pretrained,ImageNet 1k\nViT-B-16,openai,0.6834\n',
    3,
  ],
  [
    'timm',
    (environment) => new TimmHub(environment),
    'results-imagenet.csv',
    `model,img_size,top1,top5\na.in1k,224,80,90\n`,
    2,
  ],
  [
    'csv',
    (environment) => new CsvHub(environment),
    'results.csv',
    'source,model_id,target_dataset,metric,value,protocol,citation\nlab,acme/net,cifar10,accuracy,0.9,finetune,doe\n',
    2,
  ],
];

const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const whole =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(200, headers).end(body);
const half =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (response) => {
    const bytes = Buffer.from(body);
    response.writeHead(200, { 'content-length': String(bytes.length), ...headers });
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  };

async function serving(body: string | Buffer, first: Answer[], headers?: Record<string, string>) {
  const server = await aServer((request, response) =>
    (first.shift() ?? whole(body, headers))(response, request),
  );
  servers.push(server);
  return server;
}

async function read(hub: Hub, source: string, options: Partial<ReadOptions> = {}): Promise<HubItem[]> {
  const all: ReadOptions = { limit: null, allowPrivate: true, ...options };
  const items: HubItem[] = [];
  const found: AsyncIterable<HubItem> = hub.read(source, all);
  for await (const item of found) items.push(item);
  return items;
}
const recordsIn = (items: readonly HubItem[]): number => items.filter(({ kind }) => kind === 'record').length;

describe.each(READERS)('%s, at an address', (...[, reader, file, body, records]) => {
  const etag = { etag: '"1"' };

  it('asks again after 429, 5xx and a body that breaks off', async () => {
    const clock = aClock();
    const busy: Answer = (response) => void response.writeHead(429, { 'retry-after': '9' }).end();
    const down: Answer = (response) => void response.writeHead(503).end();
    const { url } = await serving(body, [busy, down, half(body, etag)], etag);
    const hub = reader({ clock, random: () => 0 });
    expect(recordsIn(await read(hub, `${url}/${file}`))).toBeGreaterThanOrEqual(records);
    expect(clock.slept.slice(0, 2)).toEqual([9000, 1000]);
  });

  it('refuses what is not public unless that is allowed', async () => {
    const server = await serving(body, []);
    const source = `${server.url}/${file}`;
    await expect(read(reader({}), source, { allowPrivate: false })).rejects.toThrow('not a public address');
    expect(server.requests).toHaveLength(0);
  });

  it('ends without a failure when it is stopped', async () => {
    const stopping = new AbortController();
    const { url } = await serving(body, [() => stopping.abort()]);
    const { signal } = stopping;
    expect(recordsIn(await read(reader({}), `${url}/${file}`, { signal }))).toBeLessThanOrEqual(1);
  });
});

describe('a file that breaks off in the middle', () => {
  const lines = `{"id":"a"}\n${PADDING}\n{"id":"b"}`;
  const readLines = async (first: Answer[], headers?: Record<string, string>) => {
    const { url } = await serving(lines, first, headers);
    return read(new TfdsHub({ clock: aClock() }), `${url}/catalog.jsonl`);
  };

  it('goes on where it broke off, without reading anything twice', async () => {
    const etag = { etag: '"1"' };
    const items = await readLines([half(lines, etag), half(lines, etag)], etag);
    expect(items.map((item) => item.kind === 'record' && item.record.kind)).toEqual(['dataset', 'dataset']);
  });

  it('is not put together of two states of the file, nor where the server names none', async () => {
    const changed = readLines([half(lines, { etag: '"1"' })], { etag: '"2"' });
    await expect(changed).rejects.toThrow('has changed while it was read');
    await expect(readLines([half(lines)])).rejects.toThrow('broke off before its end');
  });
});

describe('every hub', () => {
  it('says what it reads, and has its row in the catalogue', () => {
    const known = readTaxonomyTerms().hubs.map(({ id }) => id);
    for (const { id, formats } of publicHubs()) {
      expect(formats.length).toBeGreaterThan(10);
      expect(known).toContain(id);
    }
  });
});
