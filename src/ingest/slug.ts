import { sha256 } from './digest';
import type { ThingKey } from './plan';

const MAX_PUBLISHER = 200;
const MAX_NAME = 140;
const DISTINGUISHING_DIGITS = 8;

/** Characters of one part of a slug: letters and digits of any script, and `. _ -`. */
function slugPart(text: string, maxLength: number): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, maxLength);
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
  const part = (isOwned ? slugPart(ownName, MAX_NAME) : slugPart(name, MAX_NAME).toLowerCase()) || 'unnamed';
  const slug = publisher === null ? null : publisherSlug(publisher);
  return slug === null ? part : `${slug}/${part}`;
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
