import { countOf, own, textOf, type PlainObject } from '../plain-json';

/**
 * How often a repository is used, and when it was made and changed, as a record of the Hub's API
 * has it.
 */
export const popularityOf = (raw: PlainObject) => ({
  downloads: countOf(own(raw, 'downloads')),
  likes: countOf(own(raw, 'likes')),
  createdAt: textOf(own(raw, 'createdAt')),
  updatedAt: textOf(own(raw, 'lastModified')),
});
