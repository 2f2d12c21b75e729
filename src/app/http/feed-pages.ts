import { HeaderMap } from '@apollo/server';
import { reachOf } from '../../access';
import type { Feed, FeedPage, FeedQuestion } from '../../feeds';
import { CancelledError } from '../../platform/errors';
import { RETRY_AFTER_SECONDS } from '../../platform/graphql/outage-status.plugin';
import type { RequestContext } from '../../platform/graphql/request-context';
import { answerOf, askWithin, type Answer, type Question } from './ask';
import { HttpError } from './exchange';
import { goneSignal } from './gone';
import type { Asked } from './executing';

/** As many as the API returns at once. */
const PAGE_SIZE = 100;

/** @throws HttpError telling what the API refused, by the names of the feed's parameters */
function assertWhole({ faults, status, data }: Answer, question: FeedQuestion): unknown {
  const [fault] = faults;
  if (fault === undefined) return data;
  const { code, field, message } = fault;
  const named = field === null ? message : `"${question.parameterOf(field)}" is at fault: ${message}`;
  throw new HttpError(status, code, named, status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {});
}

/**
 * Asks for a page that follows, as the events of a subscription are answered: in a turn of its own,
 * which costs what the first page did and waits where the budget is spent, and with what has been
 * read so far forgotten.
 *
 * @param gone aborted when the client went away
 * @throws CancelledError where who asks may see more or less than when they began
 */
async function askAgain(asked: Asked, body: Question, gone: AbortSignal): Promise<Answer> {
  const { exchange, visit, admission, createContext, running, apollo } = asked;
  const { request, response, requestId, log } = exchange;
  const turn = admission.openEvent(visit.client);
  const current = async (signal: AbortSignal): Promise<RequestContext> => {
    const context = await createContext({
      ...{ authorization: request.headers.authorization, requestId, log, signal },
    });
    if (reachOf(context.viewer).name !== visit.context.reach) throw new CancelledError();
    return context;
  };
  try {
    await turn.begin(visit.turn.cost ?? 1, AbortSignal.any([gone, running.stopping]));
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const httpGraphQLRequest = { method: 'POST', search: '', body, headers };
    const work = async (signal: AbortSignal) => {
      const context = await current(signal);
      return apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: () => Promise.resolve({ ...context, signal }),
      });
    };
    return answerOf(await running.run(response, (signal) => turn.during(work(signal))));
  } finally {
    turn.end();
  }
}

/**
 * Without what kept answers go by: the pages of a long feed would push out all others, and a price
 * of the first that was kept is not that of the next.
 */
function unkept({ visit, ...asked }: Asked): Asked {
  const context = { ...visit.context };
  delete context.reach;
  return { ...asked, visit: { ...visit, context } };
}

/** The first page of a feed, and all of its pages, each read when it is wanted. */
export interface FeedPages {
  readonly first: FeedPage;
  readonly pages: AsyncIterable<FeedPage>;
}

/**
 * Reads a feed by operations of the API, a page each.
 *
 * @throws HttpError when the first is refused
 */
export async function feedPages(asked: Asked, feed: Feed, question: FeedQuestion): Promise<FeedPages> {
  const { limit, cursor } = question;
  const sizeAfter = (rows: number): number => Math.min(PAGE_SIZE, (limit ?? Infinity) - rows);
  const pageAt = (after: string | null, rows: number) =>
    question.ask({ size: sizeAfter(rows), after, isFirst: rows === 0 });

  const answered = await askWithin(
    limit !== null && limit <= PAGE_SIZE ? asked : unkept(asked),
    pageAt(cursor, 0),
  );
  const first = question.read(assertWhole(answered, question));
  const gone = goneSignal(asked.exchange.response);
  async function* pages(): AsyncGenerator<FeedPage> {
    let [page, rows] = [first, first.rows.length];
    yield page;
    while (page.next !== null && sizeAfter(rows) > 0) {
      const answer = await askAgain(asked, pageAt(page.next, rows), gone);
      page = question.read(assertWhole(answer, question));
      rows += page.rows.length;
      yield page;
    }
  }
  return { first, pages: pages() };
}
