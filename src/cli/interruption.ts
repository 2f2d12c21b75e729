import type { Shell } from './shell';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** How long what is under way may take to end in an orderly way. */
const LONGEST_MS = 1_200;

/**
 * Listens for SIGINT and SIGTERM: the first ends what is under way, another one, or some more than
 * a second, the process. What is not done by then was not committed, and goes with its connection.
 *
 * @param end called once
 */
export function onInterruption(shell: Shell, end: () => void): { readonly forget: () => void } {
  let late: NodeJS.Timeout | undefined;
  const giveUp = (): void => {
    shell.note('Stopped in the middle; nothing of what was under way is in.');
    process.exit(1);
  };
  const onSignal = (): void => {
    if (late !== undefined) return giveUp();
    late = setTimeout(giveUp, LONGEST_MS);
    end();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    forget: () => {
      clearTimeout(late);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
