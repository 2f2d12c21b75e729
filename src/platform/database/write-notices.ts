/** What the server tells who listens, when a transaction that wrote is committed. */
export const WRITTEN_CHANNEL = 'rootstock_written';

/**
 * Tells that something may have been written: each transaction of this process when it has ended,
 * and those of other processes when the server says so, which it does within moments.
 */
export class WriteNotices {
  private readonly listeners: (() => void)[] = [];

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** May be used apart from its object. */
  readonly tell = (): void => {
    for (const listener of this.listeners) listener();
  };
}
