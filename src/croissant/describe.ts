import { pathOfSlug } from '../platform/thing-paths';

/** The part of the recommended context that a description without files needs. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'http://schema.org/',
  sc: 'http://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
};
const VERSION = 'http://mlcommons.org/croissant/1.1';
const COMMIT = /^[0-9a-f]{40}$/;

/** What must be known of a dataset, as the API tells it. */
export interface RequiredFacts {
  readonly summary: string | null;
  readonly license: { readonly url: string | null } | null;
  readonly publisher: { readonly name: string } | null;
  readonly createdAt: string;
  readonly origins: readonly { readonly isCurrent: boolean; readonly fields: readonly string[] }[];
}

/** A dataset with everything that a description tells of it. */
export interface DescribedDataset extends RequiredFacts {
  readonly slug: string;
  readonly name: string;
  readonly publisher: { readonly name: string; readonly url: string | null } | null;
  readonly updatedAt: string;
  readonly tags: readonly string[];
  readonly languages: readonly string[];
  readonly origins: readonly (RequiredFacts['origins'][number] & {
    readonly url: string | null;
    readonly revision: string;
  })[];
}

/** When it was published at a hub, where one says; the catalogue's own time is another. */
const publishedAt = ({ origins, createdAt }: RequiredFacts): string | null =>
  origins.some(({ isCurrent, fields }) => isCurrent && fields.includes('createdAt'))
    ? createdAt.slice(0, 10)
    : null;

/** What Croissant asks for and is not known of a dataset; nothing where it can be described. */
export function missingFacts(dataset: RequiredFacts): string[] {
  const { summary, license, publisher } = dataset;
  const facts = {
    'description (its summary)': summary,
    'license (one with an address)': license?.url ?? null,
    'creator (its publisher)': publisher,
    'datePublished (when its hub published it)': publishedAt(dataset),
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === null ? [name] : []));
}

/** Where a dataset is described, and its page is for people. */
export const croissantPath = (slug: string): string => `/v1/datasets/${pathOfSlug(slug)}/croissant.json`;

/**
 * Describes a dataset in Croissant 1.1, of which all that this asks for is known. Its files are not
 * among what the catalogue knows, so there is no `distribution`.
 *
 * @param origin where people reach this server
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
 */
export function describe(dataset: DescribedDataset, origin: string): object {
  const { slug, name, summary, license, publisher, tags, languages, updatedAt } = dataset;
  const today = dataset.origins.filter(({ isCurrent }) => isCurrent);
  const commit = today.find(({ revision }) => COMMIT.test(revision))?.revision;
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
    datePublished: publishedAt(dataset),
    dateModified: updatedAt.slice(0, 10),
    ...(commit !== undefined && { version: commit }),
    ...(tags.length > 0 && { keywords: tags }),
    ...(languages.length > 0 && { inLanguage: languages }),
    sameAs: page,
  };
}
