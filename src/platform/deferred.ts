type Soon<Value> = Value | PromiseLike<Value>;
type Outcome<Value> =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'failure'; readonly reason: unknown };

/** Who waits for a value. */
interface Listener<Value> {
  readonly onValue: (value: Value) => void;
  readonly onFailure: (reason: unknown) => void;
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

  /** Calls one of them when the value comes or fails: now, where that has been. Neither throws. */
  listen(onValue: (value: Value) => void, onFailure: (reason: unknown) => void): void {
    const listener = { onValue, onFailure };
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
    const follow = (work: () => Soon<Value | Next | Caught>): void => {
      try {
        const made = work();
        if (isPromiseLike(made))
          made.then(
            (value) => next.resolve(value),
            (reason: unknown) => next.reject(reason),
          );
        else next.resolve(made);
      } catch (error) {
        next.reject(error);
      }
    };
    this.listen(
      (value) => follow(() => (onValue ? onValue(value) : value)),
      (reason) => (onFailure ? follow(() => onFailure(reason)) : next.reject(reason)),
    );
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

function tell<Value>({ onValue, onFailure }: Listener<Value>, outcome: Outcome<Value>): void {
  if (outcome.kind === 'value') onValue(outcome.value);
  else onFailure(outcome.reason);
}
