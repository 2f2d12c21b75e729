import type { PackedBases } from './packed-bases';
import type { PackedClaims } from './packed-claims';
import type {
  DatasetRow,
  DomainRow,
  LicenseRow,
  LineageRow,
  MetricRow,
  ResultRow,
  StudyRow,
  TaskRow,
  TrainingRow,
} from './rows';

/** Everything that a recommendation reads, as of one revision. */
export interface KnowledgeRows {
  revision: number;
  /** How often what is read here had changed by then. */
  knowledgeRevision: number;
  /** May be one object after another, each good until the next: nothing keeps them. */
  results: Iterable<ResultRow>;
  /** In parts, by id. */
  bases: readonly PackedBases[];
  /** In parts, by the child: none is in two of them. */
  lineage: readonly PackedClaims<LineageRow>[];
  /** In parts, by the model. */
  trainings: readonly PackedClaims<TrainingRow>[];
  datasets: DatasetRow[];
  domains: DomainRow[];
  studies: StudyRow[];
  tasks: TaskRow[];
  licenses: LicenseRow[];
  metrics: MetricRow[];
}
