import type { HubPlace } from '../../hub-api';
import { isKnownTo } from '../entity-tag';
import { duringVisit } from './ask';
import { allowCrossOrigin } from './cors';
import type { Exchange, Handler } from './exchange';
import type { FeedOptions } from './feed.handler';
import { JSON_TYPE, missing, sendHubPlace } from './hub-api.answers';
import { loadHubApi } from './load-later';
import type { OperationParts } from './executing';
import { send } from './respond';
import { assertReading, preparing } from './router';
import { stateTag } from './state-tag';
import type { Visit } from './visit';

/** Answers as the Hugging Face Hub does, by operations of the API in the name of whoever asks. */
export function hubApiHandler(parts: OperationParts, options: FeedOptions): Handler {
  const { isReady, publicUrl, corsOrigins, state } = options;

  async function answer(exchange: Exchange, place: HubPlace, visit: Visit): Promise<void> {
    const { request, response } = exchange;
    // A file has a tag of its own.
    const tag = place.kind === 'file' ? null : await stateTag(exchange, visit, { state, form: place.kind });
    const headers = {
      ...(tag !== null && { etag: tag }),
      'cache-control': 'private, no-cache',
      vary: 'Accept-Encoding, Authorization, Origin',
    };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (tag !== null && isKnownTo(request.headers['if-none-match'], tag))
      return void response.writeHead(304).end();
    await sendHubPlace({ ...parts, exchange, visit }, place, publicUrl);
  }

  return async (exchange) => {
    const { request, response } = exchange;
    exchange.tell = ({ status, message, headers }) => {
      for (const name of ['etag', 'link']) response.removeHeader(name);
      const told = { ...headers, 'cache-control': 'no-store' };
      const body = `${JSON.stringify({ error: message })}\n`;
      return send(response, { status, contentType: JSON_TYPE, body, headers: told });
    };
    assertReading(exchange);
    allowCrossOrigin(request, response, corsOrigins);
    const place = loadHubApi().findHubPlace(exchange.path);
    if (place === null) throw missing('EntryNotFound', 'There is no such page of the Hub here');
    if (!isReady()) throw preparing();
    await duringVisit(exchange, parts, (visit) => answer(exchange, place, visit));
  };
}
