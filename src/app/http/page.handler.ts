import type { Answer, Asked, Document, Feed, Found } from '../../pages';
import type { CorsOrigins } from '../../platform/settings/origins';
import { allowCrossOrigin } from './cors';
import { entityTag } from '../entity-tag';
import { askWithin, duringVisit } from './ask';
import type { Exchange, Handler } from './exchange';
import type { OperationParts } from './executing';
import { loadPages } from './load-later';
import { originOf } from './origin';
import { send, sendTagged } from './respond';
import { assertReading, nothingThere, preparing } from './router';

/**
 * Nothing but this origin, and no script or style within a page.
 *
 * @param ancestors who may show it in a frame, as the policy writes it
 */
const policyOf = (ancestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
const NOBODY = "'none'";

/** Pages that are made to be shown within others. */
const EMBEDS = '/embed/';

export interface PageOptions {
  /** Until then everybody is told that the catalogue is being prepared. */
  readonly isReady: () => boolean;
  /** Where people reach this server; null: as they ask for it. */
  readonly publicUrl: string | null;
  /** Whose pages may read what is made to be shown within them. */
  readonly corsOrigins: CorsOrigins;
  /** Whose pages may show it in a frame. */
  readonly frameAncestors: CorsOrigins;
}

function ancestorsOf(origins: CorsOrigins): string {
  if (origins === 'none') return NOBODY;
  return origins === 'any' ? '*' : origins.join(' ');
}

const NOTHING_ASKED: Answer = { data: null, faults: [], status: 200 };

/** What the API answers to whoever asks for a page, within a turn of theirs. */
async function ask(exchange: Exchange, parts: OperationParts, body: Asked | null): Promise<Answer> {
  if (body === null) return NOTHING_ASKED;
  const answer = await duringVisit(exchange, parts, (visit) =>
    askWithin({ ...parts, exchange, visit }, body),
  );
  return { ...answer, faults: answer.faults.map(({ message }) => message) };
}

/** Parts of a list that a page may consist of: a hundred things each. */
const MOST_PARTS = 10;

/** What the API answers to a page, part after part where a list has several. */
async function answerOf(
  exchange: Exchange,
  parts: OperationParts,
  { page, request }: Found,
): Promise<Answer> {
  let answer = await ask(exchange, parts, page.ask(request));
  for (let part = 1; part < MOST_PARTS; part++) {
    const more = page.askMore(answer, request);
    if (more === null) break;
    answer = page.join(answer, await ask(exchange, parts, more));
  }
  return answer;
}

interface Text {
  readonly contentType: string;
  readonly body: string;
  readonly status?: number;
  /** Who may show it in a frame, as the policy writes it. */
  readonly ancestors?: string;
}

/** Confirms what a client has already; what went wrong is kept nowhere. */
async function sendText(exchange: Exchange, text: Text): Promise<void> {
  const { contentType, body, status = 200, ancestors = NOBODY } = text;
  const headers = {
    'content-security-policy': policyOf(ancestors),
    'referrer-policy': 'same-origin',
    vary: 'Accept, Accept-Encoding, Authorization, Origin',
  };
  if (status >= 400) {
    const fault = { status, contentType, body, headers: { ...headers, 'cache-control': 'no-store' } };
    return send(exchange.response, fault);
  }
  const kept = { ...headers, etag: entityTag(body), 'cache-control': 'private, no-cache' };
  await sendTagged(exchange, { contentType, body, headers: kept });
}

interface Shown {
  readonly origin: string;
  readonly document: Document;
  readonly frameAncestors: CorsOrigins;
}

async function sendPage(exchange: Exchange, { origin, document, frameAncestors }: Shown): Promise<void> {
  const { status, isEmbedded = false } = document;
  const requestId = status >= 400 ? exchange.requestId : null;
  const body = await loadPages().renderDocument({ document, origin, requestId });
  const ancestors = isEmbedded ? ancestorsOf(frameAncestors) : NOBODY;
  await sendText(exchange, { status, contentType: 'text/html; charset=utf-8', body, ancestors });
}

/** By the letters that both mean, however they are written. */
const isElsewhere = (path: string, canonical: string | null): canonical is string =>
  canonical !== null && decodeURIComponent(path) !== decodeURIComponent(canonical);

/** Whoever asks the root for JSON is a program. */
const isProgram = ({ path, request }: Exchange): boolean =>
  path === '/' && !(request.headers.accept ?? '').includes('text/html');

/**
 * Pages for people, and feeds for programs that follow or index them. They ask the API in the name
 * of whoever asks for them: what that costs comes from their budget, and they see what they may
 * see. Where there is no page, or one fails, a browser is told so by a page as well.
 */
export function pageHandler(parts: OperationParts, options: PageOptions): Handler {
  const { isReady, publicUrl, corsOrigins, frameAncestors } = options;
  const sendFeed = async (exchange: Exchange, feed: Feed, origin: string): Promise<void> => {
    const request = { name: '', query: new URLSearchParams(exchange.search), origin };
    const asked = feed.ask(request);
    const answer = asked === null ? null : await ask(exchange, parts, asked);
    const written = feed.write(answer, request);
    const text = typeof written === 'string' ? { body: written } : written;
    await sendText(exchange, { contentType: feed.contentType, ...text });
  };
  return async (exchange) => {
    const { path, search, request, response } = exchange;
    if (isProgram(exchange)) return nothingThere.handle(exchange);
    const origin = originOf(exchange, publicUrl);
    if (path.startsWith(EMBEDS)) allowCrossOrigin(request, response, corsOrigins);
    if ((request.headers.accept ?? '').includes('text/html'))
      exchange.tell = (failure) => {
        for (const [name, value] of Object.entries(failure.headers)) response.setHeader(name, value);
        const document = loadPages().failed(failure.status, [failure.message]);
        const shown = { ...document, isEmbedded: path.startsWith(EMBEDS) };
        return sendPage(exchange, { origin, document: shown, frameAncestors });
      };
    const assertOpen = (): void => {
      assertReading(exchange);
      if (!isReady()) throw preparing();
    };
    const feed = loadPages().findFeedAt(path);
    if (feed !== null) {
      assertOpen();
      return sendFeed(exchange, feed, origin);
    }
    const found = loadPages().findPageAt(path, search, origin);
    if (found === null) return nothingThere.handle(exchange);
    assertOpen();
    const document = found.page.show(await answerOf(exchange, parts, found), found.request);
    const { canonical } = document;
    if (isElsewhere(path, canonical)) {
      response.writeHead(308, { location: `${canonical}${search}`, 'cache-control': 'no-store' }).end();
      return;
    }
    await sendPage(exchange, { origin, document, frameAncestors });
  };
}
