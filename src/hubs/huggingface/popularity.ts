import { countAt } from '../counts';
import type { Findings } from '../findings';
import { own, textOf, type PlainObject } from '../plain-json';
import times from './data/creation-times.json';

const [FROM, UNTIL] = [Date.parse(times.unknown.from), Date.parse(times.unknown.until)];

/** What the Hub writes where it does not know when a repository was made. */
export const UNKNOWN_CREATION = new Date(FROM).toISOString();

/** When a repository was made; null for those that are older than the Hub's record of that. */
function createdAt(raw: PlainObject): string | null {
  const stated = textOf(own(raw, 'createdAt'));
  const time = stated === null ? NaN : Date.parse(stated);
  return time >= FROM && time < UNTIL ? null : stated;
}

/**
 * How often a repository is used, and when it was made and changed, as a record of the Hub's API
 * has it.
 */
export const popularityOf = (raw: PlainObject, findings: Findings) => ({
  downloads: countAt(own(raw, 'downloads'), 'downloads', findings),
  likes: countAt(own(raw, 'likes'), 'likes', findings),
  createdAt: createdAt(raw),
  updatedAt: textOf(own(raw, 'lastModified')),
});
