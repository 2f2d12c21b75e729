import { createHash } from 'node:crypto';

/** The entity tag of a text: weak, since what is sent of it may be compressed. */
export const entityTag = (text: string): string =>
  `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** Whether a client has what this entity tag names, by its `If-None-Match`. */
export function isKnownTo(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = (text: string): string => text.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((one) => opaque(one) === opaque(tag));
}
