import { countAt } from '../counts';
import type { Findings } from '../findings';
import { own, textOf, type PlainObject } from '../plain-json';

/**
 * How often a repository is used, and when it was made and changed, as a record of the Hub's API
 * has it.
 */
export const popularityOf = (raw: PlainObject, findings: Findings) => ({
  downloads: countAt(own(raw, 'downloads'), 'downloads', findings),
  likes: countAt(own(raw, 'likes'), 'likes', findings),
  createdAt: textOf(own(raw, 'createdAt')),
  updatedAt: textOf(own(raw, 'lastModified')),
});
