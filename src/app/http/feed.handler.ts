import type * as Feeds from '../../feeds';
import type { FeedPage, FeedQuestion } from '../../feeds';
import type { CorsOrigins } from '../../platform/settings/origins';
import type { KnownState } from '../answers/known-state';
import { isKnownTo } from '../entity-tag';
import { duringVisit } from './ask';
import { allowCrossOrigin } from './cors';
import type { Exchange, Handler } from './exchange';
import { feedPages } from './feed-pages';
import { loadFeeds } from './load-later';
import type { OperationParts } from './executing';
import { nextLink } from './origin';
import { assertReading, nothingThere, preparing } from './router';
import { sendStream } from './streamed';
import { stateTag } from './state-tag';
import { endWith } from './written';
import type { Visit } from './visit';

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
  const { exchange, headers, form } = answering;
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
  const told = { ...headers, ...link, 'content-type': form.contentType };
  for (const [name, value] of Object.entries(told)) response.setHeader(name, value);
  await endWith(response, texts.join(''));
}

/**
 * Sends all of a feed, which may take long: as one of the streams of who asks. Its pages have turns
 * of their own, so that the place among the operations is free again.
 */
async function sendWhole(answering: Answering, { admission }: OperationParts, visit: Visit): Promise<void> {
  const { exchange, headers, form } = answering;
  const release = admission.openSubscription(visit.client);
  visit.turn.end();
  const told = { ...headers, 'content-type': form.contentType };
  await sendStream(exchange.response, told, textsOf(answering)).finally(release);
}

/** Answers `/v1/feeds/*`, each by operations of the API, in the name of whoever asks. */
export function feedHandler(parts: OperationParts, options: FeedOptions): Handler {
  const { isReady, publicUrl, corsOrigins, state } = options;

  /** Of the state, the question and what who asks may see; of no feed that a process computes. */
  const tagOf = async (exchange: Exchange, { feed }: Place, visit: Visit): Promise<string | null> =>
    feed.isPaged ? stateTag(exchange, visit, { state, form: Object.keys(feed.columns.shape) }) : null;

  async function answer(exchange: Exchange, place: Place, visit: Visit): Promise<void> {
    const { request, response, search } = exchange;
    const question = place.feed.open(new URLSearchParams(search));
    const tag = await tagOf(exchange, place, visit);
    const headers = {
      ...(tag !== null && { etag: tag }),
      'cache-control': 'private, no-cache',
      vary: 'Accept-Encoding, Authorization, Origin',
    };
    if (tag !== null && isKnownTo(request.headers['if-none-match'], tag))
      return void response.writeHead(304, headers).end();
    const { first, pages } = await feedPages({ ...parts, exchange, visit }, question);
    const answering = { ...place, exchange, question, first, pages, headers };
    if (request.method === 'HEAD') {
      response.writeHead(200, { ...headers, 'content-type': place.form.contentType }).end();
    } else if (question.limit === null) {
      await sendWhole(answering, parts, visit);
    } else await sendPart(answering, publicUrl);
  }

  return async (exchange) => {
    assertReading(exchange);
    allowCrossOrigin(exchange.request, exchange.response, corsOrigins);
    const place = loadFeeds().findFeedAt(exchange.path);
    if (place === null) return nothingThere.handle(exchange);
    if (!isReady()) throw preparing();
    await duringVisit(exchange, parts, (visit) => answer(exchange, place, visit));
  };
}
