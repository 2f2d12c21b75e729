import { RateLimitedError, UnavailableError } from '../../platform/errors';
import type { Metrics } from '../../platform/metrics';
import type { Redis } from '../../platform/redis';
import type { BudgetSettings } from '../../platform/settings/budget-settings';
import type { Viewer } from '../viewer';
import { BUDGET_SECONDS, Budgets, type TellSpent } from './budgets';
import { clientAddress } from './client-address';
import { createCounter } from './counter';
import { HeldBytes } from './held-bytes';
import { Places } from './places';
import { OperationTurn, type Client, type TurnParts } from './turn';
import { WorkQueue } from './work-queue';
import { WRONG_TOKEN_SECONDS, WrongTokens, type Attempt, type Sent } from './wrong-tokens';

/**
 * Bytes of messages that have begun and not ended, of all connections: they are as long as one may
 * be, and each may take its time.
 */
const UNFINISHED = { total: 64_000_000, perClient: 8_000_000 };

/** Within seconds, some of those that are open are answered. */
const FULL_RETRY_SECONDS = 2;
const SUBSCRIPTIONS_RETRY_SECONDS = 30;

interface AdmissionParts {
  readonly settings: BudgetSettings;
  readonly budgets: Budgets | null;
  readonly wrongTokens: WrongTokens | null;
  readonly metrics: Metrics;
}

/** Says who may be answered, and when: the one place where clients are counted. */
export class Admission {
  private readonly queue = new WorkQueue();
  private readonly operations: Places;
  private readonly lookups: Places;
  private readonly subscriptions: Places;
  private readonly connections: Places;
  private readonly unfinished = new Places(UNFINISHED);

  constructor(private readonly parts: AdmissionParts) {
    this.operations = new Places(parts.settings.operations);
    this.lookups = new Places(parts.settings.operations);
    this.subscriptions = new Places(parts.settings.subscriptions);
    this.connections = new Places(parts.settings.subscriptions);
    parts.metrics.watchCrowd(() => ({
      waiting: this.queue.waiting,
      atWork: this.queue.atWork,
      subscriptions: this.subscriptions.inUse,
      connections: this.connections.inUse,
    }));
  }

  /** As `clientAddress` does, with the proxies of the settings. */
  addressOf(peer: string, forwardedFor: string | undefined): string {
    return clientAddress(peer, forwardedFor, this.parts.settings.trustedProxies);
  }

  /**
   * Finds out who sent a token, which takes a place of the address until that is known.
   *
   * @throws RateLimitedError when the address tried too many tokens
   * @throws UnavailableError when too many are being looked up
   */
  async look<Found extends Sent>(attempt: Attempt, find: () => Promise<Found>): Promise<Found> {
    const { address } = attempt;
    this.assertRoom(this.lookups, address);
    this.lookups.take(address);
    try {
      return await (this.parts.wrongTokens?.look(attempt, find) ?? find());
    } finally {
      this.lookups.giveBack(address);
    }
  }

  /**
   * A turn for an operation that nothing is known of yet.
   *
   * @param onSpent is told what is left to the client
   * @throws RateLimitedError when the client has spent its budget
   * @throws UnavailableError when too many operations are open already
   */
  open(client: Client, onSpent: TellSpent): OperationTurn {
    if (client.isLimited) this.parts.budgets?.assertLeft(client.key, onSpent);
    this.assertRoom(this.operations, client.key);
    this.operations.take(client.key);
    const onEnd = (): void => this.operations.giveBack(client.key);
    return this.turn({ client, whenSpent: 'refuse', onSpent, onEnd });
  }

  /**
   * A place for a subscription; to be called back when it has ended.
   *
   * @throws RateLimitedError when the client has too many, or all have
   */
  openSubscription(client: Client): () => void {
    return this.keep('subscriptions', client);
  }

  /**
   * A place for a connection that carries several operations, of which there may be as many as
   * subscriptions; to be called back when it has ended.
   *
   * @throws RateLimitedError when the client has too many, or all have
   */
  openConnection(client: Client): () => void {
    return this.keep('connections', client);
  }

  /** Memory for messages of one connection while they arrive. */
  holdMessages({ key }: Client): HeldBytes {
    return new HeldBytes(this.unfinished, key, () => this.parts.metrics.countRefusal('messages'));
  }

  private keep(what: 'subscriptions' | 'connections', { key }: Client): () => void {
    const places = this[what];
    if (!places.hasRoomFor(key)) {
      this.parts.metrics.countRefusal(what);
      const message = `Too many ${what} are open at once: ${places.limits}. End one before opening another.`;
      throw new RateLimitedError(message, SUBSCRIPTIONS_RETRY_SECONDS);
    }
    places.take(key);
    return () => places.giveBack(key);
  }

  /** A turn for one event of a subscription, which waits where the budget is spent. */
  openEvent(client: Client, onSpent: TellSpent): OperationTurn {
    return this.turn({ client, whenSpent: 'wait', onSpent });
  }

  private assertRoom(places: Places, key: string): void {
    if (places.hasRoomFor(key)) return;
    this.parts.metrics.countRefusal('queue');
    const message = `Too many operations are open at once: ${places.limits}. Wait for answers before asking more.`;
    throw new UnavailableError(message, { retryAfterSeconds: FULL_RETRY_SECONDS });
  }

  private turn(parts: Pick<TurnParts, 'client' | 'whenSpent' | 'onSpent' | 'onEnd'>): OperationTurn {
    return new OperationTurn({ ...parts, budgets: this.parts.budgets, queue: this.queue });
  }
}

/**
 * The administrator has no budget: its token is the operator's own, for work in bulk. In the queue
 * it takes turns with all others.
 */
export const clientOf = ({ kind, id }: Viewer, address: string): Client => ({
  key: id ?? `address:${address}`,
  isLimited: kind !== 'ADMIN',
});

/** Counts in Redis where there is one; nothing waits for it. */
export async function createAdmission(
  settings: BudgetSettings,
  { redis, metrics }: { readonly redis: Redis | null; readonly metrics: Metrics },
): Promise<Admission> {
  const limited = async (reason: 'budget' | 'wrong-tokens', seconds: number) => ({
    counter: await createCounter({ name: reason, seconds }, redis),
    onRefusal: () => metrics.countRefusal(reason),
  });
  const { units, wrongTokens } = settings;
  return new Admission({
    settings,
    metrics,
    budgets:
      units === null ? null : new Budgets({ limit: units, ...(await limited('budget', BUDGET_SECONDS)) }),
    wrongTokens:
      wrongTokens === null
        ? null
        : new WrongTokens({
            limit: wrongTokens,
            ...(await limited('wrong-tokens', WRONG_TOKEN_SECONDS)),
          }),
  });
}
