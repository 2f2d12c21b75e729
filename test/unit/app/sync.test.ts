import { syncFaults, syncTargets } from '../../../src/app/sync/sync-targets';
import { SyncScheduler, type SyncParts } from '../../../src/app/sync/sync-scheduler';
import { publicHubs } from '../../../src/hubs';
import type { ImportReport } from '../../../src/ingest';
import type { Clock } from '../../../src/platform/clock';
import { parseConfig } from '../../../src/platform/config';
import { createLog } from '../../../src/platform/log';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const TARGET = { hub: 'huggingface', source: 'https://hub.test/api/models', everyMs: 6 * HOUR };
const report = (input: Partial<ImportReport> = {}) =>
  ({ read: 1, failure: null, interrupted: false, ...input }) as ImportReport;

/** Time that passes only by sleeping; at `until` it stops, as a quiet service would. */
class FakeClock implements Clock {
  private time = START;
  private readonly ends: (() => void)[] = [];
  readonly ended = new Promise<void>((resolve) => this.ends.push(resolve));

  constructor(private readonly until: number) {}

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.time += milliseconds;
    if (this.time < this.until) return;
    this.ends.forEach((end) => end());
    await new Promise((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(new Error('aborted'))),
    );
  }
}

interface Harness {
  hours: number;
  run: (attempt: number, options: { signal?: AbortSignal }) => Promise<ImportReport>;
  lastCompleted?: number | null;
  isFree?: (attempt: number) => boolean;
}

/**
 * Runs a scheduler for some hours of the fake clock; returns at which hours it imported, and its
 * log.
 */
function schedule({ hours, run, lastCompleted = null, isFree = () => true }: Harness) {
  const clock = new FakeClock(START + hours * HOUR);
  const logged: string[] = [];
  const at: number[] = [];
  let completed = lastCompleted;
  let locks = 0;
  const parts: SyncParts = {
    clock,
    log: createLog('info', { write: (line) => void logged.push((JSON.parse(line) as { msg: string }).msg) }),
    database: {
      exclusively: async (_name, work) => {
        if (!isFree((locks += 1))) return false;
        await work(new AbortController().signal);
        return true;
      },
    },
    imports: {
      lastCompleted: () => Promise.resolve(completed === null ? null : new Date(completed)),
      run: async (_hub, _source, options = {}) => {
        at.push((clock.now() - START) / HOUR);
        const result = await run(at.length, options);
        if (result.failure === null && !result.interrupted) completed = clock.now();
        return result;
      },
    },
  };
  const scheduler = new SyncScheduler([TARGET], parts);
  scheduler.start();
  return { at, logged, clock, scheduler };
}

const run = async (harness: Harness) => {
  const { at, logged, clock, scheduler } = schedule(harness);
  await clock.ended;
  expect(await scheduler.stop()).toBe(true);
  return { at, logged };
};

it('reads a source that was never read at once, and then at its interval', async () => {
  const { at, logged } = await run({ hours: 20, run: () => Promise.resolve(report()) });
  expect(at).toEqual([0, 6, 12, 18]);
  expect(logged.slice(0, 2)).toEqual(['sync started', 'sync done']);
});

it('counts the interval from the last reading, whoever made it', async () => {
  const { at } = await run({
    hours: 10,
    lastCompleted: START - 4 * HOUR,
    run: () => Promise.resolve(report()),
  });
  expect(at).toEqual([2, 8]);
});

it('survives failures and tries again later, ever more rarely', async () => {
  const { at, logged } = await run({
    hours: 1,
    run: (attempt) =>
      attempt % 2 === 0 ? Promise.reject(new Error('down')) : Promise.resolve(report({ failure: 'cut off' })),
  });
  expect(at.map((hour) => Math.round(hour * 60))).toEqual([0, 5, 15, 35]);
  expect(logged).toContain('sync failed');
});

it('looks again in a minute while another process reads', async () => {
  const { at } = await run({
    hours: 1,
    isFree: (attempt) => attempt > 3,
    run: () => Promise.resolve(report()),
  });
  expect(at.map((hour) => Math.round(hour * 60))).toEqual([3]);
});

it('stops what it reads when the service stops', async () => {
  const { scheduler } = schedule({
    hours: 1,
    run: (_attempt, { signal }) =>
      new Promise((resolve) =>
        signal?.addEventListener('abort', () => resolve(report({ interrupted: true }))),
      ),
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(await scheduler.stop()).toBe(true);
});

it('does not wait for ever for what does not stop', async () => {
  const { scheduler } = schedule({ hours: 1, run: () => new Promise(() => undefined) });
  const started = performance.now();
  expect(await scheduler.stop()).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_900);
});

it('knows what a schedule means, and refuses what it cannot', () => {
  const setting = { hub: 'huggingface', address: null, everyMs: HOUR };
  expect(syncTargets([setting], publicHubs())[0]?.source).toMatch(
    /^https:\/\/huggingface\.co\/api\/models\?/,
  );
  expect(() => syncTargets([{ ...setting, hub: 'nowhere' }], publicHubs())).toThrow(
    'ROOTSTOCK_SYNC: nowhere',
  );
  expect(() => syncTargets([{ ...setting, hub: 'onnx' }], publicHubs())).toThrow('cannot be listed live');
});

it('is refused with every other fault of the settings, before anything is opened', () => {
  const read = () =>
    parseConfig({ PORT: 'x', ROOTSTOCK_SYNC: 'nowhere=6h, onnx=1d, huggingface=6h' }, syncFaults);
  expect(read).toThrow(/PORT: /);
  expect(read).toThrow(/ROOTSTOCK_SYNC: nowhere: .*huggingface/);
  expect(read).toThrow(/ROOTSTOCK_SYNC: onnx: .*cannot be listed live/);
  expect(parseConfig({ ROOTSTOCK_SYNC: 'huggingface=6h' }, syncFaults).syncs).toHaveLength(1);
});
