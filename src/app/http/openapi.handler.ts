import packageJson from '../../../package.json';
import { openApiOf } from '../../platform/openapi';
import type { StoredQueries } from '../../queries';
import { entityTag } from '../entity-tag';
import type { Handler } from './exchange';
import { loadFeeds, loadHubApi, loadStoredQueries } from './load-later';
import { originOf } from './origin';
import { sendTagged } from './respond';

export interface OpenApiOptions {
  /** Where people reach this server; null: as they ask for it. */
  readonly publicUrl: string | null;
  readonly queries: () => Promise<StoredQueries>;
}

/** `/v1/openapi.json`: what can be read over HTTP beside GraphQL, as OpenAPI 3.1. */
export function openApiHandler({ publicUrl, queries }: OpenApiOptions): Handler {
  let known = { origin: '', body: '' };
  return async (exchange) => {
    const origin = originOf(exchange, publicUrl);
    if (known.origin !== origin) {
      const { feedsSection, FEEDS, FEEDS_PATH } = loadFeeds();
      const kept = loadStoredQueries().queriesSection((await queries()).values());
      const sections = [feedsSection(FEEDS, FEEDS_PATH), loadHubApi().hubApiSection(), kept];
      const document = openApiOf(sections, { version: packageJson.version, origin });
      known = { origin, body: `${JSON.stringify(document)}\n` };
    }
    const { body } = known;
    const headers = { etag: entityTag(body), 'cache-control': 'no-cache', vary: 'Accept-Encoding, Host' };
    await sendTagged(exchange, { contentType: 'application/json; charset=utf-8', body, headers });
  };
}
