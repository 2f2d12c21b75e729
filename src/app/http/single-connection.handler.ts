import { z } from 'zod';
import { EventConnections, type EventConnection, type StreamedOperation } from './event-connections';
import { sendEach } from './event-stream';
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
  readonly operation: StreamedOperation;
}

/** Sends the answer to a query or mutation by the connection; a faulty one is refused. */
async function answerOnce({ read, asked, operation }: Carried): Promise<void> {
  const answered = await execute(asked, requestOf(read));
  await read.pay();
  const { status = 200, body } = answered;
  if (status !== 200 || body.kind !== 'complete') return writeAnswer(read.exchange.response, answered);
  read.exchange.operation = asked.exchange.operation;
  accept(read.exchange);
  await operation.next(body.string.trimEnd());
  await operation.complete();
}

/** Sends the events of a subscription by the connection; one that cannot begin is refused. */
async function answer(carried: Carried): Promise<void> {
  const { read, asked, connection, operation } = carried;
  const request = operationOf(read.body, '');
  if (request === null || !asked.subscriber.isSubscription(request)) return answerOnce(carried);
  const followed = await follow(asked, request);
  await read.pay();
  if (followed.kind === 'refused') return refuse(read.exchange.response, followed.errors);
  read.exchange.operation = asked.exchange.operation;
  accept(read.exchange);
  try {
    const end = await sendEach(followed, operation, (event) => operation.next(event));
    if (end === 'broken') connection.end();
    else await operation.complete();
  } catch (error) {
    connection.end();
    throw error;
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
      const operation = connection.carry(idOf(read.body));
      const { request, response, requestId, log } = exchange;
      const goAway = (): void => {
        if (!response.writableFinished) operation.leave();
      };
      response.once('close', goAway);
      const asked = { ...read, exchange: { request, response: operation, requestId, log } };
      await answer({ read, asked, connection, operation }).finally(() => operation.leave());
    });
  }
}
