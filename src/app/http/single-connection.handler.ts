import { z } from 'zod';
import { EventConnections, type EventConnection } from './event-connections';
import { leaveEarly } from './event-stream';
import { HttpError, type Exchange, type Handler } from './exchange';
import { execute, type Asked, type OperationParts } from './executing';
import { follow } from './following';
import { duringReading, refuse, requestOf, writeAnswer, type AskedByHttp } from './operation-exchange';
import { operationOf } from './operation-request';
import { send } from './respond';

const TOKEN_HEADER = 'x-graphql-event-stream-token';

const withId = z.object({ extensions: z.object({ operationId: z.string().min(1).max(200) }) });

function idOf(body: unknown): string {
  const { data } = withId.safeParse(body);
  if (data !== undefined) return data.extensions.operationId;
  const expected = 'a text of 1 to 200 characters that no other operation of the stream has';
  throw new HttpError(400, 'BAD_USER_INPUT', `"extensions.operationId" must be ${expected}.`);
}

/** Tells the sender that the answer comes by the event stream. */
function accept({ response }: Exchange): void {
  response.writeHead(202, { 'content-length': '0', 'cache-control': 'no-store' }).end();
}

/** An operation that a connection carries. */
interface Carried {
  readonly read: AskedByHttp;
  /** The same, waited for by the connection. */
  readonly asked: Asked;
  readonly connection: EventConnection;
  readonly id: string;
}

/** Sends the answer to a query or mutation by the connection; a faulty one is refused. */
async function answerOnce({ read, asked, connection, id }: Carried): Promise<void> {
  const answered = await execute(asked, requestOf(read));
  await read.pay();
  const { status = 200, body } = answered;
  if (status !== 200 || body.kind !== 'complete') return writeAnswer(read.exchange.response, answered);
  read.exchange.operation = asked.exchange.operation;
  accept(read.exchange);
  await connection.next(id, body.string.trimEnd());
  await connection.complete(id);
}

/** Sends the events of a subscription by the connection; one that cannot begin is refused. */
async function sendEach({ read, asked, connection, id }: Carried): Promise<void> {
  const operation = operationOf(read.body, '');
  if (operation === null || !asked.subscriber.isSubscription(operation))
    return answerOnce({ read, asked, connection, id });
  const followed = await follow(asked, operation);
  await read.pay();
  if (followed.kind === 'refused') return refuse(read.exchange.response, followed.errors);
  const { events, broken } = followed;
  const { response } = asked.exchange;
  const stay = leaveEarly(events, response, broken);
  read.exchange.operation = asked.exchange.operation;
  accept(read.exchange);
  try {
    for await (const { data, errors } of events) {
      if (response.destroyed) return;
      await connection.next(id, JSON.stringify({ data, errors }));
    }
    if (broken.aborted) connection.end();
    else await connection.complete(id);
  } catch (error) {
    connection.end();
    throw error;
  } finally {
    stay();
  }
}

/**
 * The "single connection mode" of GraphQL over SSE: PUT reserves an event stream, GET opens it,
 * each POST with its token adds an operation, DELETE ends one.
 *
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#single-connection-mode
 */
export class SingleConnections {
  private readonly connections: EventConnections;

  constructor(private readonly parts: OperationParts) {
    this.connections = new EventConnections(parts.running.stopping);
  }

  /** What answers a request that is of this mode; null for any other. */
  handlerFor({ request, search }: Exchange): Handler | null {
    const { method, headers } = request;
    const header = headers[TOKEN_HEADER];
    const parameters = new URLSearchParams(search);
    const token = typeof header === 'string' ? header : parameters.get('token');
    if (method === 'PUT') return this.reserve;
    if (method === 'DELETE') return (exchange) => this.leave(exchange, token ?? '');
    if (token === null || parameters.has('query')) return null;
    return method === 'GET'
      ? (exchange) => this.open(exchange, token)
      : (exchange) => this.add(exchange, token);
  }

  private readonly reserve: Handler = (exchange) =>
    duringReading(exchange, this.parts, async ({ visit, pay, admission }) => {
      const release = admission.openConnection(visit.client);
      const token = this.connections.reserve(visit.client, release);
      await pay();
      await send(exchange.response, {
        ...{ status: 201, contentType: 'text/plain; charset=utf-8', body: token },
        headers: { 'cache-control': 'no-store' },
      });
    });

  private async open({ response }: Exchange, token: string): Promise<void> {
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    this.connections.get(token).sendBy(response);
    await closed;
  }

  private leave({ response, search }: Exchange, token: string): void {
    this.connections.get(token).leave(new URLSearchParams(search).get('operationId') ?? '');
    response.writeHead(200, { 'content-length': '0', 'cache-control': 'no-store' }).end();
  }

  private add(exchange: Exchange, token: string): Promise<void> {
    return duringReading(exchange, this.parts, async (read) => {
      const connection = this.connections.get(token);
      if (connection.client.key !== read.visit.client.key)
        throw new HttpError(403, 'FORBIDDEN', 'Another client reserved this event stream.');
      const id = idOf(read.body);
      const carried = connection.carry(id);
      const { request, response, requestId, log } = exchange;
      const goAway = (): void => {
        if (!response.writableFinished) carried.leave();
      };
      response.once('close', goAway);
      const asked = { ...read, exchange: { request, response: carried, requestId, log } };
      await sendEach({ read, asked, connection, id }).finally(() => carried.leave());
    });
  }
}
