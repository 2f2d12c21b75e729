import { forEverybody } from '../../platform/cancellation';
import type { Clock } from '../../platform/clock';
import { UnavailableError } from '../../platform/errors';
import type { Log } from '../../platform/log';
import { Poller } from '../../platform/poller';
import { slugKey } from '../../platform/written-text';
import type { Answer, BaseRecommendation } from '../explanation/recommendation';
import { checkQuestion } from '../question/check-question';
import type { CheckedQuestion, TargetQuestion } from '../question/question';
import { Latest } from './latest';

interface Answered {
  readonly answer: Pick<Answer, 'recommendations'>;
  readonly isPartial: boolean;
}

/** The best base for a question, as far as that is known. */
export interface BestFound {
  /** Null where the recommender abstains. */
  readonly best: BaseRecommendation | null;
  /** Whether results that are known do not count yet: another base may be the best with them. */
  readonly isPartial: boolean;
}

/** What an answer says of it. */
export const bestOf = ({ answer, isPartial }: Answered): BestFound => ({
  best: answer.recommendations[0] ?? null,
  isPartial,
});

/** A target that somebody follows. */
interface Followed {
  question: CheckedQuestion;
  followers: Set<Latest<BaseRecommendation>>;
  /**
   * Id of the best base that is known to the followers; null where there was none, undefined before
   * all results count.
   */
  best: number | null | undefined;
}

export interface Watching {
  /**
   * The best base for a question.
   * @throws InvalidInputError naming the part of the argument `target` at fault
   */
  findBest(question: CheckedQuestion): Promise<BestFound>;
  /** Something that is another whenever the answers may be others. */
  currentState(): Promise<object>;
  clock: Clock;
  log: Log;
  /** Milliseconds between two looks at the catalogue. */
  interval?: number;
  /** How many different targets may be followed at once. */
  maxTargets?: number;
  /** How many may follow at once. */
  maxFollowers?: number;
}

const INTERVAL_MS = 2_000;
const MAX_TARGETS = 200;
const MAX_FOLLOWERS = 2_000;

/**
 * Tells those who follow a target when another base becomes the best for it. The catalogue is
 * looked at as long as anybody follows anything, by one statement each time; where it changed, each
 * target is answered once, however many follow it.
 */
export class BetterBaseService {
  private readonly targets = new Map<string, Promise<Followed>>();
  private followers = 0;
  private seen: WeakRef<object> | undefined;
  private readonly poller: Poller;
  private isStopped = false;

  constructor(private readonly watching: Watching) {
    const { clock, log, interval = INTERVAL_MS } = watching;
    this.poller = new Poller({
      clock,
      log,
      interval,
      what: 'better bases',
      poll: (signal) => this.poll(signal),
    });
  }

  /**
   * Every base that becomes the best for a target from now on. What is the best now is not told.
   * @throws InvalidInputError naming the part of `target` at fault
   * @throws UnavailableError when as many are followed as can be
   */
  async follow(target: TargetQuestion): Promise<AsyncIterableIterator<BaseRecommendation>> {
    const question = checkQuestion({ target, first: 1 }, '');
    const { kind, value } = question.target;
    const key = `${kind} ${kind === 'description' ? value : slugKey(value)}`;
    const { maxTargets = MAX_TARGETS, maxFollowers = MAX_FOLLOWERS } = this.watching;
    const isFull =
      this.followers >= maxFollowers || (!this.targets.has(key) && this.targets.size >= maxTargets);
    if (isFull || this.isStopped) {
      throw new UnavailableError('As many targets are followed as can be; try again later.');
    }
    this.followers += 1;
    try {
      return await this.join(key, question);
    } catch (error) {
      this.followers -= 1;
      throw error;
    }
  }

  /** Ends every stream; for shutdown. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const entry of [...this.targets.values()]) {
      const followed = await entry.catch(() => undefined);
      for (const follower of followed?.followers ?? []) follower.end();
    }
    this.poller.stop();
  }

  private async join(key: string, question: CheckedQuestion): Promise<Latest<BaseRecommendation>> {
    const entry = this.targets.get(key) ?? this.begin(key, question);
    const followed = await entry;
    // The last other follower may have left while the first answer was computed, and another may
    // have begun anew.
    if (this.targets.get(key) !== entry) return this.join(key, question);
    const follower = new Latest<BaseRecommendation>(() => {
      this.followers -= 1;
      followed.followers.delete(follower);
      if (followed.followers.size === 0) this.targets.delete(key);
      if (this.targets.size === 0) this.poller.stop();
    });
    followed.followers.add(follower);
    this.poller.start();
    return follower;
  }

  private begin(key: string, question: CheckedQuestion): Promise<Followed> {
    const entry = forEverybody(() => this.watching.findBest(question)).then((found): Followed => {
      return { question, followers: new Set(), best: idOf(found) };
    });
    this.targets.set(key, entry);
    entry.catch(() => this.targets.delete(key));
    return entry;
  }

  private async poll(signal: AbortSignal): Promise<void> {
    const state = await this.watching.currentState();
    if (state === this.seen?.deref()) return;
    for (const entry of [...this.targets.values()]) {
      if (signal.aborted) return;
      await this.tell(await entry);
    }
    this.seen = new WeakRef(state);
  }

  private async tell(followed: Followed): Promise<void> {
    const found = await this.watching.findBest(followed.question).catch((error: unknown) => {
      // One target may be gone; the others are followed on.
      this.watching.log.debug({ err: error }, 'a followed target could not be answered');
      return null;
    });
    if (found === null || found.isPartial) return;
    const { best } = found;
    const before = followed.best;
    if (before === undefined) followed.best = idOf(found);
    if (before === undefined || best === null || best.base.id === before) return;
    followed.best = best.base.id;
    for (const follower of followed.followers) follower.push(best);
  }
}

const idOf = ({ best, isPartial }: BestFound): Followed['best'] =>
  isPartial ? undefined : (best?.base.id ?? null);
