import { PUBLISHER_ROLES, type PublisherRole } from '../viewer';
import type { Grant } from './grant.repository';

/** What grants come to: the highest role at each publisher, and whether the whole catalogue. */
export interface Rights {
  readonly isAdmin: boolean;
  readonly roles: ReadonlyMap<number, PublisherRole>;
}

const rank = (role: PublisherRole): number => PUBLISHER_ROLES.indexOf(role);

/** Whether a role is at least another one. */
export const isAtLeast = (role: PublisherRole | undefined, needed: PublisherRole): boolean =>
  role !== undefined && rank(role) >= rank(needed);

export function rightsOf(grants: readonly Pick<Grant, 'publisherId' | 'role'>[]): Rights {
  const roles = new Map<number, PublisherRole>();
  let isAdmin = false;
  for (const { publisherId, role } of grants) {
    if (role === 'ADMIN') isAdmin ||= publisherId === null;
    else if (publisherId !== null && !isAtLeast(roles.get(publisherId), role)) roles.set(publisherId, role);
  }
  return { isAdmin, roles };
}
