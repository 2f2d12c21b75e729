import DataLoader from 'dataloader';
import type { CatalogLoaders } from '../catalog';
import type { RequestContext } from '../platform/graphql/request-context';
import type { TransferLoaders } from '../transfer';
import type { EdgeService } from './edges/edge.service';
import type { SourceRow } from './edges/edge.repository';
import type { SimilarityService, Similar } from './similarity.service';
import type { BetterBaseService } from './watch/better-base.service';
import { groupBy } from './knowledge/knowledge';

/** The most that any of these lists is asked for. */
export const MAX_FIRST = 100;

/** The batches of one request. */
export interface RecommendLoaders {
  /** Most similar domains of each domain, best first. */
  readonly similarDomains: DataLoader<number, readonly Similar[]>;
  /** Most similar models of each model, best first. */
  readonly similarModels: DataLoader<number, readonly Similar[]>;
  /** Where transfer into each domain comes from, best first. */
  readonly transferSources: DataLoader<number, readonly SourceRow[]>;
  /** What can be followed; the same for every request. */
  readonly betterBases: Pick<BetterBaseService, 'follow'>;
}

export type RecommendContext = RequestContext<RecommendLoaders & CatalogLoaders & TransferLoaders>;

/** Returns a function that makes the loaders of one request. */
export function recommendLoaderFactory(
  similarity: SimilarityService,
  edges: EdgeService,
  betterBases: BetterBaseService,
): () => RecommendLoaders {
  const sources = async (ids: readonly number[]) => {
    const rows = groupBy(await edges.findSources(ids, MAX_FIRST), ({ domainId }) => domainId);
    return ids.map((id) => rows.get(id) ?? []);
  };
  return () => ({
    betterBases,
    similarDomains: new DataLoader((ids) => similarity.similarDomains(ids, MAX_FIRST)),
    similarModels: new DataLoader((ids) => similarity.similarModels(ids, MAX_FIRST)),
    transferSources: new DataLoader(sources),
  });
}
