import { InvalidInputError } from '../../platform/errors';

/**
 * The error for a model, or one of its files, that is not a text encoder; `expected` completes
 * "must be a model with".
 */
export const unusable = (expected: string, options: { cause?: unknown } = {}): InvalidInputError =>
  new InvalidInputError('ROOTSTOCK_ENCODER', `a text encoder of a known form: expected ${expected}`, options);
