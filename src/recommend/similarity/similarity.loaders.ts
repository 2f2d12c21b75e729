import DataLoader from 'dataloader';
import type { CatalogLoaders } from '../../catalog';
import { LoaderFamily, NOTHING } from '../../platform/database';
import type { RequestContext } from '../../platform/graphql/request-context';
import { groupBy } from '../../platform/group-by';
import type { SourceRow } from '../edges/edge.repository';
import type { EdgeService } from '../edges/edge.service';
import type { Similar } from './model-vectors';
import type { SimilarityService } from './similarity.service';

/** The most that any of these lists is asked for. */
const MAX_FIRST = 100;

/** The batches of one request. */
export interface SimilarityLoaders {
  /** Most similar domains of each domain, best first. */
  readonly similarDomains: DataLoader<number, readonly Similar[]>;
  /** Most similar models of each model, best first. */
  readonly similarModels: { load(id: number, first: number): Promise<readonly Similar[]> };
  /** Where transfer into each domain comes from, best first. */
  readonly transferSources: DataLoader<number, readonly SourceRow[]>;
}

export type SimilarityContext = RequestContext<SimilarityLoaders & CatalogLoaders>;

/** Returns a function that makes the loaders of one request. */
export function similarityLoaderFactory(
  similarity: SimilarityService,
  edges: Pick<EdgeService, 'findSources'>,
): () => SimilarityLoaders {
  const sources = async (ids: readonly number[]) => {
    const rows = groupBy(await edges.findSources(ids, MAX_FIRST), ({ domainId }) => domainId);
    return ids.map((id) => rows.get(id) ?? []);
  };
  const similarModels = () => {
    const byFirst = new LoaderFamily<number, readonly Similar[]>();
    return {
      load: (id: number, first: number) =>
        byFirst.of(NOTHING, first, (ids) => similarity.similarModels(ids, first)).load(id),
    };
  };
  return () => ({
    similarDomains: new DataLoader((ids) => similarity.similarDomains(ids, MAX_FIRST)),
    similarModels: similarModels(),
    transferSources: new DataLoader(sources),
  });
}
