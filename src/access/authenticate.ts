import { createHash, timingSafeEqual } from 'node:crypto';
import { isJwt } from './person/person-viewers';
import { ADMIN, anonymous, type Viewer } from './viewer';

/**
 * Says who sent a request, by the value of its `Authorization` header. A token that is wrong makes
 * an anonymous viewer and not an error: gateways forward their users' headers to every subgraph,
 * and reading must go on working through them.
 *
 * @param authorization such as `Bearer s3cret`
 * @throws UnavailableError when the database does not say soon whose token it is, or the identity
 * provider that it is of does not answer
 */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

/** Knows somebody by a token; null for an unknown one. */
export interface Known {
  find(token: string): Promise<Viewer | null>;
}

/** Who is known besides the administrator. */
export interface KnownOthers {
  /** Programs, by tokens of this catalogue. */
  readonly tokens?: Known | null;
  /** People, by tokens of an identity provider. */
  readonly people?: Known | null;
}

const BEARER = /^Bearer +(\S+) *$/i;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Compares digests, which are equally long, so that the time taken says nothing about the token.
 */
const isSameToken = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/** @param adminToken the configured token of the administrator; null for none */
export function authenticator(
  adminToken: string | null,
  { tokens = null, people = null }: KnownOthers = {},
): Authenticate {
  const nobody = anonymous('wrong-token');
  const noBearer = anonymous('no-bearer');
  const noToken = anonymous(adminToken === null && people === null ? 'writing-disabled' : 'no-token');
  return async (authorization) => {
    if (authorization === undefined) return noToken;
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return noBearer;
    if (adminToken !== null && isSameToken(token, adminToken)) return ADMIN;
    const known = isJwt(token) ? people : tokens;
    return (await known?.find(token)) ?? nobody;
  };
}
