import type { Log } from '../platform/log';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const FIRST_PROCESS = 1;
const LOOK_AT_PARENT_EVERY_MS = 250;
/** A terminal signals all of its processes, and npm passes the same signal on again. */
const SAME_SIGNAL_MS = 1_000;

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
 * Resolves when a process that is still starting is to end. Signals end it by themselves, at once,
 * which hurts nothing: what it writes is committed as a whole, and its lock is taken over. The
 * first process of a container is spared by signals that it does not listen to: that one listens.
 */
export function untilStartIsGivenUp(log: Log, { parent }: { readonly parent: number | null }): Promise<void> {
  if (process.pid === FIRST_PROCESS) return untilSignal(log, { parent });
  return new Promise((resolve) => {
    if (parent !== null) onGone(parent, resolve);
  });
}

/**
 * Resolves at the first SIGTERM or SIGINT. Another one, a second or more later, ends the process at
 * once, without waiting for requests or batches.
 *
 * @param parent the process whose end counts as a signal too, as it was when the command began,
 * since it may end while the service starts: npm runs its scripts in a shell, which ends on a
 * signal without passing it on; the service would then keep its port and its folder for ever
 * @param replaced counts as a signal too: a restore put another catalogue in the place of the one
 * that the service remembers
 */
export function untilSignal(
  log: Log,
  { parent = null, replaced }: { readonly parent?: number | null; readonly replaced?: AbortSignal } = {},
): Promise<void> {
  return new Promise((resolve) => {
    let stoppedAt: number | null = null;
    const stop = (reason: string): void => {
      stoppedAt ??= performance.now();
      log.info({ reason }, 'stopping');
      resolve();
    };
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (stoppedAt === null) stop(signal);
        else if (performance.now() - stoppedAt >= SAME_SIGNAL_MS) process.exit(1);
      });
    }
    const forget = (): void => stop('a restore replaced the catalogue');
    if (replaced?.aborted === true) forget();
    replaced?.addEventListener('abort', forget, { once: true });
    if (parent !== null) onGone(parent, () => stop('the parent process is gone'));
  });
}
