import { authenticate, type Viewer } from '../access';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Log } from '../platform/log';

/** What of an HTTP request the resolvers' context is made from. */
export interface RequestFacts {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly log: Log;
  /** Number of the last event that the client has of a stream that it takes up again. */
  readonly lastEventId?: number;
}

export type CreateContext<Loaders = unknown> = (facts: RequestFacts) => RequestContext<Loaders, Viewer>;

/** Loaders are made afresh for each request: their caches must not outlive it. */
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
