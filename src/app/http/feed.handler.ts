import type * as Feeds from '../../feeds';
import type { FeedPage, FeedQuestion } from '../../feeds';
import type { CorsOrigins } from '../../platform/settings/origins';
import type { KnownState } from '../answers/known-state';
import { entityTag } from '../entity-tag';
import { duringVisit } from './ask';
import { allowCrossOrigin } from './cors';
import { HttpError, type Exchange, type Handler } from './exchange';
import { feedPages } from './feed-pages';
import { loadFeeds } from './load-later';
import type { OperationParts } from './executing';
import { nextLink } from './origin';
import { sendTagged } from './respond';
import { assertReading, preparing } from './router';
import { sendStream, tellOfStream } from './streamed';
import { confirmKnown, stateTag, taggedHeaders } from './state-tag';
import { endWith } from './written';
import type { Visit } from './visit';

/** Where there is no feed, with what there is. */
export const noFeedAt = (path: string): HttpError =>
  new HttpError(404, 'NOT_FOUND', loadFeeds().describeMissing(path));

export interface FeedOptions {
  readonly isReady: () => boolean;
  /** Where people reach this server; null: as they ask for it. */
  readonly publicUrl: string | null;
  /** Whose pages may read feeds. */
  readonly corsOrigins: CorsOrigins;
  /** Of the catalogue, for tags; null where nothing tells it. */
  readonly state: Pick<KnownState, 'current'> | null;
}

type Place = NonNullable<ReturnType<typeof Feeds.findFeedAt>>;

/** What a feed answers, of which the first page is there. */
interface Answering extends Place {
  readonly exchange: Exchange;
  readonly question: FeedQuestion;
  readonly first: FeedPage;
  readonly pages: AsyncIterable<FeedPage>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The texts that a feed is written in, a page at a time. */
async function* textsOf({ feed, form, question, first, pages }: Answering): AsyncGenerator<string> {
  yield form.head(feed);
  let [written, next]: [number, string | null] = [0, null];
  for await (const page of pages) {
    if (page.rows.length > 0) yield form.rows(page.rows, written === 0);
    written += page.rows.length;
    ({ next } = page);
  }
  // Who has read all of them has counted them.
  const isAll = feed.isPaged && question.cursor === null && next === null;
  const counted = isAll ? { totalCount: written, totalCountIsExact: true } : {};
  yield form.tail({ ...first.whole, ...counted, next, limit: question.limit });
}

/** A part of a feed is sent whole: its header says where it goes on. */
async function sendPart(answering: Answering, publicUrl: string | null): Promise<void> {
  const { exchange, headers } = answering;
  const texts: string[] = [];
  let next: string | null = null;
  const pages = (async function* () {
    for await (const page of answering.pages) {
      ({ next } = page);
      yield page;
    }
  })();
  for await (const text of textsOf({ ...answering, pages })) texts.push(text);
  const link: Record<string, string> = next === null ? {} : { link: nextLink(exchange, next, publicUrl) };
  const { response } = exchange;
  for (const [name, value] of Object.entries({ ...headers, ...link })) response.setHeader(name, value);
  await endWith(response, texts.join(''));
}

/**
 * Sends all of a feed, which may take long: as one of the streams of who asks. Its pages have turns
 * of their own, so that the place among the operations is free again.
 */
async function sendWhole(answering: Answering, { admission }: OperationParts, visit: Visit): Promise<void> {
  const { exchange, headers } = answering;
  const release = admission.openSubscription(visit.client);
  visit.turn.end();
  await sendStream(exchange.response, headers, textsOf(answering)).finally(release);
}

/** What there is, for who asks for no feed. */
function sendList(exchange: Exchange, feeds: object): Promise<void> {
  const body = `${JSON.stringify(feeds, null, 2)}\n`;
  const headers = { etag: entityTag(body), 'cache-control': 'no-cache' };
  return sendTagged(exchange, { contentType: 'application/json; charset=utf-8', body, headers });
}

/** Answers `/v1/feeds/*`, each by operations of the API, in the name of whoever asks. */
export function feedHandler(parts: OperationParts, options: FeedOptions): Handler {
  const { isReady, publicUrl, corsOrigins, state } = options;

  /** Of the state, the question and what who asks may see; of no feed that a process computes. */
  const tagOf = async (exchange: Exchange, { feed }: Place, visit: Visit): Promise<string | null> =>
    feed.isPaged
      ? stateTag(exchange, visit, { state, form: Object.keys(feed.columns.shape), publicUrl })
      : null;

  async function answer(exchange: Exchange, place: Place, visit: Visit): Promise<void> {
    const { request, response, search } = exchange;
    const question = place.feed.open(new URLSearchParams(search));
    const tag = await tagOf(exchange, place, visit);
    if (await confirmKnown(exchange, visit, tag)) return;
    const { first, pages } = await feedPages({ ...parts, exchange, visit }, question);
    const headers = { ...taggedHeaders(tag), 'content-type': place.form.contentType };
    const answering = { ...place, exchange, question, first, pages, headers };
    // Where a part goes on is known when all of it was read; of all nothing more is told.
    if (question.limit !== null) await sendPart(answering, publicUrl);
    else if (request.method === 'HEAD') tellOfStream(response, headers);
    else await sendWhole(answering, parts, visit);
  }

  return async (exchange) => {
    assertReading(exchange);
    allowCrossOrigin(exchange.request, exchange.response, corsOrigins);
    const { findFeedAt, isListOfFeeds, listFeeds } = loadFeeds();
    if (isListOfFeeds(exchange.path)) return sendList(exchange, listFeeds());
    const place = findFeedAt(exchange.path);
    if (place === null) throw noFeedAt(exchange.path);
    if (!isReady()) throw preparing();
    await duringVisit(exchange, parts, (visit) => answer(exchange, place, visit));
  };
}
