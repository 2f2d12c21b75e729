import { InvalidInputError } from '../../platform/errors';
import type { ListingQuery } from '../read-options';

export const HUGGING_FACE_URL = 'https://huggingface.co';

const LISTING = /\/api\/(?:models|datasets)\/?$/;
/** A page is about a batch of the import; the Hub allows more, with replies of many megabytes. */
const PAGE_RECORDS = '500';
/** Parameters by which a caller says itself what a record holds. */
const CONTENT = ['full', 'cardData', 'config'] as const;
const WANTED = { models: CONTENT, datasets: ['full'] } as const;

/** What is listed, and by whom. */
export interface ListingPlace {
  /** Base address of the Hub or a mirror. */
  readonly endpoint: string;
  readonly kind: keyof typeof WANTED;
}

/** Whether an address is a listing of the Hub's API, which comes in pages. */
export const isListing = (address: string): boolean => LISTING.test(new URL(address).pathname);

/**
 * The address from which to list: the hub's own for null and for its base address, else `source`
 * itself. Says what records are to hold, unless the address does.
 *
 * @throws InvalidInputError when the query narrows something that is no listing
 */
export function listingAddress(
  source: string | null,
  { author, filters }: ListingQuery,
  { endpoint, kind }: ListingPlace,
): string {
  const narrowed = author !== null || filters.length > 0;
  const written = source ?? endpoint;
  const url = /^https?:/i.test(written) && URL.canParse(written) ? new URL(written) : null;
  if (url !== null && isBase(url, endpoint)) url.pathname = `${url.pathname.replace(/\/$/, '')}/api/${kind}`;
  if (url === null || !isListing(url.href)) {
    if (narrowed)
      throw new InvalidInputError('source', 'an address of the hub when --author or --filter is used');
    return written;
  }
  const { searchParams } = url;
  if (author !== null) searchParams.set('author', author);
  for (const filter of filters) searchParams.append('filter', filter);
  if (!searchParams.has('expand') && !CONTENT.some((name) => searchParams.has(name)))
    for (const name of WANTED[kind]) searchParams.set(name, 'true');
  if (!searchParams.has('limit')) searchParams.set('limit', PAGE_RECORDS);
  return url.href;
}

/** Parameters that say how records come, and none of them which ones. */
const FORM: ReadonlySet<string> = new Set([...CONTENT, 'direction', 'expand', 'limit', 'sort']);

/** Whether an address lists every repository of its kind. */
export const listsAll = (address: string): boolean =>
  /^https?:/i.test(address) &&
  isListing(address) &&
  [...new URL(address).searchParams.keys()].every((name) => FORM.has(name.replace(/\[\]$/, '')));

const isBase = (url: URL, endpoint: string): boolean =>
  url.pathname === '/' || url.href.replace(/\/$/, '') === endpoint.replace(/\/$/, '');
