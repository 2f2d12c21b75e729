import { readGlobalId } from '../../platform/graphql/global-id';

/** A token as somebody calls it: exactly one of these is not null. */
export interface CalledToken {
  /** The number of its opaque id. */
  readonly number: number | null;
  readonly uuid: string | null;
  readonly name: string | null;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads how somebody calls a token: by its id, its name, or as the principal `token:<uuid>`. */
export function calledToken(reference: string): CalledToken {
  const called = reference.trim().replace(/^token:/, '');
  const decoded = readGlobalId(called);
  if (decoded?.type === 'ApiToken') return { number: decoded.key, uuid: null, name: null };
  if (UUID.test(called)) return { number: null, uuid: called, name: null };
  return { number: null, uuid: null, name: called };
}

/** The condition of a token that is called so: by three values, the first of them `$1`. */
export const IS_CALLED = `(api_token.number = $1::int OR api_token.id = $2::uuid OR lower(api_token.name) = lower($3))`;

/** The values of `IS_CALLED`. */
export const calledBy = ({ number, uuid, name }: CalledToken): unknown[] => [number, uuid, name];
