import { LRUCache } from 'lru-cache';
import { CancelledError } from '../../platform/errors';
import { Places } from './places';

/** One operation, from when it asks to work until it has worked. */
export interface Ticket {
  /** Resolves when the operation may begin; rejects when it gave up before. */
  readonly called: Promise<void>;
  /**
   * Ends its waiting for a reason, which `called` rejects with; where it is at work already, it
   * goes on until it says that it is done.
   */
  readonly giveUp: (reason?: Error) => void;
  /** Ends its work, or its waiting. Said twice, it does no harm. */
  readonly done: () => void;
}

class Entry {
  state: 'waiting' | 'at work' | 'gone' = 'waiting';
  call: () => void = () => undefined;
  refuse: (reason: Error) => void = () => undefined;
  readonly called: Promise<void>;

  /** @param place on the scale of what clients were given: the least is called first */
  constructor(
    readonly client: string,
    readonly cost: number,
    public place: number,
  ) {
    this.called = new Promise((resolve, reject) => {
      this.call = resolve;
      this.refuse = reject;
    });
    // Whoever gave up looks no more.
    this.called.catch(() => undefined);
  }
}

/** So many clients have a history; those who have not come for the longest are forgotten. */
const REMEMBERED_CLIENTS = 1000;

/**
 * Operations that may be at work together, and those that wait for it. Clients are called in turn,
 * and the dearer an operation is, the longer its client waits for the next turn: start-time fair
 * queueing (Goyal, Vin and Cheng 1996), which is round-robin where all operations cost the same.
 */
export class Lane {
  private readonly places: Places;
  private readonly waiting = new Map<string, Entry[]>();
  /** How much each client has been given, in cost units, on the scale of `now`. */
  private readonly given = new LRUCache<string, number>({ max: REMEMBERED_CLIENTS });
  private now = 0;

  /** @param size how many operations may be at work at once */
  constructor(size: number) {
    this.places = new Places({ total: size, perClient: size });
  }

  get atWork(): number {
    return this.places.inUse;
  }

  get length(): number {
    let count = 0;
    for (const own of this.waiting.values()) count += own.length;
    return count;
  }

  /** @param cost in units, at least 1 */
  join(client: string, cost: number): Ticket {
    const place = Math.max(this.now, this.given.get(client) ?? 0);
    this.given.set(client, place + cost);
    const entry = new Entry(client, cost, place);
    const own = this.waiting.get(client);
    if (own === undefined) this.waiting.set(client, [entry]);
    else own.push(entry);
    this.callNext();
    return {
      called: entry.called,
      giveUp: (reason) => this.giveUp(entry, reason),
      done: () => this.done(entry),
    };
  }

  private giveUp(entry: Entry, reason?: Error): void {
    if (entry.state !== 'waiting') return;
    entry.state = 'gone';
    this.remove(entry);
    this.takeBack(entry);
    entry.refuse(reason ?? new CancelledError());
  }

  /** What was never called was not given: those of its client behind it move up. */
  private takeBack({ client, cost, place }: Entry): void {
    this.given.set(client, (this.given.get(client) ?? cost) - cost);
    for (const waiting of this.waiting.get(client) ?? []) {
      if (waiting.place > place) waiting.place = Math.max(place, waiting.place - cost);
    }
  }

  private done(entry: Entry): void {
    this.giveUp(entry);
    if (entry.state !== 'at work') return;
    entry.state = 'gone';
    this.places.giveBack(entry.client);
    this.callNext();
  }

  private remove(entry: Entry): void {
    const left = (this.waiting.get(entry.client) ?? []).filter((waiting) => waiting !== entry);
    if (left.length > 0) this.waiting.set(entry.client, left);
    else this.waiting.delete(entry.client);
  }

  private callNext(): void {
    for (let next = this.next(); next !== null; next = this.next()) {
      this.remove(next);
      this.places.take(next.client);
      this.now = Math.max(this.now, next.place);
      next.state = 'at work';
      next.call();
    }
    this.forget();
  }

  private next(): Entry | null {
    let next: Entry | null = null;
    for (const [client, [first]] of this.waiting) {
      if (first === undefined || !this.places.hasRoomFor(client)) continue;
      if (next === null || first.place < next.place) next = first;
    }
    return next;
  }

  private forget(): void {
    if (this.atWork === 0 && this.waiting.size === 0) this.given.clear();
  }
}

/** From how many cost units on an operation works in the lane of the dear ones. */
export const DEAR_FROM = 1000;
/** Reading and checking an operation computes without a pause: more at once would gain nothing. */
const READ_AT_ONCE = 2;
/** As many as keep the database busy: each waits for it about as long as it computes. */
const CHEAP_AT_WORK = 8;
/** Dear operations compute for long, so that each slows all others down. */
const DEAR_AT_WORK = 4;

/**
 * One lane for reading operations, so that a client is not held up by what is refused of others;
 * and two for their work, so that no cheap operation ever waits behind a dear one.
 */
export class WorkQueue {
  private readonly unread = new Lane(READ_AT_ONCE);
  private readonly cheap = new Lane(CHEAP_AT_WORK);
  private readonly dear = new Lane(DEAR_AT_WORK);

  get waiting(): number {
    return this.unread.length + this.cheap.length + this.dear.length;
  }

  get atWork(): number {
    return this.cheap.atWork + this.dear.atWork;
  }

  /** Joins an operation of which nothing is known yet. */
  joinUnread(client: string): Ticket {
    return this.unread.join(client, 1);
  }

  join(client: string, cost: number): Ticket {
    return (cost < DEAR_FROM ? this.cheap : this.dear).join(client, cost);
  }
}
