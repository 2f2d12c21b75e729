import type { QueryBounds, StoredQueries } from '../queries';
import { loadStoredQueries } from './http/load-later';

/**
 * Those that ship are read when somebody first comes for them. What the operator keeps may be
 * wrong, so it is read at once.
 *
 * @throws ConfigurationError telling of each file what is wrong with it
 */
export async function readWhenAsked(
  bounds: QueryBounds,
  folder: string | null,
): Promise<() => Promise<StoredQueries>> {
  let read: Promise<StoredQueries> | undefined;
  const queries = (): Promise<StoredQueries> => {
    read ??= loadStoredQueries()
      .loadQueries(bounds, folder)
      .catch((error: unknown) => {
        // What could not be read now, as with too many open files, is read for the next.
        read = undefined;
        throw error;
      });
    return read;
  };
  if (folder !== null) await queries();
  return queries;
}
