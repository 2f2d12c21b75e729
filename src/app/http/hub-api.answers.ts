import { createHash } from 'node:crypto';
import type { HubPlace, Listing, Page, Repositories, Repository } from '../../hub-api';
import { entityTag } from '../entity-tag';
import { Conversation } from './conversation';
import { HttpError } from './exchange';
import { feedPages } from './feed-pages';
import { loadHubApi } from './load-later';
import { nextLink, originOf } from './origin';
import type { Sent } from './places.handler';
import { rangeOf } from './range';
import { send, sendTagged } from './respond';
import { endWith } from './written';

export const JSON_TYPE = 'application/json; charset=utf-8';
const CARD_TYPE = 'text/markdown; charset=utf-8';
const COMMIT_DIGITS = 40;

type Place<Kind extends HubPlace['kind']> = Extract<HubPlace, { readonly kind: Kind }>;

/** What the Hub's clients tell apart by a header. */
export const missing = (code: string, message: string): HttpError =>
  new HttpError(404, 'NOT_FOUND', message, { 'x-error-code': code, 'x-error-message': message });

/** Everything that is wanted of a repository, of which a part was read. */
async function wholeOf(part: Repository, conversation: Conversation): Promise<Repository> {
  let known = part;
  for (let more = known.more(); more !== null; more = known.more()) known = await conversation.ask(more);
  return known;
}

/** How many repositories are read whole at once. */
const TOGETHER = 10;

/**
 * The rows of a page, with all of those that were read in part: these are asked for together. What
 * is gone meanwhile is left out.
 */
async function wholePage(
  rows: readonly Repository[],
  listing: Listing,
  conversation: Conversation,
): Promise<readonly Repository[]> {
  const long = rows.filter((row) => row.more() !== null).map(({ slug }) => slug);
  const whole = new Map<string, Repository>();
  for (let place = 0; place < long.length; place += TOGETHER) {
    const some = await conversation.ask(listing.together(long.slice(place, place + TOGETHER)));
    for (const one of some) whole.set(one.slug, await wholeOf(one, conversation));
  }
  return rows.flatMap((row) => (long.includes(row.slug) ? (whole.get(row.slug) ?? []) : row));
}

/** The slug of a shortened id; undefined where nothing has it. */
async function slugOfShort(
  { id, prefix }: { readonly id: string; readonly prefix: string },
  repositories: Repositories,
  conversation: Conversation,
): Promise<string | undefined> {
  const { isIdOf } = loadHubApi();
  let after: string | null = null;
  do {
    const { rows, next }: Page<string> = await conversation.ask(repositories.slugs(prefix, after));
    const found = rows.find((slug) => isIdOf(id, slug));
    if (found !== undefined) return found;
    after = next;
  } while (after !== null);
  return undefined;
}

/**
 * Finds a repository by its id here, at a revision.
 *
 * @param query null for everything that a record can have
 * @throws HttpError by which the Hub's clients know what is missing
 */
async function find(
  { repositories, id, revision }: Place<'info' | 'file'>,
  query: URLSearchParams | null,
  conversation: Conversation,
): Promise<Repository> {
  const { isKnownAt, slugOf } = loadHubApi();
  const named = slugOf(id);
  const slug = 'slug' in named ? named.slug : await slugOfShort({ id, ...named }, repositories, conversation);
  const found = slug === undefined ? null : await conversation.ask(repositories.one(slug, query));
  if (found === null || !found.isThere) throw missing('RepoNotFound', 'Repository not found');
  if (!isKnownAt(revision, found.commit)) throw missing('RevisionNotFound', 'Invalid rev id');
  return wholeOf(found, conversation);
}

async function sendList(asked: Sent, { repositories }: Place<'list'>, publicUrl: string | null) {
  const { exchange } = asked;
  const query = new URLSearchParams(exchange.search);
  // The list itself is what the turn is for.
  const conversation = new Conversation(asked, true);
  const slugs = new Map<string, string>();
  for (const short of repositories.shortened(query)) {
    const slug = await slugOfShort(short, loadHubApi().repositoriesOf(short.kind), conversation);
    if (slug !== undefined) slugs.set(short.id, slug);
  }
  const listing = repositories.list(query, slugs);
  const { pages } = await feedPages(asked, listing);
  const texts: string[] = [];
  let next: string | null = null;
  for await (const page of pages) {
    for (const row of await wholePage(page.rows, listing, conversation))
      texts.push(JSON.stringify(row.info()));
    ({ next } = page);
  }
  const { response } = exchange;
  if (next !== null) response.setHeader('link', nextLink(exchange, next, publicUrl));
  response.setHeader('content-type', JSON_TYPE);
  await endWith(response, `[${texts.join(',\n')}]\n`);
}

async function sendInfo(asked: Sent, place: Place<'info'>): Promise<void> {
  const query = new URLSearchParams(asked.exchange.search);
  const found = await find(place, query, new Conversation(asked));
  const body = `${JSON.stringify(found.info())}\n`;
  await send(asked.exchange.response, { status: 200, contentType: JSON_TYPE, body });
}

async function sendFile(asked: Sent, place: Place<'file'>, publicUrl: string | null): Promise<void> {
  const { exchange } = asked;
  // Whether it is there at all, where nothing more is asked.
  const query = place.isCard ? null : new URLSearchParams({ expand: 'sha' });
  const found = await find(place, query, new Conversation(asked));
  if (!place.isCard)
    throw missing('EntryNotFound', 'Only README.md is here: other files are where they are published');
  const body = found.card(originOf(exchange, publicUrl));
  const { response, request } = exchange;
  const written = createHash('sha256').update(body).digest('hex').slice(0, COMMIT_DIGITS);
  response.setHeader('x-repo-commit', found.commit ?? written);
  response.setHeader('accept-ranges', 'bytes');
  const part = rangeOf(request.headers.range, Buffer.from(body));
  const etag = entityTag(body);
  if (part === null) return sendTagged(exchange, { contentType: CARD_TYPE, body, headers: { etag } });
  // As it is: a range is one of the bytes that are sent.
  const { header, status, bytes } = part;
  const told = { etag, 'content-type': CARD_TYPE, 'content-range': header, 'content-length': bytes.length };
  response.writeHead(status, told).end(bytes);
}

/**
 * Sends what is at a place, asked of the API in the name of whoever asks.
 *
 * @param publicUrl where people reach this server; null: as they ask for it
 */
export async function sendHubPlace(asked: Sent, place: HubPlace, publicUrl: string | null): Promise<void> {
  if (place.kind === 'list') return sendList(asked, place, publicUrl);
  if (place.kind === 'info') return sendInfo(asked, place);
  return sendFile(asked, place, publicUrl);
}
