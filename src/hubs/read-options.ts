import type { OwnHub } from './records';

/** What an import asks of a reader. A reader of files heeds `limit` alone. */
export interface ReadOptions {
  /** At most so many records. */
  readonly limit: number | null;
  /** Whether to fetch from addresses that are not public too. */
  readonly allowPrivate?: boolean;
  /** Whether to read what the hub keeps private and shows to the owner of the token. */
  readonly includePrivate?: boolean;
  /** A file that describes the study whose table is read; only for hubs that take one. */
  readonly description?: string;
  /** A hub of one's own that the records are of; only for readers that take one. */
  readonly ownHub?: OwnHub;
  /** Ends waiting and fetching; what was read until then stays. */
  readonly signal?: AbortSignal;
  /** Where `onPage` said that an earlier run may go on. */
  readonly resumeFrom?: string | null;
  /**
   * Told, when all records of a page have been handed out, where the next one is; null when there
   * is none. Whoever keeps it must keep it only after those records are safe.
   */
  readonly onPage?: (next: string | null) => void;
}

/** What part of a hub to read. */
export interface ListingQuery {
  /** Owner on the hub. */
  readonly author: string | null;
  /** Tags that a record must have, all of them. */
  readonly filters: readonly string[];
}

/** Which hub is read live, and as whom. */
export interface HubSettings {
  /**
   * Base address of Hugging Face or of a mirror; null for https://huggingface.co. One that is named
   * may be private.
   */
  readonly huggingFaceEndpoint: string | null;
  /** Access token; sent to that address only. */
  readonly huggingFaceToken: string | null;
}
