import { DEAR_FROM, Lane, WorkQueue, type Ticket } from '../../../src/access/budget/work-queue';
import { CancelledError } from '../../../src/platform/errors';

/** Joins operations and notes in which order they are called. */
class Watched {
  readonly order: string[] = [];
  readonly tickets = new Map<string, Ticket>();

  constructor(readonly lane: Lane) {}

  join(client: string, name: string, cost = 1): void {
    const ticket = this.lane.join(client, cost);
    this.tickets.set(name, ticket);
    ticket.called.then(
      () => this.order.push(name),
      () => this.order.push(`${name} left`),
    );
  }

  /** Ends each operation as soon as it is called, until all have been. */
  async workOff(): Promise<void> {
    for (let done = 0; done < this.order.length || this.lane.length > 0; done += 1) {
      await settled();
      this.tickets.get(this.order[done] ?? '')?.done();
      await settled();
    }
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  it('lets as many work as it is wide, and the next when one has ended', async () => {
    const watched = new Watched(new Lane(2));
    for (const client of ['a', 'b', 'c']) watched.join(client, client);
    await settled();
    expect([watched.order, watched.lane.atWork, watched.lane.length]).toEqual([['a', 'b'], 2, 1]);
    watched.tickets.get('a')?.done();
    await settled();
    expect([watched.order, watched.lane.length]).toEqual([['a', 'b', 'c'], 0]);
  });

  it('calls clients in turn, however many operations each has', async () => {
    const watched = new Watched(new Lane(1));
    watched.join('x', 'first');
    for (const name of ['a1', 'a2', 'a3']) watched.join('a', name);
    for (const name of ['b1', 'b2']) watched.join('b', name);
    watched.join('c', 'c1');
    await watched.workOff();
    expect(watched.order).toEqual(['first', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('calls who asked for little before who asks for much again', async () => {
    const watched = new Watched(new Lane(1));
    watched.join('greedy', 'g1', 1000);
    for (const name of ['g2', 'g3']) watched.join('greedy', name, 1000);
    watched.join('small', 's1', 10);
    watched.join('small', 's2', 10);
    await watched.workOff();
    expect(watched.order).toEqual(['g1', 's1', 's2', 'g2', 'g3']);
  });

  it('gives a new client its turn at once, and nobody arrears for having been away', async () => {
    const watched = new Watched(new Lane(1));
    for (let count = 0; count < 20; count += 1) watched.join('old', `old ${count}`, 10);
    for (let count = 0; count < 10; count += 1) {
      await settled();
      watched.tickets.get(watched.order[count] ?? '')?.done();
    }
    for (const name of ['n1', 'n2', 'n3']) watched.join('new', name, 10);
    await watched.workOff();
    const after = watched.order.slice(11, 16);
    expect(after).toEqual(['n1', 'old 11', 'n2', 'old 12', 'n3']);
  });

  it('keeps a place for others: one client is at work on half of it at most', async () => {
    const watched = new Watched(new Lane(4));
    for (const name of ['a1', 'a2', 'a3']) watched.join('a', name);
    await settled();
    expect(watched.order).toEqual(['a1', 'a2']);
    watched.join('b', 'b1');
    await settled();
    expect(watched.order).toEqual(['a1', 'a2', 'b1']);
  });

  it('takes work for done when it says so, not when nobody waits for it any more', async () => {
    const watched = new Watched(new Lane(1));
    watched.join('a', 'a');
    watched.join('b', 'b');
    watched.tickets.get('a')?.giveUp();
    await settled();
    expect(watched.order).toEqual(['a']);
    watched.tickets.get('a')?.done();
    await settled();
    expect(watched.order).toEqual(['a', 'b']);
  });

  it('gives no one arrears for what was never called', async () => {
    const watched = new Watched(new Lane(1));
    watched.join('x', 'first');
    watched.join('a', 'a1', 1000);
    watched.join('a', 'a2', 10);
    watched.tickets.get('a1')?.giveUp();
    for (const name of ['b1', 'b2']) watched.join('b', name, 10);
    await watched.workOff();
    expect(watched.order).toEqual(['first', 'a1 left', 'a2', 'b1', 'b2']);
  });

  it('forgets an operation that gives up while it waits', async () => {
    const watched = new Watched(new Lane(1));
    for (const client of ['a', 'b', 'c']) watched.join(client, client);
    const left = watched.tickets.get('b');
    left?.giveUp();
    left?.done();
    await expect(left?.called).rejects.toThrow(CancelledError);
    await watched.workOff();
    expect(watched.order.filter((name) => !name.endsWith('left'))).toEqual(['a', 'c']);
    expect([watched.lane.atWork, watched.lane.length]).toEqual([0, 0]);
  });
});

it('lets a cheap operation pass however many dear ones wait', async () => {
  const queue = new WorkQueue();
  for (let count = 0; count < 50; count += 1) queue.join(`client ${count}`, DEAR_FROM);
  await expect(queue.join('another', 1).called).resolves.toBeUndefined();
  expect(queue.waiting).toBeGreaterThan(0);
});
