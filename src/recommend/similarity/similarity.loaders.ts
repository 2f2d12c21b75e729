import DataLoader from 'dataloader';
import type { CatalogLoaders } from '../../catalog';
import { LoaderFamily, NOTHING } from '../../platform/database';
import type { RequestContext } from '../../platform/graphql/request-context';
import { groupBy } from '../../platform/group-by';
import type { Makers } from '../../platform/made-when-read';
import type { TransferRow } from '../edges/edge.repository';
import type { EdgeService } from '../edges/edge.service';
import type { Similar } from './model-vectors';
import type { DomainData, SimilarityService } from './similarity.service';

/** The most that any of these lists is asked for. */
const MAX_FIRST = 100;

/** The batches of one request. */
export interface SimilarityLoaders {
  /** Most similar domains of each domain, best first. */
  readonly similarDomains: DataLoader<number, readonly Similar[]>;
  /** Most similar models of each model, best first. */
  readonly similarModels: { load(id: number, first: number): Promise<readonly Similar[]> };
  /** Where transfer into each domain comes from, best first. */
  readonly transferSources: DataLoader<number, readonly TransferRow[]>;
  /** Where transfer from each domain goes to, best first. */
  readonly transferTargets: DataLoader<number, readonly TransferRow[]>;
  /** The data in each domain. */
  readonly domainData: DataLoader<number, DomainData>;
}

export type SimilarityContext = RequestContext<SimilarityLoaders & CatalogLoaders>;

/** What makes the loaders of one request. */
export function similarityLoaders(
  similarity: SimilarityService,
  edges: Pick<EdgeService, 'findSources' | 'findTargets'>,
): Makers<SimilarityLoaders> {
  const inOrder = (ids: readonly number[], found: readonly TransferRow[]) => {
    const rows = groupBy(found, ({ domainId }) => domainId);
    return ids.map((id) => rows.get(id) ?? []);
  };
  const similarModels = () => {
    const byFirst = new LoaderFamily<number, readonly Similar[]>();
    return {
      load: (id: number, first: number) =>
        byFirst.of(NOTHING, first, (ids) => similarity.similarModels(ids, first)).load(id),
    };
  };
  return {
    similarDomains: () => new DataLoader((ids) => similarity.similarDomains(ids, MAX_FIRST)),
    similarModels,
    transferSources: () =>
      new DataLoader(async (ids) => inOrder(ids, await edges.findSources(ids, MAX_FIRST))),
    transferTargets: () =>
      new DataLoader(async (ids) => inOrder(ids, await edges.findTargets(ids, MAX_FIRST))),
    domainData: () => new DataLoader((ids) => similarity.dataOf(ids)),
  };
}
