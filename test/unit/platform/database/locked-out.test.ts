import { EventEmitter, once } from 'node:events';
import { Pool } from 'pg';
import { forOperation } from '../../../../src/platform/cancellation';
import { Connections } from '../../../../src/platform/database/connections';
import type { LockedTable } from '../../../../src/platform/database/connection-apart';

const PROCESS = 7;
const TAKEN: LockedTable = { name: 'taken', waiting: [PROCESS] };

/** A pool of one connection, for which somebody always waits. */
function poolOfOne(): Pool {
  const connection = Object.assign(new EventEmitter(), {
    ...{ processID: PROCESS, release: () => undefined, end: () => Promise.resolve() },
  });
  const connect = (taken: (error: undefined, client: typeof connection) => void): void =>
    queueMicrotask(() => taken(undefined, connection));
  const pool = Object.assign(new Pool({ max: 1 }), { connect });
  return Object.defineProperty(pool, 'waitingCount', { get: () => 1 });
}

function openConnections() {
  const events = new EventEmitter();
  const cancelled: number[] = [];
  const cancelWaiting = (processIds: readonly number[]): Promise<number[]> => {
    cancelled.push(...processIds);
    events.emit('cancelled');
    return Promise.resolve([...processIds]);
  };
  const apart = {
    ...{ query: () => Promise.resolve([]), close: () => Promise.resolve() },
    ...{ cancelWaiting, cancel: (processId: number) => cancelWaiting([processId]).then(() => undefined) },
    lockedTables: () =>
      new Promise<LockedTable[]>((resolve) => {
        events.once('answer', resolve);
        events.emit('asked');
      }),
  };
  const connections = new Connections(poolOfOne(), { apart, timeouts: null });
  /** Lends the connection to an operation that works until it is told to end. */
  const begin = async () => {
    let end: (error?: Error) => void = () => undefined;
    const work = new Promise<void>((resolve, reject) => {
      end = (error) => (error === undefined ? resolve() : reject(error));
    });
    const { signal } = new AbortController();
    const begun = once(events, 'begun');
    const lent = (): Promise<void> => {
      events.emit('begun');
      return work;
    };
    const done = forOperation(signal, () => connections.lend(lent));
    await begun;
    return { end, done };
  };
  return { connections, events, cancelled, begin };
}

it('takes back what waits for a locked table', async () => {
  const { connections, events, cancelled, begin } = openConnections();
  const waiting = await begin();
  await once(events, 'asked');
  const taken = once(events, 'cancelled');
  events.emit('answer', [TAKEN]);
  await taken;
  waiting.end(Object.assign(new Error('cancelled'), { code: '57014' }));
  await expect(waiting.done).rejects.toMatchObject({ message: expect.stringContaining('locked') as string });
  expect(cancelled).toEqual([PROCESS]);
  await connections.close();
});

it('leaves alone what the same connection does for another operation meanwhile', async () => {
  const { connections, events, cancelled, begin } = openConnections();
  const former = await begin();
  await once(events, 'asked');
  former.end();
  await former.done;
  const next = await begin();
  events.emit('answer', [TAKEN]);
  await once(events, 'asked');
  next.end();
  await expect(next.done).resolves.toBeUndefined();
  expect(cancelled).toEqual([]);
  await connections.close();
});
