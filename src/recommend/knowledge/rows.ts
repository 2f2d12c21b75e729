import type {
  LineageRelationName,
  ModalityName,
  ModelKindName,
  RightName,
  TrainingRoleName,
} from '../../catalog';
import type { MetricDirectionName, ProtocolName } from '../../transfer';

/** One usable transfer result: neither superseded nor retracted. */
export interface ResultRow {
  id: number;
  baseId: number;
  datasetId: number;
  studyId: number;
  split: string | null;
  protocol: ProtocolName;
  metricId: string;
  direction: MetricDirectionName;
  value: number;
  trainingExamples: number | null;
  recipe: string | null;
  scratchBaseline: number | null;
}

/** What is known of a model that may be a base. */
export interface BaseRow {
  id: number;
  slug: string;
  name: string;
  publisher: string | null;
  architectureFamily: string | null;
  architectureName: string | null;
  parameterCount: number | null;
  inputModalities: ModalityName[];
  outputModalities: ModalityName[];
  /** Subjects that it is for, most certain first. */
  domainIds: number[];
  /** What its weights compute; null where nothing tells. */
  kind: ModelKindName | null;
  tasks: string[];
  libraries: string[];
  languages: string[];
  weightsLicenseId: string | null;
  dataLicenseId: string | null;
  downloads: number | null;
  /**
   * Tensors that go in and come out, in the form of an MLflow signature; null where no hub says.
   */
  inputSignature: unknown;
  outputSignature: unknown;
  /** Where it is found now; null for a model that no hub described. */
  hubId: string | null;
  externalId: string | null;
  revision: string | null;
}

/** A child built on a base, as a current origin of the child claims it. */
export interface LineageRow {
  childId: number;
  baseId: number;
  relation: LineageRelationName;
  /** Licence of the base's weights; a base that is only a stub may have none. */
  baseLicenseId: string | null;
}

/** A model trained on a dataset, as a current origin of the model claims it. */
export interface TrainingRow {
  modelId: number;
  datasetId: number;
  role: TrainingRoleName;
}

export interface DatasetRow {
  id: number;
  slug: string;
  name: string;
  summary: string | null;
  modalities: ModalityName[];
  tasks: string[];
  classes: number | null;
  trainingExamples: number | null;
  /** Most certain first. */
  domainIds: number[];
}

export interface DomainRow {
  id: number;
  slug: string;
  name: string;
  description: string;
  aliases: string[];
  parentId: number | null;
}

/** What a result is cited from. */
export interface StudyRow {
  id: number;
  key: string;
  title: string;
  url: string | null;
  citation: string | null;
}

export interface TaskRow {
  id: string;
  name: string;
  description: string | null;
  aliases: string[];
  inputModalities: ModalityName[];
  outputModalities: ModalityName[];
}

/** What a value measures: its direction and the ends of its scale, null where it has none. */
export interface MetricRow {
  id: string;
  name: string;
  direction: MetricDirectionName;
  minimum: number | null;
  maximum: number | null;
}

export interface LicenseRow {
  id: string;
  name: string;
  commercialUse: RightName;
  derivatives: RightName;
  redistribution: RightName;
  copyleft: RightName;
  attribution: RightName;
}

/** Ids of what changed, by what is read again for it. */
export interface Touched {
  /** Models: their row, and everything that is said of them. */
  models: ReadonlySet<number>;
  /** Datasets: their row, and what was trained and measured on them. */
  datasets: ReadonlySet<number>;
  /** Models of which another thing is said about what they were made from. */
  children: ReadonlySet<number>;
  /** Models of which another thing is said about what they were trained on. */
  trained: ReadonlySet<number>;
  results: ReadonlySet<number>;
  /** Datasets that have another vector. */
  vectors: ReadonlySet<number>;
}

/**
 * What is there now of what changed, as of one revision. A thing that was touched and has no row
 * here is gone.
 */
export interface ChangedRows {
  revision: number;
  knowledgeRevision: number;
  touched: Touched;
  results: ResultRow[];
  bases: BaseRow[];
  lineage: LineageRow[];
  trainings: TrainingRow[];
  datasets: DatasetRow[];
  studies: StudyRow[];
  /** All of them where any changed; null where none did. */
  domains: DomainRow[] | null;
  tasks: TaskRow[] | null;
  licenses: LicenseRow[] | null;
  metrics: MetricRow[] | null;
}
