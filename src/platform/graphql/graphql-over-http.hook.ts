import { GraphQLError, OperationTypeNode } from 'graphql';
import { LIMIT_CODE } from './limits/refusal';
import type { OperationHook } from './operation-hook';

/** Faults of the operation itself, as opposed to faults of the HTTP request that carries it. */
const OPERATION_FAULTS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/**
 * A client that does not accept `application/graphql-response+json` takes the status for that of
 * the transport: a well-formed request with a faulty operation is answered with 200. A subscription
 * has no single answer: a request for one is told how to receive its events.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export const graphqlOverHttp: OperationHook = {
  begin: ({ operation }) => {
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw notAnEventStream();
  },
  conclude: ({ request, response }) => {
    const accept = request.http?.headers.get('accept') ?? '';
    const { body, http } = response;
    if (accept.includes('application/graphql-response+json') || body.kind !== 'single') return;
    const { data, errors } = body.singleResult;
    const isOperationFault = errors?.some(({ extensions }) => OPERATION_FAULTS.has(extensions?.code));
    const isRefused = errors?.some(({ extensions }) => extensions?.code === LIMIT_CODE);
    if (data === undefined && isOperationFault && isRefused !== true) http.status = 200;
  },
};

const notAnEventStream = (): GraphQLError =>
  new GraphQLError(
    'Subscriptions come as events: send the header "Accept: text/event-stream" or ' +
      '"Accept: multipart/mixed;subscriptionSpec=1.0", or use a WebSocket (graphql-transport-ws).',
    { extensions: { code: 'BAD_REQUEST', http: { status: 406 } } },
  );
