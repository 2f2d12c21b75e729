import { ListReader, type Database, type ListSource } from '../platform/database';
import { transferEdgeList } from './edge/transfer-edge.repository';
import type { TransferEdge } from './edge/transfer-edge.type';
import { evaluationList } from './evaluation/evaluation.repository';
import type { Evaluation } from './evaluation/evaluation.type';
import { transferResultList } from './result/transfer-result.repository';
import type { TransferResult } from './result/transfer-result.type';
import { studyList } from './study/study.repository';
import type { Study } from './study/study.type';

/** The lists of evidence and of its studies, whole. */
export class EvidenceService {
  readonly results: ListSource<TransferResult>;
  readonly evaluations: ListSource<Evaluation>;
  readonly edges: ListSource<TransferEdge>;
  readonly studies: ListSource<Study>;

  constructor(database: Database) {
    this.results = new ListReader<TransferResult>(database, transferResultList);
    this.evaluations = new ListReader<Evaluation>(database, evaluationList);
    this.edges = new ListReader<TransferEdge>(database, transferEdgeList);
    this.studies = new ListReader<Study>(database, studyList);
  }
}
