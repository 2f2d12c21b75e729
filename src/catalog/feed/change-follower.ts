import type { CatalogChange } from './change.type';

type Result = IteratorResult<CatalogChange, undefined>;

export interface ChangeSource {
  /** The next changes after a number, in their order; none where there are none, or where they cannot be read now. */
  read(position: number): Promise<readonly CatalogChange[]>;
  /** Called once, when the reader leaves or the stream is ended. */
  onEnd(): void;
}

/** Every change after a number, one after the other, read no faster than they are taken. */
export class ChangeFollower implements AsyncIterableIterator<CatalogChange, undefined> {
  private page: readonly CatalogChange[] = [];
  private place = 0;
  private isEnded = false;
  private wake: () => void = () => undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param position number of the last change that is not told */
  constructor(
    private position: number,
    private readonly source: ChangeSource,
  ) {}

  /** Goes on where it waits and the catalogue's last change is a later one. */
  notice(lastChange: number): void {
    if (lastChange > this.position) this.wake();
  }

  /** Nothing follows. */
  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.page = [];
    this.wake();
    this.source.onEnd();
  }

  /** One after the other, however they are called: two that read at once would tell the same changes. */
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
