import { PUBLISHER_ROLES, type Viewer } from '../viewer';
import { MUTATION_NEEDS } from './mutation-needs';

/** The mutations that a viewer may call on something at least, in the order of the alphabet. */
export function callableBy(viewer: Viewer): string[] {
  const isAdmin = viewer.scopes.has('admin');
  const roles = viewer.isForEveryPublisher === true ? ['CONTRIBUTOR' as const] : [...viewer.roles.values()];
  const highest = Math.max(
    -1,
    ...[...roles, ...viewer.roles.values()].map((role) => PUBLISHER_ROLES.indexOf(role)),
  );
  return Object.entries(MUTATION_NEEDS)
    .filter(([, { scope, role, isForPrograms }]) => {
      if (isForPrograms === true && viewer.kind === 'PERSON') return false;
      const needed = role === undefined ? -1 : PUBLISHER_ROLES.indexOf(role);
      return isAdmin || (viewer.scopes.has(scope) && highest >= needed);
    })
    .map(([mutation]) => mutation)
    .sort();
}
