import { renderToStringAsync } from 'preact-render-to-string';
import type { VNode } from 'preact';

/** What a browser is shown. */
export interface Document {
  readonly status: number;
  readonly title: string;
  /** One line for search engines. */
  readonly description: string;
  /** Path of the page without what does not change it; null where there is none to be found. */
  readonly canonical: string | null;
  /** What of it could not be answered, in words for people. */
  readonly faults?: readonly string[];
  readonly body: VNode;
  /** Name of a style sheet and a script of its own, beside those of all pages. */
  readonly assets?: string;
  /** What search engines read of the thing: schema.org, as JSON-LD. */
  readonly thing?: object;
}

const PLACES = [
  { href: '/', text: 'Find' },
  { href: '/compare', text: 'Compare' },
  { href: '/browse/models', text: 'Browse' },
  { href: '/matrix', text: 'Matrix' },
  { href: '/map', text: 'Map' },
  { href: '/graphql', text: 'API' },
] as const;

const isWithin = (canonical: string | null, href: string): boolean =>
  href === '/' ? canonical === '/' : (canonical?.startsWith(href) ?? false);

const Header = ({ canonical }: Pick<Document, 'canonical'>): VNode => (
  <header>
    <a class="skip" href="#main">
      To the content
    </a>
    <a class="brand" href="/">
      Rootstock
    </a>
    <nav aria-label="Pages">
      {PLACES.map(({ href, text }) => (
        <a key={href} href={href} {...(isWithin(canonical, href) && { 'aria-current': 'page' as const })}>
          {text}
        </a>
      ))}
    </nav>
  </header>
);

interface HtmlProps {
  readonly document: Document;
  readonly origin: string;
  /** Told where something went wrong; null elsewhere, so that a page is the same each time. */
  readonly requestId: string | null;
}

const Html = ({ document, origin, requestId }: HtmlProps): VNode => {
  const { title, description, canonical, body, thing, assets, faults = [] } = document;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {canonical === null ? null : <link rel="canonical" href={`${origin}${canonical}`} />}
        <link rel="stylesheet" href="/assets/site.css" />
        {assets === undefined ? null : <link rel="stylesheet" href={`/assets/${assets}.css`} />}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" title="New models" href="/feed.atom" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        {thing === undefined ? null : (
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(thing) }} />
        )}
        <script type="module" src="/assets/site.mjs" />
        {assets === undefined ? null : <script type="module" src={`/assets/${assets}.mjs`} />}
      </head>
      <body>
        <Header canonical={canonical} />
        <main id="main">
          {faults.length === 0 ? null : (
            <p role="alert" class="caution">
              Not all of this could be answered: {faults.join(' ')}
            </p>
          )}
          {body}
        </main>
        <footer>
          <p>Rootstock recommends a base from measured transfer, says why, and says when it does not know.</p>
          {requestId === null ? null : (
            <p>
              Request <code>{requestId}</code>
            </p>
          )}
        </footer>
      </body>
    </html>
  );
};

/** Safe within a script element, whatever names the catalogue holds. */
const jsonLd = (thing: object): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c');

/** The whole document as HTML. */
export const renderDocument = async (props: HtmlProps): Promise<string> =>
  `<!doctype html>\n${await renderToStringAsync(<Html {...props} />)}\n`;
