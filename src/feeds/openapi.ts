import { z } from 'zod';
import {
  ETAG,
  jsonOf,
  knownAlready,
  LINK,
  queryParameters,
  refusedAs,
  responsesOf,
  schemaOf,
  type ApiSection,
  type Part,
} from '../platform/openapi';
import { BACKSTAGE_PARAMETERS, BACKSTAGE_PLACES, type BackstagePlace } from './backstage/backstage';
import type { Feed } from './feed';
import { FORMS, type Form } from './forms';

/** `lineage/nodes` is `LineageNodes`. */
const nameOf = ({ name }: Feed): string =>
  name.replace(/(?:^|[/-])([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** A part of a feed: its rows with what is told beside them. */
const partOf = (feed: Feed): Part => ({
  allOf: [
    { $ref: '#/components/schemas/Page' },
    {
      type: 'object',
      properties: { items: { type: 'array', items: { $ref: `#/components/schemas/${nameOf(feed)}` } } },
    },
  ],
});

/** What a form of a feed holds: rows that have a schema, or a text. */
const contentOf = (feed: Feed, ending: string, { contentType }: Form): Part => ({
  [contentType.split(';')[0] ?? contentType]: {
    schema: ending === 'json' ? partOf(feed) : { type: 'string' },
  },
});

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

function pathOf(feed: Feed, [ending, form]: [string, Form], path: string): [string, Part] {
  return [
    `${path}${feed.name}.${ending}`,
    {
      get: {
        operationId: `read${nameOf(feed)}As${capital(ending)}`,
        summary: feed.title,
        tags: ['feeds'],
        parameters: queryParameters({ ...feed.parameters.shape, ...feed.paging }),
        responses: responsesOf({
          description: `${feed.title}.`,
          content: contentOf(feed, ending, form),
          // What a process computes has no tag, and goes on nowhere.
          isTagged: feed.isPaged,
          headers: feed.isPaged ? LINK : {},
          errors: 'Errors',
        }),
      },
    },
  ];
}

const page = z.object({
  items: z.array(z.unknown()).describe('The rows.'),
  nextCursor: z.string().nullable().describe('Give it as `cursor` for what follows; null at the end.'),
  totalCount: z.int().nullable().describe('How many rows the whole list has.'),
  totalCountIsExact: z.boolean().describe('Whether that is counted, and not estimated.'),
  limit: z.int().nullable().describe('As it was asked for.'),
  revision: z.int().nullable().describe('Of the change feed, when the answer was begun.'),
  abstention: z.string().nullish().describe('Of recommendations: why there are none, and what to do.'),
  warning: z
    .string()
    .nullish()
    .describe('Of recommendations: why their order may be wrong, or that some results do not count yet.'),
});

const errors = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })),
});

interface Described {
  readonly parameters: Part[];
  readonly content: Part;
  /** Responses besides. */
  readonly more?: Part;
}

/** Documents that are no lists of rows. */
const document = (
  operationId: string,
  summary: string,
  { parameters, content, more = {} }: Described,
): Part => ({
  get: {
    operationId,
    summary,
    tags: ['feeds'],
    parameters,
    responses: {
      ...responsesOf({ description: `${summary}.`, content, isTagged: true, errors: 'Errors' }),
      ...more,
    },
  },
});

const yaml: Part = { 'application/yaml': { schema: { type: 'string' } } };
const slug: Part = {
  ...{ name: 'slug', in: 'path', required: true, description: 'Of the dataset; it may hold a slash.' },
  schema: { type: 'string' },
};

const SUMMARIES: Readonly<Record<BackstagePlace, string>> = {
  location: 'Where Backstage finds the models and the API',
  models: 'Models as resources of Backstage',
  api: 'The API as an entity of Backstage',
};

const listed = z.object({
  feeds: z.array(
    z.object({
      name: z.string(),
      title: z.string().describe('What its rows are.'),
      paths: z.record(z.string(), z.string()).describe('Where it is, by its form.'),
      parameters: z.array(z.string()).describe('Names of what it takes.'),
    }),
  ),
  backstage: z.array(z.string()).describe('What Backstage reads.'),
});

/** What feeds there are, which costs nothing. */
const listPath: Part = {
  get: {
    operationId: 'listFeeds',
    summary: 'The feeds that there are',
    tags: ['feeds'],
    parameters: [],
    responses: {
      200: { ...jsonOf('The feeds.', schemaOf(listed, 'output')), headers: ETAG },
      304: knownAlready(),
      '4XX': jsonOf('It is only read.', { $ref: '#/components/schemas/Errors' }),
    },
  },
};

const documentPaths = (): [string, Part][] => [
  ...BACKSTAGE_PLACES.map(({ place, path }): [string, Part] => [
    path,
    document(`readBackstage${capital(place)}`, SUMMARIES[place], {
      parameters: queryParameters(BACKSTAGE_PARAMETERS[place]),
      content: yaml,
    }),
  ]),
  [
    '/v1/datasets/{slug}/croissant.json',
    document('readCroissant', 'What a dataset is, in the words of Croissant 1.1', {
      parameters: [slug],
      content: { 'application/ld+json': { schema: { type: 'object' } } },
      more: { 404: refusedAs('Errors', 'There is no such dataset, or not enough is known of it.') },
    }),
  ],
];

/**
 * What OpenAPI says of the feeds, made from their own definitions.
 *
 * @param path that they are below
 */
export const feedsSection = (feeds: readonly Feed[], path: string): ApiSection => ({
  tag: { name: 'feeds', description: 'The same rows as JSON and as CSV.' },
  paths: Object.fromEntries([
    [path.replace(/\/$/, ''), listPath],
    ...feeds.flatMap((feed) => Object.entries(FORMS).map((form) => pathOf(feed, form, path))),
    ...documentPaths(),
  ]),
  schemas: {
    Page: schemaOf(page, 'output'),
    Errors: schemaOf(errors, 'output'),
    ...Object.fromEntries(feeds.map((feed) => [nameOf(feed), schemaOf(feed.columns, 'output')])),
  },
});
