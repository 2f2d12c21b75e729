/** What the server answered instead of everything that was asked for. */
export class RootstockError extends Error {
  /** @param {import('./index.d.mts').Refusal} refusal */
  constructor({ errors, status, requestId = null, data = null, retryAfterSeconds = null }) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = new.target.name;
    this.code = errors[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
    this.errors = errors;
    this.status = status;
    this.requestId = requestId;
    this.data = data;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** An argument that cannot be understood, or is out of range: `field` names it where that is known. */
export class InvalidInputError extends RootstockError {
  get field() {
    return this.errors[0]?.extensions?.field ?? null;
  }
}

/** No token, or a wrong one, where one is needed. */
export class UnauthenticatedError extends RootstockError {}

/** The token may not do this. */
export class ForbiddenError extends RootstockError {}

/** The budget is spent, or too much is open at once: `retryAfterSeconds` says when to come again. */
export class RateLimitedError extends RootstockError {}

/** The server, or what it needs, cannot answer now; the same may be answered later. */
export class UnavailableError extends RootstockError {}

/** No answer came, or one that is not of this API: `cause` is what happened. */
export class NetworkError extends Error {
  constructor(message, { retryAfterSeconds = null, ...options } = {}) {
    super(message, options);
    this.name = 'NetworkError';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const BY_CODE = {
  BAD_USER_INPUT: InvalidInputError,
  UNAUTHENTICATED: UnauthenticatedError,
  FORBIDDEN: ForbiddenError,
  RATE_LIMITED: RateLimitedError,
  UNAVAILABLE: UnavailableError,
  DEADLINE_EXCEEDED: UnavailableError,
};

/** The error of the type that the first code names. */
export function errorOf(refusal) {
  const Named = BY_CODE[refusal.errors[0]?.extensions?.code] ?? RootstockError;
  return new Named(refusal);
}
