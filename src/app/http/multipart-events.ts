import type { Formatted } from '../../platform/graphql/subscribe';
import type { EventForm } from './event-stream';

const BOUNDARY = 'graphql';

/** Where a part is closed by the boundary after it, so that clients need not wait for the next. */
const part = (value: unknown): string =>
  `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}\r\n--${BOUNDARY}`;

/**
 * Results as parts of one body, which Apollo Client and the gateways of Apollo and Hive ask for.
 *
 * @see https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
 */
export const MULTIPART: EventForm = {
  contentType: `multipart/mixed;boundary="${BOUNDARY}";subscriptionSpec=1.0`,
  head: `\r\n--${BOUNDARY}`,
  keepAlive: part({}),
  end: '--\r\n',
  next: ({ data, errors }: Formatted) => part({ payload: { data, errors } }),
};

const ACCEPTED = /multipart\/mixed\s*;[^,]*\bsubscriptionspec="?1\.0"?/i;

/** Whether a client asks for events in this form. */
export const acceptsMultipart = (accept: string): boolean => ACCEPTED.test(accept);
