import type { ApolloServer, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { CancelSignal } from '../../platform/cancellation';
import { contextWith, type RequestContext } from '../../platform/graphql/request-context';
import type { Subscriber } from '../../platform/graphql/subscribe';
import type { Call } from './exchange';
import type { OperationNotes } from './operation-notes';
import type { RunningOperations } from './running-operations';
import type { Doors, Visit } from './visit';

/** What answers operations. */
export interface OperationParts extends Doors {
  readonly apollo: ApolloServer<RequestContext>;
  /** Runs subscriptions, which Apollo Server does not. */
  readonly subscriber: Subscriber;
  readonly notes: OperationNotes;
  readonly running: RunningOperations;
  /** How long the body of a request may take to arrive, in milliseconds. */
  readonly bodyMs: number;
}

/** What somebody asks for, with what answers it. */
export interface Asked extends OperationParts {
  readonly exchange: Call;
  readonly visit: Visit;
}

/** What reading took is taken from the budget, before the client hears and asks again. */
export interface Paid {
  readonly pay: () => Promise<void>;
}

/** What an operation costs that is refused once it is read: up to as much as the dearest one. */
export const readingCost = (bytes: number): number => 10 + Math.ceil(bytes / 20);

/** Executes an operation within the turn of a visit, until its time is up or its client gone. */
export async function execute(
  { exchange, visit, apollo, notes, running }: Asked,
  httpGraphQLRequest: HTTPGraphQLRequest,
): Promise<HTTPGraphQLResponse> {
  const work = async (signal: CancelSignal): Promise<HTTPGraphQLResponse> => {
    await visit.turn.beginReading(signal);
    return apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: () => Promise.resolve(contextWith(visit.context, { signal })),
    });
  };
  const answered = await running.run(exchange.response, (signal) => visit.turn.during(work(signal)));
  exchange.operation = notes.of(httpGraphQLRequest);
  return answered;
}
