import { duringVisit } from './ask';
import { allowCrossOrigin } from './cors';
import type { Exchange, Handler, HttpError } from './exchange';
import type { Asked, OperationParts } from './executing';
import type { FeedOptions } from './feed.handler';
import { assertReading, nothingAt, preparing } from './router';
import { confirmKnown, stateTag, taggedHeaders } from './state-tag';
import type { Visit } from './visit';

/** Something that is asked for over HTTP. */
export interface Sent extends Asked {
  readonly exchange: Exchange;
}

/** What is read at several addresses, each by operations of the API. */
export interface Places<Place> {
  /** Null where there is nothing at a path. */
  readonly find: (path: string) => Place | null;
  /** How that is told where not as everywhere. */
  readonly nothing?: (path: string) => HttpError;
  /** Whether the state of the catalogue is the tag of what is there; else it has one of its own. */
  readonly isOfState: (place: Place) => boolean;
  readonly send: (sent: Sent, place: Place, publicUrl: string | null) => Promise<void>;
  /** How a failure is told where not as others are. */
  readonly tell?: (exchange: Exchange, failure: HttpError) => Promise<void>;
}

/** Answers what is at several addresses in the name of whoever asks, unless they have it. */
export function placesHandler<Place>(
  parts: OperationParts,
  options: FeedOptions,
  { find, nothing = nothingAt, isOfState, send, tell }: Places<Place>,
): Handler {
  const { isReady, publicUrl, corsOrigins, state } = options;

  async function answer(exchange: Exchange, place: Place, visit: Visit): Promise<void> {
    const tag = isOfState(place) ? await stateTag(exchange, visit, { state, form: place, publicUrl }) : null;
    if (await confirmKnown(exchange, visit, tag)) return;
    for (const [name, value] of Object.entries(taggedHeaders(tag))) exchange.response.setHeader(name, value);
    await send({ ...parts, exchange, visit }, place, publicUrl);
  }

  return async (exchange) => {
    const { request, response } = exchange;
    if (tell !== undefined) exchange.tell = (failure) => tell(exchange, failure);
    assertReading(exchange);
    allowCrossOrigin(request, response, corsOrigins);
    const place = find(exchange.path);
    if (place === null) throw nothing(exchange.path);
    if (!isReady()) throw preparing();
    try {
      await duringVisit(exchange, parts, (visit) => answer(exchange, place, visit));
    } catch (error) {
      // What failed is not what the tag names.
      if (!response.headersSent) for (const name of ['etag', 'link']) response.removeHeader(name);
      throw error;
    }
  };
}
