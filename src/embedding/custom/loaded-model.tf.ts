import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { Port } from './contract';

/** A model of TensorFlow, whichever way it was written. */
export interface LoadedModel {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Runs the model on tensors in the order of its inputs; gives the output at that place of `outputs`. */
  run(tensors: TensorFlow.Tensor[], output: number): Promise<TensorFlow.Tensor>;
}
