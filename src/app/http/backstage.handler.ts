import { entityTag } from '../entity-tag';
import type { BackstagePlace } from '../../feeds';
import { askWithin } from './ask';
import { Conversation } from './conversation';
import type { Handler } from './exchange';
import type { OperationParts } from './executing';
import { feedPages } from './feed-pages';
import { noFeedAt, type FeedOptions } from './feed.handler';
import { loadFeeds } from './load-later';
import { originOf } from './origin';
import { placesHandler, type Sent } from './places.handler';
import { send, sendTagged } from './respond';

/** Which models are wanted, and where people reach this server. */
interface Chosen {
  readonly origin: string;
  readonly query: URLSearchParams;
}

/** Read as several documents. */
const YAML_TYPE = 'application/yaml; charset=utf-8';

/** Those parts that have any model. */
async function filled(
  parts: readonly URLSearchParams[],
  conversation: Conversation,
): Promise<URLSearchParams[]> {
  const found: URLSearchParams[] = [];
  for (const question of loadFeeds().lookIntoEach(parts)) found.push(...(await conversation.ask(question)));
  return found;
}

async function modelsOf(sent: Sent, chosen: Chosen): Promise<string> {
  const { openBackstage, partsOf, writeModels, writeParts } = loadFeeds();
  const { pages } = await feedPages(sent, openBackstage(chosen.query));
  const nodes = [];
  let next: string | null = null;
  for await (const page of pages) {
    nodes.push(...page.rows);
    ({ next } = page);
  }
  if (next === null) return writeModels(nodes, chosen.origin);
  return writeParts(await filled(partsOf(chosen.query), new Conversation(sent, true)), chosen);
}

async function textOf(sent: Sent, place: BackstagePlace, origin: string): Promise<string> {
  const { partsOfAll, writeApi, writeLocation, SDL_QUESTION } = loadFeeds();
  const chosen = { origin, query: new URLSearchParams(sent.exchange.search) };
  if (place === 'models') return modelsOf(sent, chosen);
  if (place === 'location')
    return writeLocation(await filled(partsOfAll(chosen.query), new Conversation(sent)), chosen);
  // Refused where the operator does not publish the schema.
  const { data } = await askWithin(sent, SDL_QUESTION);
  return writeApi(data, origin);
}

/** Entities of Backstage's catalogue, by operations of the API in the name of whoever asks. */
export const backstageHandler = (parts: OperationParts, options: FeedOptions): Handler =>
  placesHandler<BackstagePlace>(parts, options, {
    find: (path) => loadFeeds().findBackstageAt(path),
    nothing: noFeedAt,
    // The schema is another by the program and its settings, whatever the catalogue says.
    isOfState: (place) => place !== 'api',
    send: async (sent, place, publicUrl) => {
      const { exchange } = sent;
      const body = await textOf(sent, place, originOf(exchange, publicUrl));
      if (place !== 'api') return send(exchange.response, { status: 200, contentType: YAML_TYPE, body });
      const headers = { etag: entityTag(body) };
      return sendTagged(exchange, { contentType: YAML_TYPE, body, headers });
    },
  });
