import type { Log } from '../platform/log';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const LOOK_AT_PARENT_EVERY_MS = 250;

/** Calls back when `parent`, which started this process, has ended. */
function onGone(parent: number, callback: () => void): NodeJS.Timeout {
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
 * @param parent the process whose end counts as a signal too, as it was when the command began,
 * since it may end while the service starts: npm runs its scripts in a shell, which ends on a
 * signal without passing it on; the service would then keep its port and its folder for ever
 */
export function untilSignal(
  log: Log,
  { parent = null }: { readonly parent?: number | null } = {},
): Promise<void> {
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
    if (parent !== null) onGone(parent, () => stop('the parent process is gone'));
  });
}
