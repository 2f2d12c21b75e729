import type { CatalogLoaders } from '../catalog';
import { ListLoader, ListReader, LoaderFamily, type Database, type Selection } from '../platform/database';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Makers } from '../platform/made-when-read';
import { transferEdgeList } from './edge/transfer-edge.repository';
import type { TransferEdge } from './edge/transfer-edge.type';
import { evaluationList } from './evaluation/evaluation.repository';
import type { Evaluation } from './evaluation/evaluation.type';
import { FactRepository } from './fact.repository';
import { transferResultList } from './result/transfer-result.repository';
import type { TransferResult } from './result/transfer-result.type';

/** Facts of one kind by id, batched over a request: one statement for each field. */
class FactLoader<Row extends { id: number }> {
  private readonly byId = new LoaderFamily<number, Row | null>();

  constructor(private readonly repository: FactRepository<Row>) {}

  findById(id: number, selection: Selection): Promise<Row | null> {
    return this.byId
      .of(selection, null, async (ids) => {
        const rows = await this.repository.findByIds(ids, selection);
        return ids.map((each) => rows.get(each) ?? null);
      })
      .load(id);
  }
}

/** The loaders of one request. Make new ones for each request: they cache what they have read. */
export interface TransferLoaders {
  /** What `node(id)` finds of this feature. */
  readonly nodes: CatalogLoaders['nodes'];
  readonly transferResult: FactLoader<TransferResult>;
  readonly evaluation: FactLoader<Evaluation>;
  readonly transferEdge: FactLoader<TransferEdge>;
  readonly transferResults: ListLoader<TransferResult>;
  readonly evaluations: ListLoader<Evaluation>;
  readonly transferEdges: ListLoader<TransferEdge>;
}

export type TransferContext = RequestContext<TransferLoaders & Pick<CatalogLoaders, 'taxonomy'>>;

/** What makes the loaders of one request. */
export function transferLoaders(database: Database): Makers<TransferLoaders> {
  const results = new FactRepository<TransferResult>(database, 'transfer_result', transferResultList.shape);
  const evaluations = new FactRepository<Evaluation>(database, 'evaluation', evaluationList.shape);
  const edges = new FactRepository<TransferEdge>(database, 'transfer_edge', transferEdgeList.shape);
  const lists = {
    results: new ListReader<TransferResult>(database, transferResultList),
    evaluations: new ListReader<Evaluation>(database, evaluationList),
    edges: new ListReader<TransferEdge>(database, transferEdgeList),
  };
  return {
    nodes: (own) => ({
      TransferResult: own.transferResult,
      Evaluation: own.evaluation,
      TransferEdge: own.transferEdge,
    }),
    transferResult: () => new FactLoader(results),
    evaluation: () => new FactLoader(evaluations),
    transferEdge: () => new FactLoader(edges),
    transferResults: () => new ListLoader(lists.results),
    evaluations: () => new ListLoader(lists.evaluations),
    transferEdges: () => new ListLoader(lists.edges),
  };
}
