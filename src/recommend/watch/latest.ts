/**
 * A stream that holds only the newest value: a slow reader misses the values in between, and costs
 * no more memory than a quick one.
 */
export class Latest<Value extends object> implements AsyncIterableIterator<Value> {
  private newest: Value | undefined;
  private waiting: ((result: IteratorResult<Value, undefined>) => void)[] = [];
  private isEnded = false;

  /** @param onEnd called once, when the reader leaves or the stream is ended */
  constructor(private readonly onEnd: () => void = () => undefined) {}

  push(value: Value): void {
    if (this.isEnded) return;
    const reader = this.waiting.shift();
    if (reader === undefined) this.newest = value;
    else reader({ value, done: false });
  }

  /** Nothing follows; what was not read yet is dropped. */
  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.newest = undefined;
    for (const reader of this.waiting.splice(0)) reader({ value: undefined, done: true });
    this.onEnd();
  }

  next(): Promise<IteratorResult<Value, undefined>> {
    if (this.isEnded) return Promise.resolve({ value: undefined, done: true });
    const value = this.newest;
    this.newest = undefined;
    if (value !== undefined) return Promise.resolve({ value, done: false });
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  return(): Promise<IteratorResult<Value, undefined>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
