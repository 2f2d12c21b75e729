import type { BackstagePlace } from '../../feeds';
import { askWithin } from './ask';
import type { Handler } from './exchange';
import type { OperationParts } from './executing';
import { feedPages } from './feed-pages';
import type { FeedOptions } from './feed.handler';
import { loadFeeds } from './load-later';
import { originOf } from './origin';
import { placesHandler, type Sent } from './places.handler';
import { send } from './respond';

/** Read as several documents. */
const YAML_TYPE = 'application/yaml; charset=utf-8';

async function modelsOf(sent: Sent, origin: string): Promise<string> {
  const { openBackstage, writeModels } = loadFeeds();
  const query = new URLSearchParams(sent.exchange.search);
  const { pages } = await feedPages(sent, openBackstage(query));
  const nodes = [];
  let next: string | null = null;
  for await (const page of pages) {
    nodes.push(...page.rows);
    ({ next } = page);
  }
  return writeModels(nodes, next === null, { origin, query });
}

function textOf(sent: Sent, place: BackstagePlace, origin: string): Promise<string> | string {
  const { writeApi, writeLocation, SDL_QUESTION } = loadFeeds();
  if (place === 'models') return modelsOf(sent, origin);
  if (place === 'location') return writeLocation(origin, new URLSearchParams(sent.exchange.search));
  // Refused where the operator does not publish the schema.
  return askWithin(sent, SDL_QUESTION).then(({ data }) => writeApi(data, origin));
}

/** Entities of Backstage's catalogue, by operations of the API in the name of whoever asks. */
export const backstageHandler = (parts: OperationParts, options: FeedOptions): Handler =>
  placesHandler<BackstagePlace>(parts, options, {
    find: (path) => loadFeeds().findBackstageAt(path),
    isOfState: () => true,
    send: async (sent, place, publicUrl) => {
      const body = await textOf(sent, place, originOf(sent.exchange, publicUrl));
      await send(sent.exchange.response, { status: 200, contentType: YAML_TYPE, body });
    },
  });
