import type { Authenticate, Viewer } from '../access';
import type { CancelSignal } from '../platform/cancellation';
import type { RequestContext } from '../platform/graphql/request-context';
import type { ResolverInstances } from '../platform/graphql/resolver-list';
import type { Log } from '../platform/log';

/** The parts of an HTTP request that the resolvers' context is made from. */
export interface RequestFacts {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly log: Log;
  /** Ends the operation early; none where nothing can. */
  readonly signal?: CancelSignal;
  /** Number of the last event that a reconnecting client has received. */
  readonly lastEventId?: number;
}

export type CreateContext<Loaders = unknown> = (
  facts: RequestFacts,
) => Promise<RequestContext<Loaders, Viewer>>;

const NEVER = new AbortController().signal;

/** What answers a viewer. */
export interface Answering<Loaders> {
  readonly createLoaders: () => Loaders;
  /** Left out: the resolvers that the schema was built with. */
  readonly resolvers?: ResolverInstances;
}

/** Each request gets new loaders: their caches must not outlive it. */
export function contextCreator<Loaders>(
  authenticate: Authenticate,
  answering: (viewer: Viewer) => Answering<Loaders>,
): CreateContext<Loaders> {
  return async ({ authorization, requestId, log, signal = NEVER, lastEventId }) => {
    const viewer = await authenticate(authorization);
    const { createLoaders, resolvers } = answering(viewer);
    return { requestId, viewer, log, loaders: createLoaders(), signal, resolvers, lastEventId };
  };
}
