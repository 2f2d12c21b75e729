import { createHash, timingSafeEqual } from 'node:crypto';
import type { Viewer } from './viewer';

const BEARER = /^Bearer +(\S+) *$/i;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Compares digests, which are equally long, so that the time taken says nothing about the token.
 */
const isSameToken = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/**
 * Reads the `Authorization` header of a request. A token that is wrong makes an anonymous viewer
 * and not an error: gateways forward their users' headers to every subgraph, and reading must go on
 * working through them.
 *
 * @param authorization the header's value, such as `Bearer s3cret`
 * @param adminToken the configured token; null when mutations are switched off
 */
export function authenticate(authorization: string | undefined, adminToken: string | null): Viewer {
  if (adminToken === null) return { kind: 'anonymous', because: 'writing-disabled' };
  if (authorization === undefined) return { kind: 'anonymous', because: 'no-token' };
  const token = BEARER.exec(authorization)?.[1];
  const isAdmin = token !== undefined && isSameToken(token, adminToken);
  return isAdmin ? { kind: 'admin' } : { kind: 'anonymous', because: 'wrong-token' };
}
