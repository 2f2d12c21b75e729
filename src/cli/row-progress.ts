import { SingleBar } from 'cli-progress';
import type { Progress } from '../backup';
import type { Shell } from './shell';

/** Rows between two lines where no bar can be drawn. */
const LINE_EVERY = 100_000;

/** Shows on standard error how far a backup or a restore is; `stop` may be called twice. */
export function watchRows(shell: Shell): { update: Progress; stop: () => void } {
  if (!shell.isTerminal) return { update: writeLines(shell), stop: () => undefined };
  const bar = new SingleBar({
    format: '{value} rows | {table}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(0, 0, { table: '' });
  return {
    update: ({ rows, total, table }) => {
      bar.setTotal(total ?? rows);
      bar.update(rows, { table });
    },
    stop: () => bar.stop(),
  };
}

function writeLines(shell: Shell): Progress {
  let next = LINE_EVERY;
  return ({ rows, total }) => {
    if (rows < next) return;
    next = (Math.floor(rows / LINE_EVERY) + 1) * LINE_EVERY;
    shell.note(total === null ? `${rows} rows` : `${rows} of ${total} rows`);
  };
}
