/** What search engines may read (RFC 9309): pages of things, but no answers to questions. */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /*?',
    'Disallow: /graphql',
    'Disallow: /similar/',
    'Allow: /',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
