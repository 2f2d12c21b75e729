import type { GraphQLSchema } from 'graphql';
import type { StoredQueries } from '../queries';
import { loadStoredQueries } from './http/load-later';

/**
 * Those that ship are read when somebody first comes for them. What the operator keeps may be
 * wrong, so it is read at once.
 *
 * @throws ConfigurationError telling of each file what is wrong with it
 */
export async function readWhenAsked(
  schema: GraphQLSchema,
  folder: string | null,
): Promise<() => Promise<StoredQueries>> {
  let read: Promise<StoredQueries> | undefined;
  const queries = (): Promise<StoredQueries> => (read ??= loadStoredQueries().loadQueries(schema, folder));
  if (folder !== null) await queries();
  return queries;
}
