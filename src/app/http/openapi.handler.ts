import { createRequire } from 'node:module';
import packageJson from '../../../package.json';
import type * as Feeds from '../../feeds';
import { entityTag, isKnownTo } from '../entity-tag';
import type { Handler } from './exchange';
import { originOf } from './origin';
import { send } from './respond';

const load: <Module>(place: string) => Module = createRequire(__filename);
const feeds = (): typeof Feeds => load('../../feeds');

/**
 * `/v1/openapi.json`: what can be read over HTTP beside GraphQL, as OpenAPI 3.1.
 *
 * @param publicUrl where people reach this server; null: as they ask for it
 */
export function openApiHandler(publicUrl: string | null): Handler {
  let known = { origin: '', body: '' };
  return async (exchange) => {
    const { request, response } = exchange;
    const origin = originOf(exchange, publicUrl);
    if (known.origin !== origin) {
      const { openApiOf, FEEDS, FEEDS_PATH } = feeds();
      const document = openApiOf(FEEDS, { version: packageJson.version, origin, path: FEEDS_PATH });
      known = { origin, body: `${JSON.stringify(document)}\n` };
    }
    const { body } = known;
    const headers = { etag: entityTag(body), 'cache-control': 'no-cache', vary: 'Accept-Encoding, Host' };
    if (isKnownTo(request.headers['if-none-match'], headers.etag))
      return void response.writeHead(304, headers).end();
    await send(response, { status: 200, contentType: 'application/json; charset=utf-8', body, headers });
  };
}
