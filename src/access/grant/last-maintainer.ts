import { refuse } from '../../platform/refusal';
import { managedBy, type Giver } from './giving';
import type { Maintainer } from './grant.repository';

/**
 * A publisher that has maintainers keeps one, unless an administrator decides otherwise: nobody
 * else could give its roles again.
 *
 * @param maintainers of the publishers at which `principal` stops being one, itself among them
 * @throws RefusedError when it is the last one somewhere
 */
export function requireAnotherMaintainer(
  giver: Giver,
  principal: string,
  { maintainers, field }: { readonly maintainers: readonly Maintainer[]; readonly field: string },
): void {
  if (managedBy(giver) === null) return;
  const left = new Set(maintainers.flatMap((one) => (one.principal === principal ? [] : [one.publisherId])));
  const last = maintainers.find(({ publisherId }) => !left.has(publisherId));
  if (last === undefined) return;
  refuse(
    'CONFLICT',
    field,
    `"${principal}" is the last maintainer of "${last.publisher}": give the role to somebody else first, or ask an administrator.`,
  );
}
