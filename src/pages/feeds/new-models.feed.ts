import { NewModelsDocument } from '../operations.generated';
import { modelPath } from '../parts/links';
import { defineFeed, xml } from './feed';

const SHOWN = 50;

/** New models as an Atom feed (RFC 4287), the newest first. */
export const newModelsFeed = defineFeed({
  contentType: 'application/atom+xml; charset=utf-8',
  document: NewModelsDocument,
  variables: () => ({ first: SHOWN }),
  write: ({ models: { nodes } }, { origin }) => {
    const entries = nodes.map(({ id, slug, name, summary, createdAt, updatedAt }) => {
      const address = xml(`${origin}${modelPath(slug)}`);
      return [
        '<entry>',
        `<id>urn:rootstock:${xml(String(id))}</id>`,
        `<title>${xml(name)}</title>`,
        `<link href="${address}"/>`,
        `<published>${createdAt}</published>`,
        `<updated>${updatedAt}</updated>`,
        `<summary>${xml(summary ?? slug)}</summary>`,
        '</entry>',
      ].join('');
    });
    const latest = nodes.map(({ updatedAt }) => updatedAt).sort();
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<id>urn:rootstock:new-models</id>',
      '<title>New models · Rootstock</title>',
      '<author><name>Rootstock</name></author>',
      `<link rel="self" href="${xml(origin)}/feed.atom"/>`,
      `<updated>${latest.at(-1) ?? new Date(0).toISOString()}</updated>`,
      ...entries,
      '</feed>',
      '',
    ].join('\n');
  },
});
