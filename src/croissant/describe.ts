import { pathOfSlug } from '../platform/thing-paths';
import context from './data/context.json';

const VERSION = 'http://mlcommons.org/croissant/1.1';
/** Of the addresses of datasets, those that are Git repositories which mlcroissant clones. */
const REPOSITORY = /^https:\/\/huggingface\.co\/datasets\/[\w.-]+(?:\/[\w.-]+)?$/;

/** What must be known of a dataset, as the API tells it. */
export interface RequiredFacts {
  readonly summary: string | null;
  readonly license: { readonly url: string | null } | null;
  readonly publisher: { readonly name: string } | null;
  readonly status: 'STUB' | 'ACTIVE' | 'DEPRECATED' | 'REMOVED';
  readonly disabled: boolean | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly origins: readonly {
    readonly isCurrent: boolean;
    readonly fields: readonly string[];
    readonly url: string | null;
  }[];
}

/** A dataset with everything that a description tells of it. */
export interface DescribedDataset extends RequiredFacts {
  readonly slug: string;
  readonly name: string;
  readonly publisher: { readonly name: string; readonly url: string | null } | null;
  readonly tags: readonly string[];
  readonly languages: readonly string[];
}

interface TimedFacts extends Pick<RequiredFacts, 'createdAt' | 'updatedAt'> {
  readonly origins: readonly Pick<RequiredFacts['origins'][number], 'isCurrent' | 'fields'>[];
}

/** The day that a hub states; where none does, the catalogue's own time is another. */
const statedDay = (facts: TimedFacts, field: 'createdAt' | 'updatedAt'): string | null =>
  facts.origins.some(({ isCurrent, fields }) => isCurrent && fields.includes(field))
    ? facts[field].slice(0, 10)
    : null;

/** The day on which it was changed where it is published; null where no hub states it. */
export const modifiedOn = (facts: TimedFacts): string | null => statedDay(facts, 'updatedAt');

/**
 * Where the files of a dataset are: the Git repository that it is at the Hugging Face Hub; null
 * where it has none there, or the Hub does not serve it.
 */
function repositoryOf({ origins, disabled }: Pick<RequiredFacts, 'origins' | 'disabled'>): string | null {
  if (disabled === true) return null;
  return origins.find(({ isCurrent, url }) => isCurrent && url !== null && REPOSITORY.test(url))?.url ?? null;
}

/**
 * The files of a dataset as the Hub's own descriptions name them. A Git repository has no SHA-256;
 * mlcroissant wants one of every `FileObject` that is not in another, and compares none with a
 * folder, so the Hub writes the issue that says so in its place.
 */
const filesIn = (repository: string): object => ({
  '@type': 'cr:FileObject',
  '@id': 'repo',
  name: 'repo',
  description: 'The Git repository of the dataset at the Hugging Face Hub.',
  contentUrl: repository,
  encodingFormat: 'git+https',
  sha256: 'https://github.com/mlcommons/croissant/issues/80',
});

/**
 * What Croissant requires of every dataset and is not known of this one; nothing where it can be
 * described.
 */
export function missingFacts(dataset: RequiredFacts): string[] {
  const { summary, license, publisher, status } = dataset;
  const facts = {
    'description (its summary)': summary,
    'license (one with an address)': license?.url ?? null,
    'creator (its publisher)': publisher,
    'datePublished (when its hub published it)': statedDay(dataset, 'createdAt'),
    'url (it was removed where it was published)': status === 'REMOVED' ? null : status,
    'distribution (where its files are: a repository at the Hugging Face Hub)': repositoryOf(dataset),
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === null ? [name] : []));
}

/** Where a dataset is described, and its page is for people. */
export const croissantPath = (slug: string): string => `/v1/datasets/${pathOfSlug(slug)}/croissant.json`;

/**
 * Describes a dataset in the words of Croissant 1.1, of which all facts that this requires are
 * known. Records and fields are not among what the catalogue knows.
 *
 * @param origin where people reach this server
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
 */
export function describe(dataset: DescribedDataset, origin: string): object {
  const { slug, name, summary, license, publisher, tags, languages } = dataset;
  const today = dataset.origins.filter(({ isCurrent }) => isCurrent);
  const modified = modifiedOn(dataset);
  const repository = repositoryOf(dataset);
  const page = `${origin}/datasets/${pathOfSlug(slug)}`;
  return {
    // The specification writes `http://schema.org/`; mlcroissant and its examples know `https` alone.
    '@context': context,
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
    ...(repository !== null && { distribution: [filesIn(repository)] }),
  };
}
