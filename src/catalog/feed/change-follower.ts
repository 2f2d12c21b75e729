import type { CatalogChange } from './change.type';

type Result = IteratorResult<CatalogChange, undefined>;

export interface ChangeSource {
  /**
   * The next changes after a number, in their order; empty when there are none or they cannot be
   * read now.
   */
  read(position: number): Promise<readonly CatalogChange[]>;
  /** Called once, when the client disconnects or the stream is ended. */
  onEnd(): void;
}

/** Every change after a number, one after the other, read only as fast as they are consumed. */
export class ChangeFollower implements AsyncIterableIterator<CatalogChange, undefined> {
  private page: readonly CatalogChange[] = [];
  private place = 0;
  private isEnded = false;
  private wake: () => void = () => undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param position number of the change after which to begin */
  constructor(
    private position: number,
    private readonly source: ChangeSource,
  ) {}

  /** Continues if it is waiting and there is a later change. */
  notice(lastChange: number): void {
    if (lastChange > this.position) this.wake();
  }

  /** Ends the stream. */
  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.page = [];
    this.wake();
    this.source.onEnd();
  }

  /** Calls run one after the other: two that read at once would return the same changes. */
  next(): Promise<Result> {
    const next = this.last.then(() => this.take());
    this.last = next;
    return next;
  }

  return(): Promise<Result> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async take(): Promise<Result> {
    while (!this.isEnded) {
      const change = this.page[this.place];
      if (change !== undefined) {
        this.place += 1;
        this.position = change.sequence;
        return { value: change, done: false };
      }
      const page = await this.source.read(this.position);
      if (page.length === 0) await this.untilNoticed();
      this.page = page;
      this.place = 0;
    }
    return { value: undefined, done: true };
  }

  private async untilNoticed(): Promise<void> {
    if (this.isEnded) return;
    await new Promise<void>((resolve) => (this.wake = resolve));
    this.wake = () => undefined;
  }
}
