import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type * as Pages from '../../pages';
import type { Answer, Asked, Document } from '../../pages';
import { CancelledError } from '../../platform/errors';
import { RETRY_AFTER_SECONDS } from '../../platform/graphql/outage-status.plugin';
import { asHttpError } from './app-failure';
import { HttpError, type Exchange, type Handler } from './exchange';
import { execute, type OperationParts } from './operation.handler';
import { send } from './respond';
import { nothingThere, reading } from './router';
import { admit } from './visit';

/** Nothing but this origin, and no script or style within a page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page costs whose operation was not even read. */
const READING_COST = 10;

const answered = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).default([]),
});

const HOST = /^[\w.:[\]-]{1,255}$/;

/** Scheme and host as the client wrote them; a proxy tells the scheme. */
function originOf({ request }: Exchange): string {
  const host = request.headers.host ?? '';
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${HOST.test(host) ? host : 'localhost'}`;
}

function readAnswer({ body }: HTTPGraphQLResponse): Answer {
  if (body.kind !== 'complete') throw new TypeError('A page asks for one answer.');
  const { data, errors } = answered.parse(JSON.parse(body.string));
  return { data: data ?? null, faults: errors.map(({ message }) => message) };
}

const load: <Module>(place: string) => Module = createRequire(__filename);
/** Loaded when the first person comes: programs never need it. */
const pages = (): typeof Pages => load('../../pages');

/**
 * What the API answers to whoever asks for a page, within a turn of theirs.
 *
 * @throws HttpError when it refuses because of how much is asked, or cannot answer now
 */
async function ask(exchange: Exchange, parts: OperationParts, body: Asked): Promise<Answer> {
  const visit = await admit(exchange, parts);
  try {
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const request = { method: 'POST', search: '', body, headers };
    const response = await execute({ ...parts, exchange, visit }, request);
    const answer = readAnswer(response);
    const { status = 200 } = response;
    if (status !== 429 && status < 500) return answer;
    const after = response.headers.get('retry-after');
    const retry = new Headers(after === undefined ? [] : [['retry-after', after]]);
    throw new HttpError(status, 'UNAVAILABLE', answer.faults.join(' '), Object.fromEntries(retry));
  } finally {
    await visit.turn.payForReading(READING_COST).finally(() => visit.turn.end());
  }
}

const headersOf = (isFault: boolean) => ({
  'cache-control': isFault ? 'no-store' : 'private, no-cache',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'same-origin',
  vary: 'Accept, Authorization',
});

async function sendPage(exchange: Exchange, document: Document): Promise<void> {
  const { request, response } = exchange;
  const { status } = document;
  const isFault = status >= 400;
  const requestId = isFault ? exchange.requestId : null;
  const html = await pages().renderDocument({ document, origin: originOf(exchange), requestId });
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  const headers = { ...headersOf(isFault), ...(!isFault && { etag }) };
  if (!isFault && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  send(response, { status, contentType: 'text/html; charset=utf-8', body: html, headers });
}

async function sendFailure(exchange: Exchange, status: number, faults: readonly string[]): Promise<void> {
  if (status === 503 && !exchange.response.hasHeader('retry-after'))
    exchange.response.setHeader('retry-after', RETRY_AFTER_SECONDS);
  await sendPage(exchange, pages().failed(status, faults));
}

const wantsHtml = ({ request }: Exchange): boolean => (request.headers.accept ?? '').includes('text/html');

/**
 * Pages for people, which ask the API in the name of whoever asks for them: what that costs comes
 * from their budget, and they see what they may see. Programs that ask for the root get a 404.
 *
 * @param isReady until then everybody is told that the catalogue is being prepared
 */
export function pageHandler(parts: OperationParts, isReady: () => boolean): Handler {
  return reading(async (exchange) => {
    const { path, search } = exchange;
    const isForProgram = path === '/' && !wantsHtml(exchange);
    const found = isForProgram ? null : pages().findPageAt(path, search, originOf(exchange));
    if (found === null) return nothingThere.handle(exchange);
    if (!isReady()) return sendFailure(exchange, 503, ['The catalogue is still being prepared.']);
    const { page, request } = found;
    try {
      await sendPage(exchange, page.show(await ask(exchange, parts, page.ask(request)), request));
    } catch (error) {
      const named = error instanceof CancelledError ? null : asHttpError(error);
      if (named === null || exchange.response.headersSent) throw error;
      for (const [name, value] of Object.entries(named.headers)) exchange.response.setHeader(name, value);
      await sendFailure(exchange, named.status, [named.message]);
    }
  });
}

/** Feeds for programs that follow or index the pages; asked as pages are. */
export function feedHandler(parts: OperationParts): Handler {
  return reading(async (exchange) => {
    const { path, search, response } = exchange;
    const feed = pages().findFeedAt(path);
    if (feed === null) return nothingThere.handle(exchange);
    const request = { name: '', query: new URLSearchParams(search), origin: originOf(exchange) };
    const body = feed.write(await ask(exchange, parts, feed.ask(request)), request);
    const headers = { 'cache-control': 'private, no-cache' };
    send(response, { status: 200, contentType: feed.contentType, body, headers });
  });
}

export const robotsHandler: Handler = (exchange) =>
  send(exchange.response, {
    status: 200,
    contentType: 'text/plain; charset=utf-8',
    body: pages().robotsText(originOf(exchange)),
  });
