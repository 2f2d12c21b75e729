import { Deferred, type Listener } from '../../deferred';
import { isPromise } from './is-promise';
import type { Spot } from './spot';

/** Whether a value is still to come. */
export const isLate = (value: unknown): value is PromiseLike<unknown> =>
  value instanceof Deferred || isPromise(value);

/** Completes a value that has come, where it stands. */
export type Complete<Value> = (spot: Spot, value: Value) => void;

/** Makes null of the place, or of one around it, whose value cannot be. */
type Fail = (spot: Spot, reason: unknown) => void;

/** The values that an execution waits for: they are counted, and none has a promise of its own. */
export class Waiting {
  private open = 0;
  private whenOver: (() => void) | null = null;

  constructor(private readonly fail: Fail) {}

  get isOver(): boolean {
    return this.open === 0;
  }

  /** Resolves when nothing is waited for any more. */
  over(): Promise<void> {
    return new Promise((resolve) => {
      this.whenOver = resolve;
    });
  }

  /** What is still to come does not matter. */
  giveUp(): void {
    this.whenOver?.();
  }

  /** Waits for a value that stands nowhere yet, then completes it. */
  later<Value>(spot: Spot, value: PromiseLike<Value>, complete: Complete<Value>): void {
    this.open += 1;
    spot.put(null); // keeps its place among the keys
    const late = new Late(this, spot, complete);
    if (value instanceof Deferred) return value.listen(late);
    try {
      value.then(
        (settled) => late.onValue(settled),
        (reason: unknown) => late.onFailure(reason),
      );
    } catch (error) {
      late.onFailure(error);
    }
  }

  failed(spot: Spot, reason: unknown): void {
    this.fail(spot, reason);
  }

  close(): void {
    this.open -= 1;
    if (this.open === 0) this.whenOver?.();
  }
}

/** One of them: a page has hundreds, so they are objects without closures. */
class Late<Value> implements Listener<Value> {
  constructor(
    private readonly waiting: Waiting,
    private readonly spot: Spot,
    private readonly complete: Complete<Value>,
  ) {}

  onValue(value: Value): void {
    try {
      this.complete(this.spot, value);
    } catch (error) {
      this.waiting.failed(this.spot, error);
    }
    this.waiting.close();
  }

  onFailure(reason: unknown): void {
    this.waiting.failed(this.spot, reason);
    this.waiting.close();
  }
}
