import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { compareText } from '../platform/compare-text';
import { ConfigurationError } from '../platform/errors';
import type { OperationLimits } from '../platform/graphql/limits/limits';
import { readQuery, type StoredQuery } from './stored-query';

/** Queries by name, in their order. */
export type StoredQueries = ReadonlyMap<string, StoredQuery>;

/** What a query has to fit. */
export interface QueryBounds {
  readonly schema: GraphQLSchema;
  readonly limits?: OperationLimits | undefined;
}

const SHIPPED = path.join(__dirname, 'data');
const ENDING = '.graphql';
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const SETTING = 'ROOTSTOCK_QUERIES';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The queries of a folder; what is wrong with a file is added to `faults`. */
async function queriesIn(
  folder: string,
  { schema, limits }: QueryBounds,
  faults: string[],
): Promise<StoredQuery[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ENDING)).sort(compareText);
  const found: StoredQuery[] = [];
  for (const file of files) {
    const name = path.basename(file, ENDING);
    try {
      if (!NAME.test(name)) throw new RangeError('Its name has to be of a-z, 0-9 and -.');
      found.push(readQuery(name, await readFile(path.join(folder, file), 'utf8'), schema, limits));
    } catch (error) {
      faults.push(`${SETTING}: ${file}: ${messageOf(error)}`);
    }
  }
  return found;
}

/**
 * Reads the queries that ship and those of the operator's folder, which come in the place of others
 * of their name.
 *
 * @param folder null where the operator keeps none
 * @throws ConfigurationError telling of each file what is wrong with it
 */
export async function loadQueries(bounds: QueryBounds, folder: string | null): Promise<StoredQueries> {
  const faults: string[] = [];
  const shipped = await queriesIn(SHIPPED, bounds, faults);
  const own =
    folder === null
      ? []
      : await queriesIn(folder, bounds, faults).catch((error: unknown) => {
          faults.push(`${SETTING}: expected a folder of ${ENDING} files: ${messageOf(error)}`);
          return [];
        });
  if (faults.length > 0) throw new ConfigurationError(faults);
  const all = new Map([...shipped, ...own].map((query) => [query.name, query]));
  return new Map([...all].sort(([one], [other]) => compareText(one, other)));
}
