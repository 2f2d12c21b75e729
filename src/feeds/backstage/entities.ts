import { pathOfSlug } from '../../platform/thing-paths';
import type { BackstageModelsQuery } from '../operations.generated';
import { entityName } from './entity-names';

type Model = BackstageModelsQuery['list']['nodes'][number];

/** What one kind of Backstage's catalogue is made of. */
export interface BackstageEntity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly spec: object;
}

const API_VERSION = 'backstage.io/v1alpha1';
/** Where the slug stands, of which the name may show less. */
const SLUG = 'rootstock.dev/slug';
const VIEW_URL = 'backstage.io/view-url';
/** Who owns what the catalogue names no publisher of, and the catalogue itself. */
const NOBODY = 'unknown';
const OPERATOR = 'rootstock';
const MAX_TAG = 63;

const groupOf = (slug: string): string => `group:default/${entityName(slug)}`;

/** Words as Backstage takes them for tags: small letters and digits, single hyphens between. */
const tagsOf = (words: readonly string[]): string[] => {
  const tags = words.map((word) =>
    word
      .toLowerCase()
      .replace(/[^a-z0-9+#]+/g, '-')
      .slice(0, MAX_TAG)
      .replace(/^-+|-+$/g, ''),
  );
  return [...new Set(tags)].filter((tag) => tag !== '');
};

/** A model as a resource that others depend on. */
export function modelEntity(model: Model, origin: string): BackstageEntity {
  const { slug, name, summary, publisher, tasks, libraries, licenses, bases, origins } = model;
  const page = `${origin}/models/${pathOfSlug(slug)}`;
  const published = origins.filter(({ isCurrent, url }) => isCurrent && url !== null);
  const dependsOn = bases.flatMap(({ base }) =>
    base === null ? [] : [`resource:default/${entityName(base.slug)}`],
  );
  const words = [...tasks, ...libraries].map(({ id }) => id);
  return {
    apiVersion: API_VERSION,
    kind: 'Resource',
    metadata: {
      name: entityName(slug),
      title: name,
      ...(summary !== null && { description: summary }),
      annotations: {
        [SLUG]: slug,
        [VIEW_URL]: page,
        ...(licenses.weights !== null && { 'rootstock.dev/license': licenses.weights.id }),
        'rootstock.dev/status': model.status,
      },
      tags: tagsOf(words),
      links: [
        { url: page, title: 'Rootstock', icon: 'catalog' },
        ...published.slice(0, 1).map(({ url, hub }) => ({ url, title: hub?.name ?? 'Published at' })),
      ],
    },
    spec: {
      type: 'ai-model',
      owner: groupOf(publisher?.slug ?? NOBODY),
      ...(dependsOn.length > 0 && { dependsOn: [...new Set(dependsOn)] }),
    },
  };
}

/** Where more entities are. */
export const locationEntity = (name: string, targets: readonly string[]): BackstageEntity => ({
  apiVersion: API_VERSION,
  kind: 'Location',
  metadata: { name, description: 'Models of a Rootstock catalogue.' },
  spec: { type: 'url', targets },
});

/**
 * The API of the catalogue.
 *
 * @param sdl null where it is not public
 */
export const apiEntity = (sdl: string | null, origin: string): BackstageEntity => ({
  apiVersion: API_VERSION,
  kind: 'API',
  metadata: {
    name: 'rootstock',
    title: 'Rootstock',
    description: 'Pretrained models, and which of them to start from, by measured transfer.',
    annotations: { [VIEW_URL]: origin },
    links: [{ url: `${origin}/graphql`, title: 'GraphQL' }],
  },
  spec: {
    type: 'graphql',
    lifecycle: 'production',
    owner: groupOf(OPERATOR),
    definition: sdl ?? '# The operator of this catalogue does not publish its schema.',
  },
});
