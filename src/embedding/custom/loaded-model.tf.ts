import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { Port } from './contract';

/** A TensorFlow model in any of its formats. */
export interface LoadedModel {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /**
   * Runs the model on tensors in the order of its inputs; returns the output at that index of
   * `outputs`.
   */
  run(tensors: TensorFlow.Tensor[], output: number): Promise<TensorFlow.Tensor>;
}
