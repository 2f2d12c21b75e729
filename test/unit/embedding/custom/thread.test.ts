import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEncoder, loadTensorBackend } from '../../../../src/embedding';
import { loadCustomEncoder, type RunningEncoder } from '../../../../src/embedding/custom/load-encoder';
import type { ThreadOptions } from '../../../../src/embedding/custom/text-model-thread';
import { graphModel, layersModel, writeModel, type Files } from './tiny-models';

const HOOK = path.join(__dirname, '../../../../scripts/swc-hook.cjs');

describe('the thread of an encoder', () => {
  let folder: string;
  let running: RunningEncoder | undefined;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'thread-'));
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  async function load(files: Files, limits: Omit<ThreadOptions, 'backend'> = {}): Promise<RunningEncoder> {
    running = await loadCustomEncoder({
      source: writeModel(folder, files),
      backend: 'cpu',
      fetchFile: () => Promise.reject(new Error('nothing is fetched')),
      shipped: createEncoder(await loadTensorBackend('cpu')),
      thread: { execArgv: ['-r', HOOK], ...limits },
    });
    return running;
  }

  it('encodes many calls at once, each with its own vectors', async () => {
    const { encoder } = await load(await layersModel());
    const texts = ['pneumonia in lungs', 'bird song', 'credit default'];
    const together = await Promise.all(texts.map((text) => encoder.encode([{ text }])));
    for (const [place, text] of texts.entries()) {
      expect(together[place]).toEqual(await encoder.encode([{ text }]));
    }
    expect(encoder.version).toMatch(/^custom-1\.[0-9a-f]{16}\/rootstock-/);
    expect(encoder.referenceEncoder?.version).toMatch(/^rootstock-/);
  });

  it('says what is wrong with a model that cannot be used', async () => {
    const refused = load(graphModel({ extraInput: 'image' }));
    await expect(refused).rejects.toThrow(/it has .*image/);
    await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }) as Error);
  });

  it('gives a model up that takes too long', async () => {
    await expect(load(graphModel(), { loadMs: 1 })).rejects.toThrow(/loading took longer than 0.001 s/);
    await expect(load(graphModel(), { encodeMs: 0 })).rejects.toThrow(/encoding took longer than 0 s/);
  });

  it('tells that it ended, and fails whoever asks then', async () => {
    const own = await load(graphModel());
    await own.stop();
    expect((await own.ended).message).toMatch(/was stopped/);
    await expect(own.encoder.encode([{ text: 'bird' }])).rejects.toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE' }) as Error,
    );
  });
});
