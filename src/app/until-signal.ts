import type { Log } from '../platform/log';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const LOOK_AT_PARENT_EVERY_MS = 250;

/** Calls back when the process that started this one has ended. */
function onParentGone(callback: () => void): NodeJS.Timeout {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_AT_PARENT_EVERY_MS);
  return timer.unref();
}

/**
 * Resolves at the first SIGTERM or SIGINT. A second one ends the process at once, without waiting
 * for requests or batches.
 *
 * @param endsWithParent whether the end of the parent counts as a signal too: npm runs its scripts
 * in a shell, which ends on a signal without passing it on; the service would then keep its port
 * and its folder for ever
 */
export function untilSignal(log: Log, { endsWithParent = false } = {}): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = (reason: string): void => {
      isStopping = true;
      log.info({ reason }, 'stopping');
      resolve();
    };
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isStopping) process.exit(1);
        stop(signal);
      });
    }
    if (endsWithParent) onParentGone(() => stop('the parent process is gone'));
  });
}
