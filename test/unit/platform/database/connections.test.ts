import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { Connections, type Connection } from '../../../../src/platform/database/connections';
import { timeoutsFor } from '../../../../src/platform/database/session-timeouts';
import { ConnectionApart } from '../../../../src/platform/database/connection-apart';
import { forOperation } from '../../../../src/platform/cancellation';
import { UnavailableError } from '../../../../src/platform/errors';

/** Nothing is connected: pools connect when they are first asked. */
const apart = new ConnectionApart({ url: 'postgres://nobody@127.0.0.1:1/none', options: '' });
const connections = new Connections(new Pool(), { apart, timeouts: timeoutsFor(60_000) });
afterAll(() => connections.close());

/** A connection as far as it is used here. */
class Line extends EventEmitter {
  constructor(readonly query: () => Promise<unknown> = () => Promise.resolve({ rows: [] })) {
    super();
  }
  readonly end = (): Promise<void> => Promise.resolve();
}

const using = (line: Line, work: () => Promise<unknown>): Promise<unknown> =>
  forOperation(new AbortController().signal, () =>
    connections.use(line as unknown as Connection, 'writing', work),
  ).catch((error: unknown) => error);

it('says that the database is away when a connection is lost before its work begins', async () => {
  // Of that the driver tells only by a sentence.
  const line = new Line(() => Promise.reject(new Error('Connection terminated unexpectedly')));
  const error = await using(line, () => Promise.resolve());
  expect(error).toBeInstanceOf(UnavailableError);
  expect(String(error)).toMatch(/cannot be reached/);
});

it('names the loss of a connection, whatever the work on it then fails with', async () => {
  const line = new Line();
  const consequence = new TypeError('The runner is released.');
  const error = await using(line, () => {
    line.emit('error', new Error('Connection terminated unexpectedly'));
    line.emit('error', new Error('and once more'));
    return Promise.reject(consequence);
  });
  expect(error).toBeInstanceOf(UnavailableError);
  expect(error).toMatchObject({ cause: consequence });
});

it('leaves an error of the work as it is while the connection lasts', async () => {
  const error = new Error('of the code');
  await expect(using(new Line(), () => Promise.reject(error))).resolves.toBe(error);
});

it('listens to a connection only as long as it is used', async () => {
  const line = new Line();
  await using(line, () => Promise.resolve());
  expect(line.listenerCount('error')).toBe(0);
});
