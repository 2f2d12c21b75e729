import type { CancelSignal } from '../cancellation';
import type { Log } from '../log';
import type { ResolverInstances } from './resolver-list';

/** The place of an operation among all that want to be answered. */
export interface Turn {
  /**
   * Resolves when the operation may run.
   *
   * @param cost in units
   * @param signal aborted when nobody waits for it any more
   * @throws AppError when it may not
   */
  begin(cost: number, signal: CancelSignal): Promise<void>;
  /** Leaves the place of reading: others need not wait for what is asked elsewhere. */
  endReading(): void;
  /** Leaves the place to others: always called, whether it began or not. */
  end(): void;
}

/**
 * What resolvers know about the request they serve. Each feature names only the loaders that it
 * uses: `@Ctx() { loaders }: RequestContext<CatalogLoaders>`.
 */
export interface RequestContext<Loaders = unknown, Viewer = unknown> {
  readonly requestId: string;
  /** Who sent the request; the access feature defines its type. */
  readonly viewer: Viewer;
  /** Name of what they may see; of those who share it, all see the same. None: not known. */
  readonly reach?: string;
  /** Every line it writes carries the request id. */
  readonly log: Log;
  readonly loaders: Loaders;
  /** Aborted when the client is gone or the operation's time is over. */
  readonly signal: CancelSignal;
  /** The resolvers that answer this viewer; left out: those that the schema was built with. */
  readonly resolvers?: ResolverInstances;
  /** Number of the last event that a reconnecting client has received. */
  readonly lastEventId?: number;
  /** Of operations that come over HTTP; the others wait for nobody. */
  readonly turn?: Turn;
  /** Whom an operation is counted for that comes over HTTP: a principal's id, else an address. */
  readonly client?: string;
}

/**
 * The same context, but for some of its parts. All are named here: what V8 copies by spreading
 * outlives the collections of the young generation, and the whole request with it.
 */
export function contextWith<Loaders, Viewer>(
  context: RequestContext<Loaders, Viewer>,
  parts: Partial<Pick<RequestContext, 'signal' | 'turn' | 'reach' | 'client'>>,
): RequestContext<Loaders, Viewer> {
  const { requestId, viewer, log, loaders, resolvers, lastEventId } = context;
  const { signal = context.signal, turn = context.turn } = parts;
  const { reach = context.reach, client = context.client } = parts;
  return { requestId, viewer, reach, log, loaders, signal, resolvers, lastEventId, turn, client };
}
