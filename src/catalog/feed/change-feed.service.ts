import { forEverybody } from '../../platform/cancellation';
import type { Clock } from '../../platform/clock';
import { InvalidInputError, UnavailableError } from '../../platform/errors';
import type { Log } from '../../platform/log';
import { Poller } from '../../platform/poller';
import { ChangeFollower } from './change-follower';
import type { CatalogChange } from './change.type';

export interface Feeding {
  /** The next changes after a number, in their order, at most `size`. */
  findAfter(since: number, size: number): Promise<readonly CatalogChange[]>;
  /** Number of the last change. */
  revision(): Promise<number>;
  clock: Clock;
  log: Log;
  /** Milliseconds between two checks for changes. */
  interval?: number;
  /** How many changes are read at once. */
  pageSize?: number;
  /** How many subscribers there may be at once. */
  maxFollowers?: number;
}

const INTERVAL_MS = 1_000;
const PAGE_SIZE = 200;
const MAX_FOLLOWERS = 1_000;

/**
 * Sends each change to the subscribers. While there are any, one statement per interval checks
 * whether there are changes; subscribers that have come equally far share one more statement that
 * reads them.
 */
export class ChangeFeedService {
  private readonly followers = new Set<ChangeFollower>();
  private readonly pages = new Map<number, Promise<readonly CatalogChange[]>>();
  private readonly poller: Poller;
  /** Includes subscribers that are still being set up. */
  private taken = 0;
  private isStopped = false;

  constructor(private readonly feeding: Feeding) {
    const { clock, log, interval = INTERVAL_MS } = feeding;
    this.poller = new Poller({
      clock,
      log,
      interval,
      what: 'changes of the catalogue',
      poll: () => this.poll(),
    });
  }

  /**
   * Every change after `since`, then each new one; without `since` only new ones.
   * @throws InvalidInputError where `since` is below 0 or above the number of the last change
   * @throws UnavailableError when there is no place for another subscriber
   */
  async follow(since: number | null = null): Promise<AsyncIterableIterator<CatalogChange, undefined>> {
    const { maxFollowers = MAX_FOLLOWERS } = this.feeding;
    if (this.taken >= maxFollowers) throw full();
    this.taken += 1;
    try {
      return this.open(since, await this.feeding.revision());
    } catch (error) {
      this.taken -= 1;
      throw error;
    }
  }

  /** Ends every stream; for shutdown. */
  stop(): void {
    this.isStopped = true;
    for (const follower of [...this.followers]) follower.end();
  }

  private open(since: number | null, lastChange: number): ChangeFollower {
    if (this.isStopped) throw full();
    if (since !== null && (since < 0 || since > lastChange)) {
      throw new InvalidInputError('since', `from 0 to ${lastChange}, the number of the last change`);
    }
    const follower: ChangeFollower = new ChangeFollower(since ?? lastChange, {
      read: (position) => this.read(position),
      onEnd: () => {
        this.taken -= 1;
        this.followers.delete(follower);
        if (this.followers.size === 0) this.poller.stop();
      },
    });
    this.followers.add(follower);
    this.poller.start();
    return follower;
  }

  private async poll(): Promise<void> {
    const lastChange = await this.feeding.revision();
    for (const follower of this.followers) follower.notice(lastChange);
  }

  private read(position: number): Promise<readonly CatalogChange[]> {
    const { pageSize = PAGE_SIZE, log } = this.feeding;
    const known = this.pages.get(position);
    if (known !== undefined) return known;
    const page = forEverybody(() => this.feeding.findAfter(position, pageSize))
      .catch((error: unknown): readonly CatalogChange[] => {
        // Nothing is lost: waiting subscribers read again as soon as the catalogue can be read.
        log.warn({ err: error }, 'changes of the catalogue could not be read');
        return [];
      })
      .finally(() => this.pages.delete(position));
    this.pages.set(position, page);
    return page;
  }
}

const full = (): UnavailableError =>
  new UnavailableError('As many follow the catalogue as can; try again later.');
