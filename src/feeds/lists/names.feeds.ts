import { joined, list, maybeAmount, maybeText, text as textColumn, time as timeColumn } from '../columns';
import { defineFeed, pageVariables, readList } from '../feed';
import { between, isIn } from '../filters';
import { DomainsFeedDocument, PublishersFeedDocument, StudiesFeedDocument } from '../operations.generated';
import { GREATEST_INT, text, wholeNumber, words } from '../parameters';

const ID = textColumn('Opaque and permanent.');
const CREATED_AT = timeColumn('When the catalogue first recorded it.');
const UPDATED_AT = timeColumn('When the catalogue last changed it.');

const YEARS = { from: 0, to: GREATEST_INT };

export const domainsFeed = defineFeed({
  name: 'domains',
  title: 'Domains of the catalogue, by slug',
  document: DomainsFeedDocument,
  isPaged: true,
  parameters: {
    search: text('Words that it is described by.'),
    within: text('This domain and those below it, by slug.'),
  },
  columns: {
    slug: textColumn('Path in the tree, such as medical/radiology.'),
    id: ID,
    name: textColumn('Readable name.'),
    description: textColumn('What belongs to it.'),
    aliases: list('Other names.'),
    parent: maybeText('Slug of the wider subject; null at the top of the tree.'),
    created_at: CREATED_AT,
    updated_at: UPDATED_AT,
  },
  variables: ({ search, within }, page) => ({ ...pageVariables(page), search, where: { within } }),
  read: readList((domain) => ({
    slug: domain.slug,
    id: domain.id,
    name: domain.name,
    description: domain.description,
    aliases: joined(domain.aliases),
    parent: domain.parent?.slug ?? null,
    created_at: domain.createdAt,
    updated_at: domain.updatedAt,
  })),
});

export const publishersFeed = defineFeed({
  name: 'publishers',
  title: 'Publishers of the catalogue, by slug',
  document: PublishersFeedDocument,
  isPaged: true,
  parameters: { slug: words('By slug.') },
  columns: {
    slug: textColumn('Readable name in addresses, such as google-bert.'),
    id: ID,
    name: textColumn('Name as the publisher writes it.'),
    url: maybeText('Home page.'),
    created_at: CREATED_AT,
    updated_at: UPDATED_AT,
  },
  variables: ({ slug }, page) => ({ ...pageVariables(page), where: { slug: isIn(slug) } }),
  read: readList(({ slug, id, name, url, createdAt, updatedAt }) => ({
    ...{ slug, id, name, url },
    created_at: createdAt,
    updated_at: updatedAt,
  })),
});

export const studiesFeed = defineFeed({
  name: 'studies',
  title: 'What the figures of the catalogue are cited from, by key',
  document: StudiesFeedDocument,
  isPaged: true,
  parameters: {
    key: words('By key.'),
    min_year: wholeNumber('Published in this year or later.', YEARS),
    max_year: wholeNumber('Published in this year or earlier.', YEARS),
  },
  columns: {
    key: textColumn('Short name by which results refer to it.'),
    title: textColumn('Its title.'),
    year: maybeAmount('Year of publication.'),
    doi: maybeText('Digital object identifier.'),
    url: maybeText('Where it can be read.'),
    repository: maybeText('Where its code or data is kept.'),
    license: maybeText('Licence of its figures, as the source states it.'),
    citation: maybeText('How it asks to be cited.'),
  },
  variables: ({ key, min_year, max_year }, page) => ({
    ...pageVariables(page),
    where: { key: isIn(key), year: between(min_year, max_year) },
  }),
  read: readList(({ key, title, year, doi, url, repository, license, citation }) => ({
    ...{ key, title, year, doi, url, repository, license, citation },
  })),
});
