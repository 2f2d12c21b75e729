import type {
  EntityStatus,
  LicensePolicy,
  Modality,
  ModelKind,
  OrderDirection,
  Protocol,
  TransferEdgeKind,
  TransferResultDerivation,
} from '../schema-types';

// The closed sets of the API, as the compiler holds them to it: none is missing, none too many.

export const STATUSES: Readonly<Record<EntityStatus, true>> = {
  STUB: true,
  ACTIVE: true,
  DEPRECATED: true,
  REMOVED: true,
};

export const DIRECTIONS: Readonly<Record<OrderDirection, true>> = { ASC: true, DESC: true };

export const PROTOCOLS: Readonly<Record<Protocol, true>> = {
  FINE_TUNE: true,
  LINEAR_PROBE: true,
  FROZEN: true,
  ZERO_SHOT: true,
};

export const EDGE_KINDS: Readonly<Record<TransferEdgeKind, true>> = {
  MEASURED: true,
  DECLARED: true,
  PREDICTED: true,
};

export const DERIVATIONS: Readonly<Record<TransferResultDerivation, true>> = {
  REPORTED: true,
  DERIVED: true,
};

export const LICENSE_POLICIES: Readonly<Record<LicensePolicy, true>> = {
  ANY: true,
  COMMERCIAL_USE: true,
  PERMISSIVE_ONLY: true,
};

export const MODALITIES: Readonly<Record<Modality, true>> = {
  IMAGE: true,
  TEXT: true,
  AUDIO: true,
  VIDEO: true,
  TABULAR: true,
  TIME_SERIES: true,
  GRAPH: true,
  MOLECULE: true,
  POINT_CLOUD: true,
};

export const MODEL_KINDS: Readonly<Record<ModelKind, true>> = {
  VISION_ENCODER: true,
  IMAGE_TEXT_ENCODER: true,
  TEXT_ENCODER: true,
  TEXT_DECODER: true,
  TEXT_ENCODER_DECODER: true,
  VISION_LANGUAGE_DECODER: true,
  DETECTOR: true,
  SEGMENTER: true,
  DENSE_PREDICTOR: true,
  DOCUMENT_READER: true,
  AUDIO_ENCODER: true,
  SPEECH_RECOGNISER: true,
  SPEECH_SYNTHESISER: true,
  FORECASTER: true,
  TABULAR_PREDICTOR: true,
  MOLECULE_ENCODER: true,
  PROTEIN_ENCODER: true,
  VIDEO_ENCODER: true,
  POINT_CLOUD_ENCODER: true,
  GRAPH_ENCODER: true,
  GENERATOR: true,
  OTHER: true,
};
