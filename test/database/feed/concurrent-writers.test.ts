import { setImmediate as turn } from 'node:timers/promises';
import type { Database, Transaction } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { changesSince, revision } from './changes';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/**
 * Resolves when `writer` waits for another: on a server for a lock, embedded for the one
 * connection. Or when it is done.
 */
async function untilItWaits(writer: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = () => (isDone = true);
  writer.then(done, done);
  for (let waiting = 0; waiting === 0 && !isDone;) {
    await turn();
    if (database.kind === 'embedded') return;
    const [row] = await database.query<{ waiting: number }>({
      label: 'test_waiting',
      text: `SELECT count(*)::int AS waiting FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    });
    waiting = row?.waiting ?? 0;
  }
}

class Signal {
  readonly given: Promise<void>;
  give: () => void = () => undefined;
  constructor() {
    this.given = new Promise((resolve) => (this.give = resolve));
  }
}

/** Begins a transaction, does `first`, and holds it open until `end` is given. */
function hold(first: (transaction: Transaction) => Promise<unknown>, end: Promise<void>) {
  const began = new Signal();
  const done = database.transaction(async (transaction) => {
    await first(transaction);
    began.give();
    await end;
  });
  return { began: began.given, done };
}

const publish = (slug: string) => (transaction: Transaction) => new Rows(transaction).publisher({ slug });

it('lets the second writer wait, so that a reader of the feed never misses a lower number', async () => {
  const since = await revision(database);
  const end = new Signal();
  const slow = hold(publish('slow'), end.given);
  await slow.began;

  const order: string[] = [];
  const quick = database.transaction(publish('quick')).then(() => order.push('quick'));
  void slow.done.then(() => order.push('slow'));
  await untilItWaits(quick);
  expect(order).toEqual([]); // on a server the quick one waits for the number, embedded for the connection
  if (database.kind === 'postgres') expect(await changesSince(database, since)).toEqual([]);

  end.give();
  await Promise.all([slow.done, quick]);
  expect(order).toEqual(['slow', 'quick']);
  expect(await changesSince(database, since)).toMatchObject([
    { sequence: since + 1, slug: 'slow' },
    { sequence: since + 2, slug: 'quick' },
  ]);
});

it('gives a number again that a writer did not keep', async () => {
  const since = await revision(database);
  const end = new Signal();
  const failing = hold(
    publish('rolled-back'),
    end.given.then(() => Promise.reject(new Error('no'))),
  );
  const outcome = expect(failing.done).rejects.toThrow('no');
  await failing.began;
  const second = database.transaction(publish('kept'));
  end.give();
  await Promise.all([outcome, second]);
  expect(await changesSince(database, since)).toMatchObject([{ sequence: since + 1, slug: 'kept' }]);
});

it('does not let two writers wait for each other over one row', async () => {
  const id = await new Rows(database).publisher({ slug: 'contended' });
  const rename = (transaction: Transaction, name: string) =>
    transaction.query({
      label: 'test_rename',
      text: 'UPDATE publisher SET name = $1 WHERE id = $2',
      values: [name, id],
    });

  const [began, go] = [new Signal(), new Signal()];
  const first = database.transaction(async (transaction) => {
    await publish('other')(transaction); // now it has the feed, and the second writer comes for the row
    began.give();
    await go.given;
    await rename(transaction, 'first');
  });
  await began.given;
  const second = database.transaction((transaction) => rename(transaction, 'second'));
  await untilItWaits(second);
  go.give();
  await Promise.all([first, second]);
  expect(
    await database.query({
      label: 'test_name',
      text: 'SELECT name FROM publisher WHERE id = $1',
      values: [id],
    }),
  ).toEqual([{ name: 'second' }]);
});

it('leaves no room for a cycle that two writers make together', async () => {
  const rows = new Rows(database);
  const left = await rows.domain();
  const right = await rows.domain();
  const move = (id: number, parentId: number) => (transaction: Transaction) =>
    transaction.query({
      label: 'test_move',
      text: 'UPDATE domain SET "parentId" = $1 WHERE id = $2',
      values: [parentId, id],
    });

  const end = new Signal();
  const first = hold(move(left, right), end.given);
  await first.began;
  const second = database.transaction(move(right, left));
  const outcome = expect(second).rejects.toMatchObject({ constraint: 'domain_no_cycle' });
  await untilItWaits(second);
  end.give();
  await Promise.all([first.done, outcome]);
});
