import { unpackedBytes } from '../byte-source';
import type { ReadOptions } from '../read-options';
import { ask, type Connection } from './connection';
import { LastingFailure, PassingFailure, retrying } from '../../platform/fetch/retry';

/** A page of 1,000 full records is some 10 MB. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const PAGE_TIME_MS = 5 * 60_000;
/** So often a page may be broken before it is read as far as it can be. */
const MAX_BROKEN = 3;

/** What went wrong with a page rather than with a record. */
export interface PageFault {
  kind: 'fault';
  page: string;
  message: string;
}

export interface Page {
  kind: 'page';
  url: string;
  bytes: Buffer;
}

/** What the pages of a listing look like. */
export interface PageForm {
  /** What a page is, completing "answered no ...". */
  readonly name: string;
  readonly isWhole: (bytes: Buffer) => boolean;
  /** Where the next page is; null behind the last one. */
  readonly next: (page: { url: string; bytes: Buffer; headers: Headers }) => string | null;
}

export interface PagesOptions extends Pick<ReadOptions, 'resumeFrom' | 'onPage'> {
  readonly connection: Connection;
  readonly form: PageForm;
}

interface Fetched {
  bytes: Buffer;
  next: string | null;
  isWhole: boolean;
}

/** Where the `Link` header says that the next page is (RFC 8288). */
export function linkToNext(url: string, headers: Headers): string | null {
  const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
  return next === undefined ? null : new URL(next, url).href;
}

/**
 * Every page of a listing, each tried again until it comes whole; `onPage` is told when the reader
 * asks for what follows a page.
 */
export async function* pagesOf(first: string, options: PagesOptions): AsyncGenerator<Page | PageFault> {
  const { onPage, form, connection } = options;
  const seen = new Set<string>();
  let url: string | null = options.resumeFrom ?? first;
  while (url !== null) {
    seen.add(url);
    const page: Fetched | null = await getPage(url, options).catch((error: unknown) => {
      // A cursor does not live for ever: what it led to is read again, which changes nothing that
      // is in already.
      if (error instanceof LastingFailure && error.isClientFault && url === options.resumeFrom) return null;
      throw error;
    });
    if (page === null) {
      seen.clear();
      url = first;
      continue;
    }
    yield { kind: 'page', url, bytes: page.bytes };
    if (!page.isWhole) yield faultIn(url, `is no ${form.name}; it was read as far as it could be`);
    const isRepeated: boolean = page.next !== null && seen.has(page.next);
    if (isRepeated) yield faultIn(url, 'leads back to a page that was read; the listing ends there');
    url = isRepeated ? null : page.next;
    connection.pace.signal?.throwIfAborted();
    onPage?.(url);
  }
}

const faultIn = (page: string, message: string): PageFault => ({ kind: 'fault', page, message });

/** @throws UnavailableError when the page does not come, however often it is asked for */
function getPage(url: string, { connection, form }: PagesOptions): Promise<Fetched> {
  let broken = 0;
  return retrying(async () => {
    const response = await ask(url, connection, { maxBytes: MAX_PAGE_BYTES, totalMs: PAGE_TIME_MS });
    const parts: Uint8Array[] = [];
    if (response.body !== null) for await (const part of unpackedBytes(response.body, url)) parts.push(part);
    const bytes = Buffer.concat(parts);
    const isWhole = form.isWhole(bytes);
    if (!isWhole && (broken += 1) < MAX_BROKEN) throw new PassingFailure(`${url} answered no ${form.name}.`);
    return { bytes, next: form.next({ url, bytes, headers: response.headers }), isWhole };
  }, connection.pace);
}
