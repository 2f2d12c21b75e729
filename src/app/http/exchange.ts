import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../platform/log';

/** Whoever waits for an answer and may go away before it, as the client of an HTTP response. */
export interface Waiting {
  readonly destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** One operation that somebody asks for: by an HTTP request of its own, or over a connection. */
export interface Call {
  /** What its sender is known by. */
  readonly request: {
    readonly headers: IncomingHttpHeaders;
    readonly socket: { readonly remoteAddress?: string | undefined };
  };
  readonly response: Waiting;
  readonly requestId: string;
  readonly log: Log;
  /** Filled in by what answers it, for the access log and the metrics. */
  operation?: { readonly type: string; readonly name: string | null };
}

/** One HTTP request with its response, and what the server noted about it. */
export interface Exchange extends Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** By which the client reaches this server, as far as its proxies are trusted. */
  readonly scheme: 'http' | 'https';
  readonly path: string;
  /** The query string with its question mark, or empty. */
  readonly search: string;
  /** How whoever asked is told of a failure; JSON where it is left out. */
  tell?: (failure: HttpError) => Promise<void>;
}

export type Handler = (exchange: Exchange) => Promise<void> | void;

/** A fault of the HTTP request itself; answered as JSON in the shape of a GraphQL error. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

export const methodNotAllowed = (allowed: readonly string[]): HttpError =>
  new HttpError(405, 'METHOD_NOT_ALLOWED', `Use ${allowed.join(' or ')} here.`, {
    allow: allowed.join(', '),
  });
