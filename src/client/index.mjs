export { createClient } from './client.mjs';
export {
  ForbiddenError,
  InvalidInputError,
  NetworkError,
  RateLimitedError,
  RootstockError,
  UnauthenticatedError,
  UnavailableError,
} from './errors.mjs';
