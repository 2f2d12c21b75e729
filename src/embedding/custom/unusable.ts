import { InvalidInputError } from '../../platform/errors';

/** A model or a file of its that is not what an encoder of texts must be; `expected` completes "must be a model with". */
export const unusable = (expected: string, options: { cause?: unknown } = {}): InvalidInputError =>
  new InvalidInputError('ROOTSTOCK_ENCODER', `a text encoder of a known form: expected ${expected}`, options);
