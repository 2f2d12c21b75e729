import { pause, whenAborted, type CancelSignal } from '../../platform/cancellation';
import { CancelledError, RateLimitedError } from '../../platform/errors';
import type { Turn } from '../../platform/graphql/request-context';
import type { Budgets, Spent, TellSpent } from './budgets';
import type { Ticket, WorkQueue } from './work-queue';

/** Whom an operation is counted for. */
export interface Client {
  /** Of its token or person, else of its address. */
  readonly key: string;
  /** Whether a budget binds it. */
  readonly isLimited: boolean;
}

export interface TurnParts {
  readonly client: Client;
  readonly budgets: Budgets | null;
  readonly queue: WorkQueue;
  /** What becomes of an operation that the budget does not suffice for. */
  readonly whenSpent: 'refuse' | 'wait';
  /** Whom what is left is told to. */
  readonly onSpent: TellSpent;
  /** Called once, when the turn is over. */
  readonly onEnd?: () => void;
}

/** Pays for one operation, and lets it work when the turn of its client has come. */
export class OperationTurn implements Turn {
  /** In units; null while it is not known. */
  cost: number | null = null;
  /** Null before it was paid for, and for those whom no budget binds. */
  spent: Spent | null = null;
  private ticket: Ticket | null = null;
  private isReadingPaid = false;
  private isOver = false;
  private hasEnded = false;
  /** How much of its work has not ended, whether or not somebody waits for it. */
  private atWork = 0;

  constructor(private readonly parts: TurnParts) {}

  /**
   * @param signal where it is aborted while the operation waits, that gives up; what is at work
   * already holds its place until it ends
   * @throws RateLimitedError when the budget does not suffice
   * @throws the reason of the signal when it gave up
   */
  async begin(cost: number, signal: CancelSignal): Promise<void> {
    const { client, queue } = this.parts;
    this.endReading();
    // Reading and checking it was work, even where it asks for nothing.
    this.cost = Math.max(1, cost);
    if (client.isLimited) this.spent = await this.pay(this.cost, signal);
    await this.waitFor(() => queue.join(client.key, this.cost ?? 1), signal);
  }

  /**
   * Waits until the operation may be read, which ends where its work begins.
   *
   * @throws the reason of the signal when it gave up
   */
  async beginReading(signal: CancelSignal): Promise<void> {
    const { client, queue } = this.parts;
    await this.waitFor(() => queue.joinUnread(client.key), signal);
  }

  /** Leaves the place of reading; whoever comes next need not wait for what is asked elsewhere. */
  endReading(): void {
    this.ticket?.done();
  }

  /**
   * Takes what was read and refused from the budget, which was work, too; once, however often it is
   * called. It fails nobody: who has spent everything is refused the next time.
   *
   * @param cost in units, a whole number
   */
  async payForReading(cost: number): Promise<void> {
    const { client, budgets, onSpent } = this.parts;
    if (this.isReadingPaid || this.spent !== null || !client.isLimited || budgets === null) return;
    this.isReadingPaid = true;
    await budgets.note(client.key, cost, onSpent);
  }

  /** Keeps the turn until this work has ended, even where it is no longer waited for. */
  during<Result>(work: Promise<Result>): Promise<Result> {
    this.atWork += 1;
    const done = (): void => {
      this.atWork -= 1;
      if (this.atWork === 0) this.ticket?.done();
      this.leave();
    };
    work.then(done, done);
    return work;
  }

  /** Its work may go on: the place is left when that has ended. */
  end(): void {
    this.isOver = true;
    this.leave();
  }

  private leave(): void {
    if (!this.isOver || this.atWork > 0 || this.hasEnded) return;
    this.hasEnded = true;
    this.ticket?.done();
    this.parts.onEnd?.();
  }

  private async waitFor(join: () => Ticket, signal: CancelSignal): Promise<void> {
    if (signal.aborted) throw reasonOf(signal);
    if (this.isOver) throw new CancelledError();
    const ticket = join();
    this.ticket = ticket;
    const giveUp = (): void => ticket.giveUp(reasonOf(signal));
    const forget = whenAborted(signal, giveUp);
    await ticket.called.finally(forget);
  }

  private async pay(cost: number, signal: CancelSignal): Promise<Spent | null> {
    const { budgets, client, whenSpent, onSpent } = this.parts;
    if (budgets === null) return null;
    for (;;) {
      try {
        return await budgets.spend(client.key, cost, onSpent);
      } catch (error) {
        const mayWait = whenSpent === 'wait' && cost <= budgets.limit && error instanceof RateLimitedError;
        if (!mayWait) throw error;
        await pause(error.retryAfterSeconds * 1000, signal).catch(() => {
          throw reasonOf(signal);
        });
      }
    }
  }
}

/** Why an operation ends: its client is gone, its time is over, or the server stops. */
const reasonOf = ({ reason }: CancelSignal): Error =>
  reason instanceof Error ? reason : new CancelledError();
