import type { Log } from '../log';

/**
 * What resolvers know about the request they serve. Each feature names only the loaders that it
 * uses: `@Ctx() { loaders }: RequestContext<CatalogLoaders>`.
 */
export interface RequestContext<Loaders = unknown, Viewer = unknown> {
  readonly requestId: string;
  /** Who sent the request; the access feature defines its type. */
  readonly viewer: Viewer;
  /** Every line it writes carries the request id. */
  readonly log: Log;
  readonly loaders: Loaders;
  /** Number of the last event that a reconnecting client has received. */
  readonly lastEventId?: number;
}
