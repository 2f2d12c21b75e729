import { ReferenceRepository, ReferenceService } from '../catalog';
import type { Database } from '../platform/database';
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
import { transferLoaderFactory, type TransferLoaders } from './transfer.loaders';

/** The feature's resolver classes, for building the schema without a database. */
export const transferResolvers = [
  TransferResultResolver,
  EvaluationResolver,
  TransferEdgeResolver,
  StudyResolver,
  ModelEvidenceResolver,
  DatasetEvidenceResolver,
  DomainEvidenceResolver,
  TransferResultReportingResolver,
  EvaluationReportingResolver,
  TransferEdgeDeclaringResolver,
] as const;

/** Evidence and transfer edges, wired. */
export interface TransferFeature {
  /** One instance of each of `transferResolvers`, for the schema's container. */
  readonly resolvers: readonly object[];
  /** Makes the loaders of one request. */
  readonly createLoaders: () => TransferLoaders;
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
    createLoaders: transferLoaderFactory(database),
    resolvers: [
      new TransferResultResolver(evidence),
      new EvaluationResolver(evidence),
      new TransferEdgeResolver(evidence),
      new StudyResolver(),
      new ModelEvidenceResolver(),
      new DatasetEvidenceResolver(),
      new DomainEvidenceResolver(),
      new TransferResultReportingResolver(results),
      new EvaluationReportingResolver(evaluations),
      new TransferEdgeDeclaringResolver(edges),
    ],
  };
}
