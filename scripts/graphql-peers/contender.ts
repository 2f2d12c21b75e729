// What the server of each contender shares: its connections, and what it tells its parent.
import { Client, Pool } from 'pg';

/** Of each contender, Rootstock too. */
const CONNECTIONS = 10;

let statements = 0;

/** Counts what is sent to the database from now on, by whatever sends it with `pg`. */
export function countStatements(): void {
  const query: unknown = Reflect.get(Client.prototype, 'query');
  if (typeof query !== 'function') throw new TypeError('The driver sends statements in another way.');
  const counting = new Proxy(query, {
    apply: (target, client, given): unknown => {
      statements += 1;
      return Reflect.apply(target, client, given);
    },
  });
  Reflect.set(Client.prototype, 'query', counting);
}

/** Connections whose server processes are found by PGAPPNAME. */
export const openPool = (): Pool =>
  new Pool({ connectionString: process.env.DATABASE_URL, max: CONNECTIONS, options: '-c search_path=peer' });

/** Tells the parent where it answers, and how many statements were sent whenever it asks. */
export function answering(url: string): void {
  process.on('message', () => process.send?.({ statements }));
  process.send?.({ url });
}
