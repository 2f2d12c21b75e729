import { sendEvents, SERVER_SENT_EVENTS, type EventForm } from './event-stream';
import type { Exchange, Handler } from './exchange';
import { execute, type OperationParts } from './executing';
import { follow } from './following';
import { acceptsMultipart, MULTIPART } from './multipart-events';
import { duringReading, refuse, requestOf, writeAnswer, type AskedByHttp } from './operation-exchange';
import { operationOf } from './operation-request';
import { SingleConnections } from './single-connection.handler';

/** The form that a client reads events in; null for none. */
function eventFormOf({ request }: Exchange): EventForm | null {
  const { accept = '' } = request.headers;
  if (accept.includes('text/event-stream')) return SERVER_SENT_EVENTS;
  return acceptsMultipart(accept) ? MULTIPART : null;
}

/** Answers one operation, or follows a subscription, by itself or with others of a connection. */
export function operationHandler(parts: OperationParts): Handler {
  const connections = new SingleConnections(parts);
  return (exchange) =>
    connections.handlerFor(exchange)?.(exchange) ?? duringReading(exchange, parts, answerOrFollow);
}

async function answerOrFollow(asked: AskedByHttp): Promise<void> {
  const { exchange, subscriber } = asked;
  const form = eventFormOf(exchange);
  const operation = form === null ? null : operationOf(asked.body, exchange.search);
  if (form === null || operation === null || !subscriber.isSubscription(operation)) return answer(asked);
  const followed = await follow(asked, operation);
  if (followed.kind === 'stream')
    return sendEvents(exchange.response, followed.events, followed.broken, form);
  await asked.pay();
  return refuse(exchange.response, followed.errors);
}

async function answer(asked: AskedByHttp): Promise<void> {
  const answered = await execute(asked, requestOf(asked));
  await asked.pay();
  await writeAnswer(asked.exchange.response, answered);
}
