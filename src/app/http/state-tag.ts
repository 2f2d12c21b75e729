import packageJson from '../../../package.json';
import type { KnownState } from '../answers/known-state';
import { entityTag, isKnownTo } from '../entity-tag';
import { READING_COST } from './ask';
import type { Exchange } from './exchange';
import { originOf } from './origin';
import type { Visit } from './visit';

/** What a tag is made of beside the request. */
export interface Tagged {
  /** Of the catalogue; null where nothing tells it. */
  readonly state: Pick<KnownState, 'current'> | null;
  /** How the answer is written, where that may change. */
  readonly form: unknown;
  /** Where people reach this server, which answers may name; null: as they ask for it. */
  readonly publicUrl: string | null;
}

/**
 * The entity tag of what is answered to a request: of the written state, the question, what who
 * asks may see, and where the server is reached. Null where the state is not known.
 */
export async function stateTag(
  exchange: Exchange,
  { context }: Visit,
  { state, form, publicUrl }: Tagged,
): Promise<string | null> {
  const known = (await state?.current()) ?? null;
  if (known === null) return null;
  const query = [...new URLSearchParams(exchange.search)].sort();
  // Another version may write the same otherwise.
  const written = [packageJson.version, form, originOf(exchange, publicUrl)];
  return entityTag(JSON.stringify([written, known, context.reach, exchange.path, query]));
}

/** What is told with what a tag names; null: without a tag. */
export const taggedHeaders = (tag: string | null): Record<string, string> => ({
  ...(tag !== null && { etag: tag }),
  'cache-control': 'private, no-cache',
  vary: 'Accept-Encoding, Authorization, Origin',
});

/**
 * Answers a client that has what a tag names already, which costs no more than to find that out.
 *
 * @returns whether it has it
 */
export async function confirmKnown(
  { request, response }: Exchange,
  { turn }: Visit,
  tag: string | null,
): Promise<boolean> {
  if (tag === null || !isKnownTo(request.headers['if-none-match'], tag)) return false;
  // Before the answer begins, which says what is left.
  await turn.payForReading(READING_COST);
  response.writeHead(304, taggedHeaders(tag)).end();
  return true;
}
