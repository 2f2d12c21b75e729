import { operationSignal, pause } from '../cancellation';
import { isConflict } from './failure';

const MOST_TIMES = 4;
const LONGEST_PAUSE_MS = 40;

/**
 * Runs `work` again where the database gave it up because of a deadlock or of changes by others, a
 * few times at most; random pauses keep the same two from meeting again.
 *
 * @param named gives what it fails with in the end its name
 * @param times which time this is
 */
export function repeatedly<Result>(
  work: () => Promise<Result>,
  named: (error: unknown) => unknown,
  times = 1,
): Promise<Result> {
  return work().catch(async (error: unknown) => {
    if (times === MOST_TIMES || !isConflict(error)) throw named(error);
    await pause(Math.random() * times * LONGEST_PAUSE_MS, operationSignal());
    return repeatedly(work, named, times + 1);
  });
}
