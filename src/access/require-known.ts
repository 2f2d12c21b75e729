import { ForbiddenError, UnauthenticatedError, type AppError } from '../platform/errors';
import type { AnonymousReason, Viewer } from './viewer';

function refusal(because: AnonymousReason): AppError {
  switch (because) {
    case 'writing-disabled':
      return new ForbiddenError(
        'This needs the header "Authorization: Bearer <token>", with a token that "rootstock token create" prints: the server runs without ROOTSTOCK_ADMIN_TOKEN.',
      );
    case 'no-token':
      return new UnauthenticatedError('This needs the header "Authorization: Bearer <token>".');
    case 'no-bearer':
      return new UnauthenticatedError(
        'The header "Authorization" must be there once, as "Bearer <token>": that word, a space, and a token without spaces.',
        'invalid_request',
      );
    case 'wrong-token':
      return new UnauthenticatedError(
        'The bearer token is not one that this server expects: unknown, expired or revoked.',
        'invalid_token',
      );
  }
}

/** Why somebody is not known; null for whoever is. */
export const unknownBecause = ({ kind, because = 'no-token' }: Viewer): AppError | null =>
  kind === 'ANONYMOUS' ? refusal(because) : null;

/**
 * Lets pass whoever is known.
 *
 * @throws UnauthenticatedError when the token is missing or wrong
 * @throws ForbiddenError when the server has no token configured, and none was sent
 */
export function requireKnown(viewer: Viewer): void {
  const because = unknownBecause(viewer);
  if (because !== null) throw because;
}

/**
 * Lets administrators pass.
 *
 * @throws UnauthenticatedError when nobody is known
 * @throws ForbiddenError when whoever is known is none
 */
export function requireAdmin(viewer: Viewer): void {
  requireKnown(viewer);
  if (!viewer.scopes.has('admin')) throw new ForbiddenError('This needs the scope "admin".');
}
