import { InvalidInputError } from '../platform/errors';
import type { Hub } from './hub';
import type { ListingQuery, ReadOptions } from './read-options';
import type { HubItem } from './records';

/**
 * A hub that can be read live: it knows where it lists what it has, and where to go on after a
 * page.
 */
export interface ListingHub extends Hub {
  /** Where `source` is read from; the hub itself for null. */
  address(source: string | null, query: ListingQuery): string;
  /** Whether an address lists all that the hub has, so that what it lacks is no longer there. */
  listsAll(address: string): boolean;
  read(source: string, options: ReadOptions): AsyncIterable<HubItem>;
}

export const canList = (hub: Hub): hub is ListingHub => 'address' in hub && typeof hub.address === 'function';

const everything: ListingQuery = { author: null, filters: [] };

/**
 * What to read when `source` is asked of a hub: the same for a file, a folder or an address in
 * full; the hub's own listing for null.
 *
 * @throws InvalidInputError when the hub cannot be listed, and a source is missing or is to be
 * narrowed
 */
export function sourceOf(hub: Hub, source: string | null, query: ListingQuery = everything): string {
  if (canList(hub)) return hub.address(source, query);
  if (source === null) throw new InvalidInputError('source', `given: ${hub.name} cannot be listed live`);
  if (query.author !== null || query.filters.length > 0)
    throw new InvalidInputError('source', `read whole: ${hub.name} knows neither --author nor --filter`);
  return source;
}
