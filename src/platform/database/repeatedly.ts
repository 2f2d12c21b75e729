import { operationSignal, pause } from '../cancellation';
import { isConflict } from './failure';

const MOST_TIMES = 4;
const LONGEST_PAUSE_MS = 40;

/**
 * Runs `work` again where the database gave it up because of a deadlock or of changes by others, a
 * few times at most; random pauses keep the same two from meeting again.
 *
 * @param named gives what it fails with in the end its name
 */
export async function repeatedly<Result>(
  work: () => Promise<Result>,
  named: (error: unknown) => unknown,
): Promise<Result> {
  for (let times = 1; ; times++) {
    try {
      return await work();
    } catch (error) {
      if (times === MOST_TIMES || !isConflict(error)) throw named(error);
      await pause(Math.random() * times * LONGEST_PAUSE_MS, operationSignal());
    }
  }
}
