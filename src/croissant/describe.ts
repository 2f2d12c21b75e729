import { pathOfSlug } from '../platform/thing-paths';

/**
 * The part of the recommended context that a description without files needs. The specification
 * writes `http://schema.org/`; mlcroissant and its examples of 1.1 know `https` alone.
 */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
};
const VERSION = 'http://mlcommons.org/croissant/1.1';

/** What must be known of a dataset, as the API tells it. */
export interface RequiredFacts {
  readonly summary: string | null;
  readonly license: { readonly url: string | null } | null;
  readonly publisher: { readonly name: string } | null;
  readonly status: 'STUB' | 'ACTIVE' | 'DEPRECATED' | 'REMOVED';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly origins: readonly { readonly isCurrent: boolean; readonly fields: readonly string[] }[];
}

/** A dataset with everything that a description tells of it. */
export interface DescribedDataset extends RequiredFacts {
  readonly slug: string;
  readonly name: string;
  readonly publisher: { readonly name: string; readonly url: string | null } | null;
  readonly tags: readonly string[];
  readonly languages: readonly string[];
  readonly origins: readonly (RequiredFacts['origins'][number] & {
    readonly url: string | null;
  })[];
}

type TimedFacts = Pick<RequiredFacts, 'createdAt' | 'updatedAt' | 'origins'>;

/** The day that a hub states; where none does, the catalogue's own time is another. */
const statedDay = (facts: TimedFacts, field: 'createdAt' | 'updatedAt'): string | null =>
  facts.origins.some(({ isCurrent, fields }) => isCurrent && fields.includes(field))
    ? facts[field].slice(0, 10)
    : null;

/** The day on which it was changed where it is published; null where no hub states it. */
export const modifiedOn = (facts: TimedFacts): string | null => statedDay(facts, 'updatedAt');

/**
 * What Croissant asks of every dataset and is not known of this one; nothing where it can be
 * described. Its files are not asked for here.
 */
export function missingFacts(dataset: RequiredFacts): string[] {
  const { summary, license, publisher, status } = dataset;
  const facts = {
    'description (its summary)': summary,
    'license (one with an address)': license?.url ?? null,
    'creator (its publisher)': publisher,
    'datePublished (when its hub published it)': statedDay(dataset, 'createdAt'),
    'url (it was removed where it was published)': status === 'REMOVED' ? null : status,
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === null ? [name] : []));
}

/** Where a dataset is described, and its page is for people. */
export const croissantPath = (slug: string): string => `/v1/datasets/${pathOfSlug(slug)}/croissant.json`;

/**
 * Describes a dataset in the words of Croissant 1.1, of which all facts that this requires are
 * known. Its files are not among what the catalogue knows, nor is a digest of them, so there is no
 * `distribution`, which 1.1 requires as well: it tells what the dataset is, and loads nothing.
 *
 * @param origin where people reach this server
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
 */
export function describe(dataset: DescribedDataset, origin: string): object {
  const { slug, name, summary, license, publisher, tags, languages } = dataset;
  const today = dataset.origins.filter(({ isCurrent }) => isCurrent);
  const modified = modifiedOn(dataset);
  const page = `${origin}/datasets/${pathOfSlug(slug)}`;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: VERSION,
    name,
    description: summary,
    license: license?.url,
    url: today.find(({ url }) => url !== null)?.url ?? page,
    creator: {
      '@type': 'Organization',
      name: publisher?.name,
      ...(publisher?.url != null && { url: publisher.url }),
    },
    datePublished: statedDay(dataset, 'createdAt'),
    ...(modified !== null && { dateModified: modified }),
    ...(tags.length > 0 && { keywords: tags }),
    ...(languages.length > 0 && { inLanguage: languages }),
    sameAs: page,
  };
}
