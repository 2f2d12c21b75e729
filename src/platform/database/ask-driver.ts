// The driver is given what it calls with the rows: of a promise that it makes itself, V8 keeps all
// rows beyond the next collections of the young generation, a third of what a statement costs.
import type { QueryConfig } from 'pg';
import type { Connection } from './connections';
import type { Cells } from './statement';

type Target = Pick<Connection, 'query'>;

/** The rows of a statement, as objects of their columns. */
export const askForRows = <Row extends object>(target: Target, config: QueryConfig): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    target.query<Row>(config, (error: Error | null, result) =>
      error ? reject(error) : resolve(result.rows),
    );
  });

/** The rows of a statement, as the values of their columns. */
export const askForCells = (target: Target, { name, text, values }: QueryConfig): Promise<Cells[]> =>
  new Promise((resolve, reject) => {
    target.query<unknown[]>({ name, text, values, rowMode: 'array' }, (error: Error | null, result) =>
      error ? reject(error) : resolve(result.rows),
    );
  });

/**
 * What the database says of a statement, with the place of whoever sent it: the driver gives its
 * own, from where it read the answer. To be called where the statement was awaited.
 */
export function placed(error: unknown): unknown {
  if (error instanceof Error && 'severity' in error) Error.captureStackTrace(error, placed);
  return error;
}
