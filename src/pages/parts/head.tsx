import type { VNode } from 'preact';
import type { Document } from '../document';

interface Props {
  readonly document: Document;
  readonly origin: string;
}

/** Safe within a script element, whatever names the catalogue holds. */
const jsonLd = (thing: object): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c');

/** Where other pages learn how to show this one (https://oembed.com, discovery). */
const Discovery = ({ address }: { readonly address: string }): VNode => (
  <link
    rel="alternate"
    type="application/json+oembed"
    title="oEmbed"
    href={`/oembed?format=json&url=${encodeURIComponent(address)}`}
  />
);

const Outside = ({ document, origin }: Props): VNode => {
  const { canonical, title, description, thing, isEmbeddable = false } = document;
  return (
    <>
      {canonical === null ? null : <link rel="canonical" href={`${origin}${canonical}`} />}
      {['site.css', ...(document.styles ?? [])].map((name) => (
        <link key={name} rel="stylesheet" href={`/assets/${name}`} />
      ))}
      <link rel="alternate" type="application/atom+xml" title="New models" href="/feed.atom" />
      {isEmbeddable && canonical !== null ? <Discovery address={`${origin}${canonical}`} /> : null}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {thing === undefined ? null : (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(thing) }} />
      )}
      {['site.mjs', ...(document.scripts ?? [])].map((name) => (
        <script key={name} type="module" src={`/assets/${name}`} />
      ))}
    </>
  );
};

const Embedded = (): VNode => (
  <>
    <meta name="robots" content="noindex" />
    <link rel="stylesheet" href="/assets/embed.css" />
    <base target="_blank" />
  </>
);

/** What a page tells browsers and search engines about itself. */
export const Head = ({ document, origin }: Props): VNode => (
  <head>
    <meta charset="utf-8" />
    <title>{document.title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content={document.description} />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    {document.isEmbedded === true ? <Embedded /> : <Outside {...{ document, origin }} />}
  </head>
);
