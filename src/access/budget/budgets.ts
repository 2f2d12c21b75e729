import { RateLimitedError } from '../../platform/errors';
import type { Counter } from './counter';
import { Stopped } from './stopped';

export const BUDGET_SECONDS = 60;

/** What an operation took from the budget of its client. */
export interface Spent {
  /** Units that the client may spend in a minute. */
  readonly limit: number;
  /** Units of this operation. */
  readonly cost: number;
  readonly remaining: number;
  /** Milliseconds since 1970: when the whole budget is there again. */
  readonly resetAt: number;
}

/** Is told what is left to a client, each time that something is taken or refused. */
export type TellSpent = (spent: Spent) => void;

export interface BudgetsOptions {
  readonly counter: Counter;
  /** Units for each client and minute. */
  readonly limit: number;
  readonly onRefusal: () => void;
}

/** A budget of cost units for each client. */
export class Budgets {
  readonly limit: number;
  /** Those who spent all are refused without being counted. */
  private readonly exhausted = new Stopped();

  constructor(private readonly options: BudgetsOptions) {
    this.limit = options.limit;
  }

  /** @throws RateLimitedError when the client has spent everything */
  assertLeft(client: string, tell: TellSpent): void {
    const seconds = this.exhausted.secondsLeft(client);
    if (seconds === 0) return;
    tell({ limit: this.limit, cost: 0, remaining: 0, resetAt: Date.now() + seconds * 1000 });
    throw this.refusal(
      `The budget of ${this.limit} cost units in a minute is spent; it is there again in ${seconds} s.`,
      seconds,
    );
  }

  /**
   * @param cost in units, a whole number
   * @throws RateLimitedError when less than that is left; nothing is left then
   */
  async spend(client: string, cost: number, tell: TellSpent): Promise<Spent> {
    this.assertLeft(client, tell);
    if (cost > this.limit) {
      throw this.refusal(
        `The operation costs ${cost} units, more than the whole budget of ${this.limit} in a minute. Ask for less per page.`,
        BUDGET_SECONDS,
      );
    }
    const spent = await this.count(client, cost);
    this.assertLeft(client, tell);
    tell(spent);
    return spent;
  }

  /** Takes what was spent already, whatever is left: only what comes after it may be refused. */
  async note(client: string, cost: number, tell: TellSpent): Promise<void> {
    if (this.exhausted.secondsLeft(client) === 0) tell(await this.count(client, cost));
  }

  private async count(client: string, cost: number): Promise<Spent> {
    const { total, resetAt } = await this.options.counter.add(client, cost);
    if (total > this.limit) this.exhausted.stop(client, resetAt);
    return { limit: this.limit, cost, remaining: Math.max(0, this.limit - total), resetAt };
  }

  private refusal(message: string, retryAfterSeconds: number): RateLimitedError {
    this.options.onRefusal();
    return new RateLimitedError(message, retryAfterSeconds);
  }
}
