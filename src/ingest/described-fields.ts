import type { ModalityName } from '../catalog';
import type { Signature } from '../hubs';

/** Columns that models and datasets share, with every word mapped to its term. */
export interface SharedFields {
  name: string;
  summary: string | null;
  tasks: string[];
  languages: string[];
  tags: string[];
  gated: boolean | null;
  disabled: boolean | null;
  /** Left out by descriptions from before it was read. */
  private?: boolean;
  downloads: number | null;
  likes: number | null;
  countedAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface ModelFields extends SharedFields {
  inputModalities: ModalityName[];
  outputModalities: ModalityName[];
  libraries: string[];
  architectureFamily: string | null;
  architectureName: string | null;
  parameterCount: number | null;
  inputSignature: Signature | null;
  outputSignature: Signature | null;
  weightsLicenseId: string | null;
  codeLicenseId: string | null;
  dataLicenseId: string | null;
  weightsLicenseRaw: string | null;
}

export interface DatasetFields extends SharedFields {
  modalities: ModalityName[];
  licenseId: string | null;
  licenseRaw: string | null;
  classes: number | null;
  trainingExamples: number | null;
}
