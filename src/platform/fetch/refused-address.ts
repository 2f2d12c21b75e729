import { UnavailableError } from '../errors';

/** An address that the rules for fetching refuse: it is not tried again. */
export class RefusedAddressError extends UnavailableError {
  /** @param rule what is wrong with it, completing "is not fetched: " */
  constructor(
    readonly url: string,
    readonly rule: string,
    options: { hint?: string; cause?: unknown } = {},
  ) {
    super(`${url} is not fetched: ${rule}.`, options);
  }
}
