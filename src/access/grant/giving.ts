import { ForbiddenError } from '../../platform/errors';
import { ADMIN, type PublisherRole, type Scope, type Viewer } from '../viewer';
import type { Grant } from './grant.repository';
import { isAtLeast } from './rights';

/** Whoever gives and takes, with what they have themselves: nobody gives more. */
export type Giver = Pick<Viewer, 'kind' | 'scopes' | 'roles' | 'expiresAt'>;

/** Of the command line: whoever may use the database has everything. */
export const OPERATOR: Giver = ADMIN;

const isAdmin = ({ scopes }: Giver): boolean => scopes.has('admin');

/** Where somebody gives tokens and roles; null for everywhere, and the whole catalogue. */
export const managedBy = (giver: Giver): number[] | null =>
  isAdmin(giver)
    ? null
    : [...giver.roles].flatMap(([publisherId, role]) => (role === 'MAINTAINER' ? [publisherId] : []));

/** @throws ForbiddenError naming the field of the input when it is more than the giver has */
export function requireMayGive(
  giver: Giver,
  { publisherId, role }: { readonly publisherId: number | null; readonly role: Grant['role'] },
  field: string,
): void {
  if (isAdmin(giver)) return;
  const own = publisherId === null ? undefined : giver.roles.get(publisherId);
  if (role !== 'ADMIN' && own === 'MAINTAINER' && isAtLeast(own, role)) return;
  throw new ForbiddenError(
    `"${field}" may be nothing above what you are yourself: maintainers give roles at their publishers, administrators all others.`,
    { field: `input.${field}` },
  );
}

/** What a token is to be, as far as it says what may be done with it. */
export interface GivenToken {
  readonly scopes: readonly Scope[];
  readonly publisherIds: readonly number[];
  readonly role: PublisherRole;
  readonly expiresAt: Date | null;
}

/**
 * A token has no scope that its maker has not, is for publishers that the maker maintains, and ends
 * no later than the token that makes it.
 *
 * @throws ForbiddenError naming the field of the input
 */
export function requireMayMake(giver: Giver, token: GivenToken): void {
  requireEndsInTime(giver, token);
  if (isAdmin(giver)) return;
  if (token.publisherIds.length === 0)
    throw new ForbiddenError(
      '"publishers" must name some: tokens for every one are made by administrators.',
      {
        field: 'input.publishers',
      },
    );
  const more = token.scopes.filter((scope) => !giver.scopes.has(scope));
  if (more.length > 0)
    throw new ForbiddenError(
      `"scopes" may hold only what you have yourself, which ${more.join(', ')} is not.`,
      {
        field: 'input.scopes',
      },
    );
  for (const publisherId of token.publisherIds)
    requireMayGive(giver, { publisherId, role: token.role }, 'publishers');
}

/** Of people it is their roles that last, and not the short token that they sent. */
function requireEndsInTime({ kind, expiresAt }: Giver, token: GivenToken): void {
  const latest = kind === 'TOKEN' ? (expiresAt ?? null) : null;
  if (latest === null || (token.expiresAt !== null && token.expiresAt <= latest)) return;
  throw new ForbiddenError(
    `"expiresInDays" must end no later than your own token, which ends at ${latest.toISOString()}.`,
    { field: 'input.expiresInDays' },
  );
}
