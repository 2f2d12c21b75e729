type Soon<Value> = Value | PromiseLike<Value>;
type Outcome<Value> =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'failure'; readonly reason: unknown };

/** Who waits for a value. Neither of its methods throws. */
export interface Listener<Value> {
  onValue(value: Value): void;
  onFailure(reason: unknown): void;
}

const isPromiseLike = <Value>(value: Soon<Value>): value is PromiseLike<Value> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/**
 * A value of many that come together. Who listens is called in the turn in which it comes, for all
 * of them one after the other: a promise of each would cost a turn and memory of its own. It can be
 * awaited as well.
 */
export class Deferred<Value> implements PromiseLike<Value> {
  private outcome: Outcome<Value> | null = null;
  private listeners: Listener<Value>[] | null = null;

  /** Only the first outcome counts. */
  resolve(value: Value): void {
    this.settle({ kind: 'value', value });
  }

  reject(reason: unknown): void {
    this.settle({ kind: 'failure', reason });
  }

  /** Tells the listener when the value comes or fails: now, where that has been. */
  listen(listener: Listener<Value>): void {
    if (this.outcome !== null) tell(listener, this.outcome);
    else if (this.listeners === null) this.listeners = [listener];
    else this.listeners.push(listener);
  }

  /** As of a promise, but what is handed over runs in the turn in which the value comes. */
  then<Next, Caught = never>(
    onValue: (value: Value) => Soon<Next>,
    onFailure?: ((reason: unknown) => Soon<Caught>) | null,
  ): Deferred<Next | Caught>;
  then<Caught = never>(
    onValue?: null,
    onFailure?: ((reason: unknown) => Soon<Caught>) | null,
  ): Deferred<Value | Caught>;
  then<Next, Caught>(
    onValue?: ((value: Value) => Soon<Next>) | null,
    onFailure?: ((reason: unknown) => Soon<Caught>) | null,
  ): Deferred<Value | Next | Caught> {
    const next = new Deferred<Value | Next | Caught>();
    this.listen(new Following(next, onValue ?? null, onFailure ?? null));
    return next;
  }

  private settle(outcome: Outcome<Value>): void {
    if (this.outcome !== null) return;
    this.outcome = outcome;
    const { listeners } = this;
    this.listeners = null;
    for (const listener of listeners ?? []) tell(listener, outcome);
  }
}

function tell<Value>(listener: Listener<Value>, outcome: Outcome<Value>): void {
  if (outcome.kind === 'value') listener.onValue(outcome.value);
  else listener.onFailure(outcome.reason);
}

/** What becomes of a value or a failure is what comes next. */
class Following<Value, Next, Caught> implements Listener<Value> {
  constructor(
    private readonly next: Deferred<Value | Next | Caught>,
    private readonly follow: ((value: Value) => Soon<Next>) | null,
    private readonly caught: ((reason: unknown) => Soon<Caught>) | null,
  ) {}

  onValue(value: Value): void {
    if (this.follow === null) return this.next.resolve(value);
    try {
      this.settle(this.follow(value));
    } catch (error) {
      this.next.reject(error);
    }
  }

  onFailure(reason: unknown): void {
    if (this.caught === null) return this.next.reject(reason);
    try {
      this.settle(this.caught(reason));
    } catch (error) {
      this.next.reject(error);
    }
  }

  private settle(made: Soon<Next | Caught>): void {
    const { next } = this;
    if (!isPromiseLike(made)) return next.resolve(made);
    made.then(
      (value) => next.resolve(value),
      (reason: unknown) => next.reject(reason),
    );
  }
}
