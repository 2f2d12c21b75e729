import { authenticate, type Viewer } from '../access';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Log } from '../platform/log';

/** The parts of an HTTP request that the resolvers' context is made from. */
export interface RequestFacts {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly log: Log;
  /** Number of the last event that a reconnecting client has received. */
  readonly lastEventId?: number;
}

export type CreateContext<Loaders = unknown> = (facts: RequestFacts) => RequestContext<Loaders, Viewer>;

/** Each request gets new loaders: their caches must not outlive it. */
export function contextCreator<Loaders>(
  adminToken: string | null,
  createLoaders: () => Loaders,
): CreateContext<Loaders> {
  return ({ authorization, requestId, log, lastEventId }) => ({
    requestId,
    viewer: authenticate(authorization, adminToken),
    log,
    loaders: createLoaders(),
    ...(lastEventId !== undefined && { lastEventId }),
  });
}
