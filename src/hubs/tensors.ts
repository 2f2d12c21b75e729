import type { Signature } from './records';

/** Sizes of a tensor's dimensions; -1 where the size varies. */
export type Shape = readonly number[];

/** A tensor as an MLflow signature states it, such as `float32` of `[-1, 3, 224, 224]`. */
export const tensor = (dtype: string, shape: Shape, name: string | null = null): Signature => ({
  ...(name === null ? {} : { name }),
  type: 'tensor',
  'tensor-spec': { dtype, shape: [...shape] },
});
