import { ForbiddenError, UnauthenticatedError, type AppError } from '../platform/errors';
import type { AnonymousReason, Viewer } from './viewer';

function refusal(because: AnonymousReason): AppError {
  switch (because) {
    case 'writing-disabled':
      return new ForbiddenError(
        'Mutations are switched off here for whoever has no token of "rootstock token create": the server runs without ROOTSTOCK_ADMIN_TOKEN.',
      );
    case 'no-token':
      return new UnauthenticatedError('This needs the header "Authorization: Bearer <token>".');
    case 'wrong-token':
      return new UnauthenticatedError(
        'The bearer token is not one that this server expects: unknown, expired or revoked.',
      );
  }
}

/**
 * Lets pass whoever is known.
 *
 * @throws UnauthenticatedError when the token is missing or wrong
 * @throws ForbiddenError when the server has no token configured, and none was sent
 */
export function requireKnown(viewer: Viewer): void {
  if (viewer.kind === 'ANONYMOUS') throw refusal(viewer.because ?? 'no-token');
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
