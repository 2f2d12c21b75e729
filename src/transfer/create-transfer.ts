import { ReferenceRepository, ReferenceService } from '../catalog';
import type { Database } from '../platform/database';
import type { Makers } from '../platform/made-when-read';
import {
  createResolvers,
  made,
  type ResolverInstances,
  type ResolverList,
} from '../platform/graphql/resolver-list';
import { TransferEdgeResolver } from './edge/transfer-edge.resolver';
import {
  DatasetEvidenceResolver,
  DomainEvidenceResolver,
  ModelEvidenceResolver,
} from './entity-evidence.resolver';
import { EvaluationResolver } from './evaluation/evaluation.resolver';
import { EvidenceService } from './evidence.service';
import { DerivedResultRepository } from './reporting/derived-result.repository';
import { EvaluationRecorder } from './reporting/evaluation-recorder';
import { EvaluationReportingResolver } from './reporting/evaluation-reporting.resolver';
import { EvaluationReportingService } from './reporting/evaluation-reporting.service';
import { EvaluationWritingRepository } from './reporting/evaluation-writing.repository';
import { EvidenceTermsRepository } from './reporting/evidence-terms.repository';
import { StudyAndMetricService } from './reporting/study-and-metric.service';
import { TransferEdgeDeclaringResolver } from './reporting/transfer-edge-declaring.resolver';
import { TransferEdgeDeclaringService } from './reporting/transfer-edge-declaring.service';
import { TransferEdgeWritingRepository } from './reporting/transfer-edge-writing.repository';
import { TransferResultReportingResolver } from './reporting/transfer-result-reporting.resolver';
import { TransferResultReportingService } from './reporting/transfer-result-reporting.service';
import { TransferResultWritingRepository } from './reporting/transfer-result-writing.repository';
import { TransferResultResolver } from './result/transfer-result.resolver';
import { StudyResolver } from './study/study.resolver';
import { transferLoaders, type TransferLoaders } from './transfer.loaders';

interface TransferServices {
  readonly evidence: EvidenceService;
  readonly results: TransferResultReportingService;
  readonly evaluations: EvaluationReportingService;
  readonly edges: TransferEdgeDeclaringService;
}

/**
 * The feature's resolvers. The published schema prints queries in the order in which their classes
 * are imported here.
 */
export const transferResolvers: ResolverList<TransferServices> = [
  made(TransferResultResolver, ({ evidence }) => new TransferResultResolver(evidence)),
  made(EvaluationResolver, ({ evidence }) => new EvaluationResolver(evidence)),
  made(TransferEdgeResolver, ({ evidence }) => new TransferEdgeResolver(evidence)),
  made(StudyResolver, ({ evidence }) => new StudyResolver(evidence)),
  ModelEvidenceResolver,
  DatasetEvidenceResolver,
  DomainEvidenceResolver,
  made(TransferResultReportingResolver, ({ results }) => new TransferResultReportingResolver(results)),
  made(EvaluationReportingResolver, ({ evaluations }) => new EvaluationReportingResolver(evaluations)),
  made(TransferEdgeDeclaringResolver, ({ edges }) => new TransferEdgeDeclaringResolver(edges)),
];

/** Evidence and transfer edges, wired. */
export interface TransferFeature {
  readonly resolvers: ResolverInstances;
  /** What makes the loaders of one request. */
  readonly loaders: Makers<TransferLoaders>;
}

/** Builds the feature over a database. */
export function createTransfer(database: Database): TransferFeature {
  const origins = new ReferenceRepository();
  const references = new ReferenceService(origins);
  const terms = new StudyAndMetricService(new EvidenceTermsRepository());
  const evidence = new EvidenceService(database);
  const results = new TransferResultReportingService(
    database,
    references,
    terms,
    new TransferResultWritingRepository(),
  );
  const recorder = new EvaluationRecorder(
    origins,
    new EvaluationWritingRepository(),
    new DerivedResultRepository(),
  );
  const evaluations = new EvaluationReportingService(database, references, terms, recorder);
  const edges = new TransferEdgeDeclaringService(database, references, new TransferEdgeWritingRepository());
  return {
    loaders: transferLoaders(database),
    resolvers: createResolvers(transferResolvers, { evidence, results, evaluations, edges }),
  };
}
