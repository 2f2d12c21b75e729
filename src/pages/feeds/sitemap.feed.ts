import { SitemapDocument } from '../operations.generated';
import { datasetPath, domainPath, modelPath } from '../parts/links';
import { defineFeed, xml } from './feed';

const EACH = 100;

/**
 * A sitemap (https://www.sitemaps.org/protocol.html) of the most downloaded models and datasets and
 * of the domains. Search engines find the others by links.
 */
export const sitemapFeed = defineFeed({
  contentType: 'application/xml; charset=utf-8',
  document: SitemapDocument,
  variables: () => ({ first: EACH }),
  write: ({ models, datasets, domains }, { origin }) => {
    const fixed = ['/', '/compare', '/browse/models', '/browse/datasets', '/browse/domains'];
    const changing = [
      ...models.nodes.map(({ slug, updatedAt }) => ({ path: modelPath(slug), updatedAt })),
      ...datasets.nodes.map(({ slug, updatedAt }) => ({ path: datasetPath(slug), updatedAt })),
      ...domains.nodes.map(({ slug, updatedAt }) => ({ path: domainPath(slug), updatedAt })),
    ];
    const place = (path: string): string => `<loc>${xml(`${origin}${path}`)}</loc>`;
    const urls = [
      ...fixed.map(place),
      ...changing.map(({ path, updatedAt }) => `${place(path)}<lastmod>${updatedAt}</lastmod>`),
    ].map((url) => `<url>${url}</url>`);
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...urls,
      '</urlset>',
      '',
    ].join('\n');
  },
});
