import { InvalidInputError } from '../platform/errors';
import { hubIdSchema, ownHubSchema, type OwnHub } from './records';

/**
 * The hub of one's own that an import is asked to take records for; its name is its id where none
 * is given.
 *
 * @throws InvalidInputError naming what is at fault, and for a hub that is read by its own importer
 */
export function ownHub(
  { id, name, url }: { id: string; name?: string; url?: string },
  known: readonly { id: string }[],
): OwnHub {
  if (!hubIdSchema.safeParse(id).success)
    throw new InvalidInputError('hub', 'lower case letters, digits and ._-, at most 40 of them');
  if (known.some((hub) => hub.id === id))
    throw new InvalidInputError('hub', `a hub of your own; ${id} is one that is known already`);
  const { success, data, error } = ownHubSchema.safeParse({
    kind: 'hub',
    id,
    name: name ?? id,
    url: url ?? null,
  });
  if (success) return data;
  const [field] = error.issues[0]?.path ?? [];
  throw new InvalidInputError(
    field === 'url' ? 'hub-url' : 'hub-name',
    field === 'url' ? 'an http(s) address' : 'a name of at most 200 characters',
  );
}
