import { isPlainObject, own, textOf } from '../plain-json';
import { parseJsonObject } from '../json-object';
import type { PageForm } from '../http/pages';
import { decoded } from '../text-encoding';

const SEARCH = /\/mlflow\/(?:registered-models|model-versions)\/search\/?$/;
const API_PATH = /\/api\/\d+\.\d+\//;
const FILE = /(?:^|\/)MLmodel$|\.(?:jsonl?|ndjson|ya?ml)(?:\.gz)?$/i;
const API = '/api/2.0/mlflow/registered-models/search';
/** Registries give at most 1,000 models at once. */
const PAGE_MODELS = '500';

/** Whether an address is a search of a registry, which comes in pages. */
export const isSearch = (address: string): boolean => SEARCH.test(new URL(address).pathname);

/**
 * What to read at an address: a search or a file as it is, anything else is the address of a
 * tracking server.
 */
export function registryAddress(source: string): string {
  const url = new URL(source);
  if (FILE.test(url.pathname)) return source;
  if (!isSearch(source)) {
    if (API_PATH.test(url.pathname)) return source;
    url.pathname = `${url.pathname.replace(/\/+$/, '')}${API}`;
  }
  if (!url.searchParams.has('max_results')) url.searchParams.set('max_results', PAGE_MODELS);
  return url.href;
}

const replyIn = (bytes: Buffer) => {
  const parsed = parseJsonObject(decoded(bytes));
  return 'value' in parsed ? parsed.value : null;
};

/** Pages of a search: JSON objects, each with the token of the next one. */
export const searchPages: PageForm = {
  name: 'JSON object',
  isWhole: (bytes) => isPlainObject(replyIn(bytes) ?? undefined),
  next: ({ url, bytes }) => {
    const token = textOf(own(replyIn(bytes) ?? {}, 'next_page_token'));
    if (token === null) return null;
    const next = new URL(url);
    next.searchParams.set('page_token', token);
    return next.href;
  },
};
