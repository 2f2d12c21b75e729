import type { Log } from '../log';

/**
 * What resolvers know about the request they serve. Each feature names only the loaders that it uses:
 * `@Ctx() { loaders }: RequestContext<CatalogLoaders>`.
 */
export interface RequestContext<Loaders = unknown, Viewer = unknown> {
  readonly requestId: string;
  /** Who asks; the access feature says what it looks like. */
  readonly viewer: Viewer;
  /** Every line it writes carries the request id. */
  readonly log: Log;
  readonly loaders: Loaders;
  /** Number of the last event that the client has of a stream that it takes up again. */
  readonly lastEventId?: number;
}
