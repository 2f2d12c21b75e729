import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../platform/log';

/** One HTTP request with its response, and what the server noted about it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  /** The query string with its question mark, or empty. */
  readonly search: string;
  readonly requestId: string;
  readonly log: Log;
  /** How whoever asked is told of a failure; JSON where it is left out. */
  tell?: (failure: HttpError) => Promise<void>;
  /** Filled in by the GraphQL handler, for the access log and the metrics. */
  operation?: { readonly type: string; readonly name: string | null };
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
