import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openModel, type FetchFile } from '../../../../src/embedding/custom/open-model';
import { loadTextModel } from '../../../../src/embedding/custom/text-model.tf';
import { createSafeFetch } from '../../../../src/platform/fetch/safe-fetch';
import { graphModel, writeModel, type Files } from './tiny-models';

const noFetch: FetchFile = () => Promise.reject(new Error('nothing is fetched'));

describe('the files of a model', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const written = (changes: Files = {}): string => writeModel(folder, { ...graphModel(), ...changes });

  it('are found by the folder and by its model.json, with one digest', async () => {
    const byFolder = await openModel(written(), noFetch);
    const byFile = await openModel(path.join(folder, 'model.json'), noFetch);
    expect(byFile).toEqual(byFolder);
    expect(byFolder).toMatchObject({ format: 'graph', vocabulary: { name: 'vocab.txt' } });
  });

  it('are found in an unpacked package, where they lie in a folder of its own', async () => {
    const inside = path.join(folder, 'package', 'dist');
    mkdirSync(inside, { recursive: true });
    writeFileSync(path.join(folder, 'package', 'package.json'), '{}');
    writeModel(inside, graphModel());
    const found = await openModel(folder, noFetch);
    expect(found).toEqual(await openModel(inside, noFetch));
    const second = path.join(folder, 'package', 'other');
    mkdirSync(second);
    writeModel(second, graphModel());
    await expect(openModel(folder, noFetch)).rejects.toThrow(
      /one model in the folder; it has .*dist.model\.json, .*other.model\.json/,
    );
  });

  it('have another digest when any of them changes', async () => {
    const before = await openModel(written(), noFetch);
    const after = await openModel(
      written({ 'vocab.txt': `${String(graphModel()['vocab.txt'])}\nmore` }),
      noFetch,
    );
    expect(after.digest).not.toBe(before.digest);
  });

  it.each<[string, Files, RegExp]>([
    ['no JSON', { 'model.json': '<html>' }, /modelTopology and weightsManifest/],
    [
      'of another format',
      {
        'model.json': JSON.stringify({
          format: 'x',
          modelTopology: {},
          weightsManifest: [{ paths: [], weights: [] }],
        }),
      },
      /graph-model or layers-model/,
    ],
    [
      'naming weights elsewhere',
      { 'model.json': manifestOf('../../etc/passwd') },
      /weights beside model.json/,
    ],
    ['naming weights on another host', { 'model.json': manifestOf('https://x.example/w') }, /weights beside/],
    [
      'naming weights that are not there',
      { 'model.json': manifestOf('absent.bin') },
      /has no file absent.bin/,
    ],
  ])('are refused when model.json is %s', async (_, changes, message) => {
    await expect(openModel(written(changes), noFetch)).rejects.toThrow(message);
  });

  it('are refused where there is nothing, or no model', async () => {
    await expect(openModel(path.join(folder, 'nothing'), noFetch)).rejects.toThrow(/There is no encoder at/);
    await expect(openModel(folder, noFetch)).rejects.toThrow(/model.json or saved_model.pb in the folder/);
  });

  it('of a SavedModel are left where they are, and only the native backend takes them', async () => {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'saved_model.pb'), 'graph');
    writeFileSync(path.join(folder, 'assets', 'vocab.txt'), '[UNK]\n[CLS]\n[SEP]');
    const files = await openModel(folder, noFetch);
    expect(files).toMatchObject({ format: 'saved', folder, vocabulary: { name: 'vocab.txt' } });
    await expect(loadTextModel(files, 'cpu')).rejects.toThrow(
      /a SavedModel can be read by the native backend only, and this is "cpu"; convert it/,
    );
  });

  it.each<[string, Files, RegExp]>([
    ['has no vocabulary', { 'vocab.txt': '' }, /vocab.txt to hold/],
    ['has another input', graphModel({ extraInput: 'image' }), /it has .*image int32/],
    [
      'has weights that are too few',
      { 'group1-shard1of1.bin': new Uint8Array(8) },
      /that TensorFlow.js can load/,
    ],
  ])('are refused when the model %s', async (_, changes, message) => {
    await expect(loadTextModel(await openModel(written(changes), noFetch), 'cpu')).rejects.toThrow(message);
  });
});

describe('a model at an address', () => {
  let server: Server;
  let asked: string[];
  let files: Files;
  beforeEach(async () => {
    asked = [];
    files = graphModel();
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const file = files[path.basename(new URL(request.url ?? '', 'http://x').pathname)];
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.close());
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it('is the same as in a folder, and the key of a store goes with every file', async () => {
    const fetchFile = createSafeFetch({ trustedOrigins: [origin()] });
    const byFile = await openModel(`${origin()}/models/mine/model.json?key=1`, fetchFile);
    const byFolder = await openModel(`${origin()}/models/mine`, fetchFile);
    expect(byFolder).toEqual(byFile);
    expect(asked.slice(0, 4)).toEqual(
      ['model.json', 'group1-shard1of1.bin', 'tokenizer.json', 'vocab.txt'].map(
        (name) => `/models/mine/${name}?key=1`,
      ),
    );
  });

  it('is not fetched from a private host that nobody named', async () => {
    await expect(openModel(`${origin()}/model.json`, createSafeFetch())).rejects.toThrow(/is not fetched/);
    expect(asked).toEqual([]);
  });

  it('is given up when a file is larger than what is read', async () => {
    const small: FetchFile = (url, options) =>
      createSafeFetch({ trustedOrigins: [origin()] })(url, { ...options, maxBytes: 100 });
    await expect(openModel(`${origin()}/model.json`, small)).rejects.toThrow(/more than the 100 bytes/);
  });

  it('is unavailable while its server answers with errors', async () => {
    files = {};
    await expect(openModel(`${origin()}/`, createSafeFetch({ trustedOrigins: [origin()] }))).rejects.toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE' }) as Error,
    );
  });
});

function manifestOf(name: string): string {
  const json = {
    format: 'graph-model',
    modelTopology: {},
    weightsManifest: [{ paths: [name], weights: [] }],
  };
  return JSON.stringify(json);
}
