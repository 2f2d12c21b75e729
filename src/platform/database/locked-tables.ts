import type { LockedTable } from './connection-apart';

export interface LockedTablesOptions {
  /** Whether so many connections are in use that those who wait for a lock may hold up others. */
  readonly isCrowded: () => boolean;
  readonly look: () => Promise<readonly LockedTable[]>;
  /**
   * Notes what server processes do now, and gives what takes back what they wait for, where it is
   * still the same: when an answer has come, they may work for others.
   */
  readonly noteWork: () => (processIds: readonly number[]) => void;
}

const LOOK_EVERY_MS = 250;

/**
 * Keeps those who want a locked table from holding up all others. As long as they are few, they
 * wait until they may or until their time is over. When many connections are in use, they are sent
 * away, so that operations on other tables go on.
 */
export class LockedTables {
  private mentions: RegExp | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: LockedTablesOptions) {}

  /** To be called whenever somebody takes a connection of many that are in use. */
  notice(): void {
    this.timer ??= setTimeout(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Whether a statement wants a table that is known to be locked. */
  isLocked(text: string): boolean {
    return this.mentions?.test(text) === true;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    const isKnown = this.mentions !== null;
    if (isKnown || this.options.isCrowded()) {
      const takeBack = this.options.noteWork();
      const tables = await this.options.look().catch(() => []);
      const wanted = tables.filter(({ waiting, name }) => waiting.length > 0 || this.isLocked(name));
      this.mentions = wanted.length === 0 ? null : anyOf(wanted.map(({ name }) => name));
      takeBack(wanted.flatMap(({ waiting }) => waiting));
    }
    this.timer = undefined;
    if (this.mentions !== null || this.options.isCrowded()) this.notice();
  }
}

/** Names of tables are words of small letters. */
const anyOf = (names: readonly string[]): RegExp => new RegExp(`\\b(?:${names.join('|')})\\b`);
