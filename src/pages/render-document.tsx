import { renderToStringAsync } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Document } from './document';
import { Head } from './parts/head';
import { Keys } from './parts/keys';
import { AsOperation } from './parts/as-operation';

const PLACES = [
  { href: '/', text: 'Find' },
  { href: '/compare', text: 'Compare' },
  { href: '/browse/models', text: 'Browse' },
  { href: '/matrix', text: 'Matrix' },
  { href: '/map', text: 'Map' },
  { href: '/contribute', text: 'Contribute' },
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

const Faults = ({ faults }: Required<Pick<Document, 'faults'>>): VNode => (
  <div id="faults">
    {faults.length === 0 ? null : (
      <p role="alert" class="caution">
        Not all of this could be answered: {faults.join(' ')}
      </p>
    )}
  </div>
);

const Request = ({ requestId }: Pick<HtmlProps, 'requestId'>): VNode | null =>
  requestId === null ? null : (
    <p class="note">
      Request <code>{requestId}</code>
    </p>
  );

const Footer = ({ asked, requestId }: Pick<HtmlProps, 'requestId'> & Pick<Document, 'asked'>): VNode => (
  <footer>
    <div id="operation">{asked === undefined ? null : <AsOperation asked={asked} />}</div>
    <p>Rootstock recommends a base from measured transfer, says why, and says when it does not know.</p>
    <Request requestId={requestId} />
  </footer>
);

const Html = ({ document, origin, requestId }: HtmlProps): VNode => {
  const { canonical, body, faults = [], isEmbedded = false, asked } = document;
  return (
    <html lang="en">
      <Head document={document} origin={origin} />
      <body>
        {isEmbedded ? null : <Header canonical={canonical} />}
        <main id="main">
          <Faults faults={faults} />
          {body}
        </main>
        {isEmbedded ? (
          <Request requestId={requestId} />
        ) : (
          <Footer {...{ requestId, ...(asked !== undefined && { asked }) }} />
        )}
        {isEmbedded ? null : <Keys />}
      </body>
    </html>
  );
};

/** The whole document as HTML. */
export const renderDocument = async (props: HtmlProps): Promise<string> =>
  `<!doctype html>\n${await renderToStringAsync(<Html {...props} />)}\n`;
