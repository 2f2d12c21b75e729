import type { BackendChoice, EncodableFacts } from './types';

/** What the thread is started with. */
export interface EncodingStart {
  readonly backend: BackendChoice;
}

export interface EncodingRequest {
  readonly id: number;
  readonly facts: readonly EncodableFacts[];
}

/** Vectors of one length, one after the other in the order of the facts; or why there are none. */
export type EncodingReply =
  | { readonly id: number; readonly kind: 'vectors'; readonly values: Float32Array<ArrayBuffer> }
  | { readonly id: number; readonly kind: 'failure'; readonly message: string };
