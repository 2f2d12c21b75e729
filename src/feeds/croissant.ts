import { describe, missingFacts } from '../croissant';
import { CroissantDatasetDocument, type CroissantDatasetQuery } from './operations.generated';

const PLACE = /^\/v1\/datasets\/(.+)\/croissant\.json$/;

/** The slug of the dataset that a path describes; null for any other path. */
export function findCroissantAt(path: string): string | null {
  const slug = PLACE.exec(path)?.[1];
  try {
    return slug === undefined ? null : decodeURIComponent(slug);
  } catch {
    return null;
  }
}

/** What describes a dataset, or which facts are missing for that; null for no dataset. */
export type Croissant = { readonly document: object } | { readonly missing: readonly string[] } | null;

const isData = (data: unknown): data is CroissantDatasetQuery => typeof data === 'object' && data !== null;

/**
 * The description of a dataset by its slug, read from the API.
 *
 * @param origin where people reach this server
 */
export const croissantOf = (slug: string, origin: string) => ({
  query: CroissantDatasetDocument.toString(),
  variables: { slug },
  read: (data: unknown): Croissant => {
    if (!isData(data)) throw new TypeError('A dataset was answered without data.');
    const { dataset } = data;
    if (dataset === null) return null;
    const missing = missingFacts(dataset);
    return missing.length > 0 ? { missing } : { document: describe(dataset, origin) };
  },
});
