import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEncoder, loadTensorBackend, ThreadedEncoder, type Encoder } from '../../../src/embedding';

const HOOK = path.resolve('scripts/swc-hook.cjs');
const facts = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    text: `Convolutional network number ${place} for chest x-rays of ${place % 7} hospitals, with labels of radiologists. `.repeat(
      4,
    ),
    tasks: ['image-classification'],
    modalities: ['IMAGE'],
  }));

describe('the encoder with a thread', () => {
  let shipped: Encoder;

  beforeAll(async () => {
    shipped = createEncoder(await loadTensorBackend('wasm'));
  });

  const threaded = (idleMs?: number) =>
    new ThreadedEncoder(shipped, { backend: 'wasm', execArgv: ['-r', HOOK], idleMs });

  it('gives the vectors of the encoder itself, of few facts and of many', async () => {
    const encoder = threaded();
    expect(encoder).toMatchObject({ version: shipped.version, dimensions: shipped.dimensions });
    for (const count of [0, 1, 100]) {
      const vectors = await encoder.encode(facts(count));
      expect(vectors).toEqual(await shipped.encode(facts(count)));
    }
  });

  it('leaves the thread that answers to others while it encodes many', async () => {
    const encoder = threaded();
    const many = facts(2000);
    await encoder.encode(many.slice(0, 100)); // the thread has started
    const began = performance.eventLoopUtilization();
    await encoder.encode(many);
    const { utilization } = performance.eventLoopUtilization(began);
    expect(utilization).toBeLessThan(0.5);
  });

  it('encodes here where a thread cannot be had, and tells why once', async () => {
    const failures: unknown[] = [];
    const encoder = new ThreadedEncoder(shipped, {
      backend: 'wasm',
      execArgv: ['-r', path.resolve('no-such-hook.cjs')],
      onFailure: (error) => failures.push(error),
    });
    for (let time = 0; time < 2; time += 1)
      expect(await encoder.encode(facts(50))).toEqual(await shipped.encode(facts(50)));
    expect(failures).toEqual([expect.objectContaining({ code: 'MODULE_NOT_FOUND' })]);
  });

  it('begins another thread where one has ended', async () => {
    const encoder = threaded(20);
    const [first] = await encoder.encode(facts(50));
    await sleep(200);
    const [second] = await encoder.encode(facts(50));
    expect(second).toEqual(first);
  });
});
