import type { HubPlace } from '../../hub-api';
import type { Handler } from './exchange';
import type { OperationParts } from './executing';
import type { FeedOptions } from './feed.handler';
import { JSON_TYPE, missing, sendHubPlace } from './hub-api.answers';
import { loadHubApi } from './load-later';
import { placesHandler } from './places.handler';
import { send } from './respond';

/** Answers as the Hugging Face Hub does, by operations of the API in the name of whoever asks. */
export const hubApiHandler = (parts: OperationParts, options: FeedOptions): Handler =>
  placesHandler<HubPlace>(parts, options, {
    find: (path) => loadHubApi().findHubPlace(path),
    nothing: () => missing('EntryNotFound', 'There is no such page of the Hub here'),
    isOfState: ({ kind }) => kind !== 'file',
    send: sendHubPlace,
    tell: ({ response }, { status, message, headers }) => {
      const body = `${JSON.stringify({ error: message })}\n`;
      const told = { ...headers, 'cache-control': 'no-store' };
      return send(response, { status, contentType: JSON_TYPE, body, headers: told });
    },
  });
