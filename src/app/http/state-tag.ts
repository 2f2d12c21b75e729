import packageJson from '../../../package.json';
import type { KnownState } from '../answers/known-state';
import { entityTag } from '../entity-tag';
import type { Exchange } from './exchange';
import type { Visit } from './visit';

/** What a tag is made of beside the request. */
export interface Tagged {
  /** Of the catalogue; null where nothing tells it. */
  readonly state: Pick<KnownState, 'current'> | null;
  /** How the answer is written, where that may change. */
  readonly form: unknown;
}

/**
 * The entity tag of what is answered to a request: of the written state, the question, and what who
 * asks may see. Null where the state is not known.
 */
export async function stateTag(
  { path, search }: Exchange,
  { context }: Visit,
  { state, form }: Tagged,
): Promise<string | null> {
  const known = (await state?.current()) ?? null;
  if (known === null) return null;
  const query = [...new URLSearchParams(search)].sort();
  // Another version may write the same otherwise.
  const written = [packageJson.version, form];
  return entityTag(JSON.stringify([written, known, context.reach, path, query]));
}
