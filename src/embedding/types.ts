/** What is known of a domain, dataset, model or question before it becomes a vector. */
export interface EncodableFacts {
  /** Free text in any length: a description, a summary, a practitioner's question. */
  text: string;
  /** Other names for the same thing; each counts as much as the text's own words. */
  aliases?: readonly string[];
  /** Task slugs such as `image-classification`. */
  tasks?: readonly string[];
  /** Members of the modality enum, such as `IMAGE`; case does not matter. */
  modalities?: readonly string[];
  /** Names or slugs of the domain from the root of the tree to the leaf. */
  domainPath?: readonly string[];
}

/**
 * Which part of a vector stands for which kind of fact: the half-open range [start, end). Where one
 * part stands for several kinds, they have the same range.
 */
export interface EncodingBlock {
  name: 'words' | 'characters' | 'concepts' | 'meaning' | 'task' | 'modality' | 'domain';
  start: number;
  end: number;
}

export interface Encoder {
  /** Changes whenever the same facts could give another vector; stored beside every vector. */
  readonly version: string;
  readonly dimensions: number;
  readonly blocks: readonly EncodingBlock[];
  /** One vector of length 1 (of zeros where nothing is known) for each element, in order. */
  encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]>;
  /** The encoder for which the thresholds of similarity were chosen, if that is another one. */
  readonly referenceEncoder?: Encoder;
  /**
   * For an encoder that can be replaced: the encoders whose vectors must be kept up to date now,
   * the one in use first. Take one of them for work in several steps, because the one in use may be
   * replaced in between.
   */
  readonly inUse?: readonly Encoder[];
}

/** The tensor library that was loaded; matrices are row-major arrays. */
export interface TensorBackend {
  readonly name: 'native' | 'wasm' | 'cpu';
  /** left [rows, inner] times right [inner, columns], as a row-major array of rows x columns. */
  multiply(left: Matrix, right: StoredMatrix): Promise<Float32Array>;
  /** Keeps a matrix on the backend for many products; `dispose` frees it. */
  store(matrix: Matrix): StoredMatrix;
  /** Tensors alive now: for tests and metrics. */
  tensorCount(): number;
}

export interface Matrix {
  values: Float32Array;
  rows: number;
  columns: number;
}

export interface StoredMatrix {
  readonly rows: number;
  readonly columns: number;
  dispose(): void;
}

export type BackendChoice = 'auto' | 'native' | 'wasm' | 'cpu';
