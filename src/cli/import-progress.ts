import { SingleBar } from 'cli-progress';
import type { ImportOptions } from '../ingest';
import { onInterruption } from './interruption';
import type { Shell } from './shell';

/** Shows how far an import is, and listens for Ctrl-C. */
export interface ImportWatch {
  readonly signal: AbortSignal;
  readonly onProgress: NonNullable<ImportOptions['onProgress']>;
  /** Removes the bar and stops listening; may be called twice. */
  readonly stop: () => void;
}

const LINE_EVERY = 5000;
const BAR = '{bar} {percentage}% | {value}/{total} records | {rate}/s | {left} left';
const BAR_WITHOUT_TOTAL = '{value} records | {rate}/s';

/** @param total how many records there are, null when that is not known */
export function watchImport(shell: Shell, total: number | null): ImportWatch {
  const abort = new AbortController();
  const interruption = onInterruption(shell, () => {
    abort.abort();
    shell.note('Stopping after this batch, within two seconds; once more to stop at once.');
  });
  const show = shell.isTerminal ? drawBar(total) : writeLines(shell, total);
  return {
    signal: abort.signal,
    onProgress: show.update,
    stop: () => {
      interruption.forget();
      show.stop();
    },
  };
}

interface Display {
  update: NonNullable<ImportOptions['onProgress']>;
  stop: () => void;
}

/**
 * Records per second and the time left, averaged since the start: batches vary too much for a
 * shorter period.
 */
function pace(started: number, read: number, total: number | null): { rate: number; left: string } {
  const seconds = Math.max((performance.now() - started) / 1000, 0.001);
  const rate = read / seconds;
  if (total === null || rate === 0) return { rate: Math.round(rate), left: 'unknown time' };
  const left = Math.max(0, Math.ceil((total - read) / rate));
  return {
    rate: Math.round(rate),
    left: left >= 60 ? `${Math.floor(left / 60)} min ${left % 60} s` : `${left} s`,
  };
}

function drawBar(total: number | null): Display {
  const started = performance.now();
  const bar = new SingleBar({
    format: total === null ? BAR_WITHOUT_TOTAL : BAR,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    // Its own handler would end the process in the middle of a batch.
    gracefulExit: false,
  });
  bar.start(total ?? 0, 0, { rate: 0, left: 'unknown time' });
  return {
    update: ({ read }) => bar.update(read, pace(started, read, total)),
    stop: () => bar.stop(),
  };
}

function writeLines(shell: Shell, total: number | null): Display {
  const started = performance.now();
  let next = LINE_EVERY;
  return {
    update: ({ read, skipped }) => {
      if (read < next) return;
      next = (Math.floor(read / LINE_EVERY) + 1) * LINE_EVERY;
      const { rate, left } = pace(started, read, total);
      const of = total === null ? '' : ` of ${total}, ${left} left`;
      shell.note(`${read} records read${of}; ${rate}/s, ${skipped} skipped`);
    },
    stop: () => undefined,
  };
}
