import { HeaderMap } from '@apollo/server';
import { reachOf } from '../../access';
import type { CancelSignal } from '../../platform/cancellation';
import { CancelledError } from '../../platform/errors';
import type { Question } from '../../platform/graphql/read-answer';
import type { RequestContext } from '../../platform/graphql/request-context';
import { answerOf, askWithin, assertWhole, type Answer } from './ask';
import { goneSignal } from './gone';
import type { Asked } from './executing';

/** As many as the API returns at once. */
const PAGE_SIZE = 100;

/** A part of a list. */
interface Page {
  readonly rows: readonly unknown[];
  /** Where the next page begins; null where nothing follows. */
  readonly next: string | null;
}

/** Which rows are asked for at once. */
interface PageAsked {
  readonly size: number;
  readonly after: string | null;
  /** Whether nothing was read before. */
  readonly isFirst: boolean;
}

/** A list that is read by operations of the API, a page each. */
export interface PagedQuestion<Read extends Page> {
  /** How many rows are wanted; null for all. */
  readonly limit: number | null;
  readonly cursor: string | null;
  /** How many at a time; as many as the API returns at once where it is left out. */
  readonly pageSize?: number;
  ask(page: PageAsked): Question;
  read(data: unknown): Read;
  /** The parameter that an argument of the operation comes from. */
  readonly parameterOf: (argument: string) => string;
}

/**
 * Asks for what follows, as the events of a subscription are answered: in a turn of its own, which
 * waits where the budget is spent, and with what has been read so far forgotten.
 *
 * @param gone aborted when the client went away
 * @param price of the operation, in units; that of the first one where it is another page of it
 * @throws CancelledError where who asks may see more or less than when they began
 */
export async function askAgain(
  asked: Asked,
  body: Question,
  gone: AbortSignal,
  price = asked.visit.turn.cost ?? 1,
): Promise<Answer> {
  const { exchange, visit, admission, createContext, running, apollo } = asked;
  const { request, response, requestId, log } = exchange;
  const turn = admission.openEvent(visit.client, visit.tellSpent);
  const current = async (signal: CancelSignal): Promise<RequestContext> => {
    const context = await createContext({
      ...{ authorization: request.headers.authorization, requestId, log, signal },
    });
    if (reachOf(context.viewer).name !== visit.context.reach) throw new CancelledError();
    return context;
  };
  try {
    await turn.begin(price, AbortSignal.any([gone, running.stopping]));
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const httpGraphQLRequest = { method: 'POST', search: '', body, headers };
    const work = async (signal: CancelSignal) => {
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

/** The first page of a list, and all of its pages, each read when it is wanted. */
export interface Pages<Read> {
  readonly first: Read;
  readonly pages: AsyncIterable<Read>;
}

/**
 * Reads a list by operations of the API, a page each.
 *
 * @throws HttpError when the first is refused
 */
export async function feedPages<Read extends Page>(
  asked: Asked,
  question: PagedQuestion<Read>,
): Promise<Pages<Read>> {
  const { limit, cursor, pageSize = PAGE_SIZE } = question;
  const sizeAfter = (rows: number): number => Math.min(pageSize, (limit ?? Infinity) - rows);
  const pageAt = (after: string | null, rows: number) =>
    question.ask({ size: sizeAfter(rows), after, isFirst: rows === 0 });
  const read = (answer: Answer): Read => question.read(assertWhole(answer, question.parameterOf));

  const isOne = limit !== null && limit <= pageSize;
  const first = read(await askWithin(isOne ? asked : unkept(asked), pageAt(cursor, 0)));
  const gone = goneSignal(asked.exchange.response);
  async function* pages(): AsyncGenerator<Read> {
    let [page, rows] = [first, first.rows.length];
    yield page;
    while (page.next !== null && sizeAfter(rows) > 0) {
      page = read(await askAgain(asked, pageAt(page.next, rows), gone));
      rows += page.rows.length;
      yield page;
    }
  }
  return { first, pages: pages() };
}
