import { writtenSlug } from '../platform/written-text';
import { sha256 } from './digest';
import type { ThingKey } from './plan';

const MAX_PUBLISHER = 200;
/** Of `publisher/name`: a slug has at most 400, and the hub and a digest may follow. */
const MAX_PLAIN = 341;
const MAX_ID = 300;
const DISTINGUISHING_DIGITS = 8;

/**
 * The text itself, or its beginning with a digest of it where it is longer than `maxLength`: texts
 * that differ, other than in case, stay different.
 */
function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const digest = `-${sha256(text.toLowerCase()).slice(0, DISTINGUISHING_DIGITS)}`;
  // A letter beyond the first plane is two places long and must not be cut in half.
  const beginning = text.slice(0, maxLength - digest.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${beginning.replace(/[-.]+$/, '')}${digest}`;
}

/** The id of a record of this catalogue's own, from `publisher/name`. */
export const localId = (slug: string): string => shortened(slug, MAX_ID);

/** Characters of one part of a slug: letters and digits of any script, and `. _ -`. */
function slugPart(text: string): string {
  return writtenSlug(text)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** The slug of a publisher, from its name; null when no character of it can be in one. */
export function publisherSlug(name: string): string | null {
  const slug = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, MAX_PUBLISHER);
  return slug === '' ? null : slug;
}

/** The slug that a thing would have if no other thing wanted it. */
function plainSlug({ externalId }: ThingKey, publisher: string | null, name: string): string {
  const [owner = '', ownName = '', ...more] = externalId.split('/');
  // An id such as `google-bert/bert-base-uncased` is a slug already, and the one that users know.
  const isOwned = publisher !== null && owner.toLowerCase() === publisher.toLowerCase() && more.length === 0;
  const part = (isOwned ? slugPart(ownName) : slugPart(name).toLowerCase()) || 'unnamed';
  const slug = publisher === null ? null : publisherSlug(publisher);
  return slug === null
    ? shortened(part, MAX_PLAIN)
    : `${slug}/${shortened(part, MAX_PLAIN - slug.length - 1)}`;
}

/**
 * Slugs for a thing, best first: `publisher/name`; with its hub, if another thing has that one;
 * with a digest of its identity, if another thing of the same hub has even that. The last is always
 * free.
 */
export function slugCandidates(key: ThingKey, publisher: string | null, name: string): string[] {
  const plain = plainSlug(key, publisher, name);
  const qualified = `${plain}@${key.hub}`;
  const identity = sha256(`${key.kind}\n${key.hub}\n${key.externalId}`).slice(0, DISTINGUISHING_DIGITS);
  return [plain, qualified, `${qualified}-${identity}`];
}

/** The first candidate that no other thing of the kind has, without regard to case. */
export function chooseSlug(
  candidates: readonly string[],
  isTaken: (lowerCaseSlug: string) => boolean,
): string {
  const free = candidates.find((slug) => !isTaken(slug.toLowerCase())) ?? candidates.at(-1);
  if (free === undefined) throw new TypeError('A slug is chosen among none.');
  return free;
}
