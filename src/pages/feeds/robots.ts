import type { Feed } from './feed';

/** What search engines may read (RFC 9309): pages and lists, but no answers to questions. */
export const robots: Feed = {
  contentType: 'text/plain; charset=utf-8',
  ask: () => null,
  write: (_answer, { origin }) =>
    [
      'User-agent: *',
      'Allow: /browse/*?after=',
      'Disallow: /*?',
      'Disallow: /graphql',
      'Disallow: /similar/',
      'Disallow: /matrix',
      'Disallow: /embed/',
      `Sitemap: ${origin}/sitemap.xml`,
      '',
    ].join('\n'),
};
