import { packed } from '../../test/support/fuzz/kept-case';
import type { Growth } from '../../test/support/fuzz/growth';
import type { Told, WorkerOptions } from './worker';

const MIB = 1024 * 1024;
/** What the last half of the cases may add to what is alive: caches fill before, noise is less. */
const MAX_RISE_MIB = 8;
const SHOWN = 1500;

/** What the processes told, for whoever looks on. */
export class FuzzProgress {
  private readonly made = new Map<number, number>();
  private readonly next = new Map<number, number>();
  private readonly bytes = new Map<number, number>();
  private readonly codes = new Map<string, number>();
  private readonly failures = new Set<string>();
  private readonly growths: Growth[] = [];
  private readonly started = performance.now();

  constructor(private readonly options: Omit<WorkerOptions, 'database' | 'open'>) {}

  take(worker: number, told: Told): void {
    if (told.kind === 'batch') {
      this.made.set(worker, told.made);
      this.next.set(worker, told.next);
      this.bytes.set(worker, told.bytes);
    } else if (told.kind === 'failure') {
      if (this.failures.has(told.failure)) return;
      this.failures.add(told.failure);
      const again = `npm run test:fuzz -- --repeat ${packed(told)}`;
      const made = JSON.stringify(told.made).slice(0, SHOWN);
      process.stdout.write(`case ${told.index}: ${told.failure}\n  ${made}\n  ${again}\n`);
    } else {
      for (const [code, count] of told.codes) this.codes.set(code, (this.codes.get(code) ?? 0) + count);
      this.growths.push(told.growth);
    }
  }

  show(): void {
    const { seed, cases, from } = this.options;
    const memory = [...this.bytes.values()].map((bytes) => (bytes / MIB).toFixed(1)).join(' + ');
    process.stderr.write(
      `${this.done} of ${cases - from} cases, ${this.rate} a second, seed ${seed}, ` +
        `${this.failures.size} kinds of failure, ${memory} MiB alive; go on with --from ${this.from}\n`,
    );
  }

  /** Says what came of all; whether it is as it should be. */
  conclude(): boolean {
    const codes = [...this.codes].sort(([, one], [, other]) => other - one);
    const rises = this.growths.map(({ rise }) => rise / MIB);
    const grown = this.growths.map(
      ({ bytesPerCase, rise }) => `${(rise / MIB).toFixed(2)} MiB (${bytesPerCase.toFixed(0)} bytes a case)`,
    );
    const { seed, isWeighed } = this.options;
    const growth = `risen over the last half by ${grown.join(' and ')}, ${MAX_RISE_MIB} MiB allowed`;
    process.stdout.write(
      `${this.done} cases with seed ${seed}, ${this.rate} a second: ` +
        `${codes.map(([code, count]) => `${code} ${count}`).join(', ')}\n` +
        `${this.failures.size} kinds of failure${isWeighed ? `; ${growth}` : ''}\n`,
    );
    return this.failures.size === 0 && (!isWeighed || rises.every((rise) => rise <= MAX_RISE_MIB));
  }

  private get done(): number {
    return [...this.made.values()].reduce((sum, made) => sum + made, 0);
  }

  private get rate(): string {
    return ((this.done * 1000) / (performance.now() - this.started)).toFixed(0);
  }

  /** The case from which some process has not met its share. */
  private get from(): number {
    return this.next.size < this.options.share.of ? this.options.from : Math.min(...this.next.values());
  }
}
