import type { IncomingMessage } from 'node:http';
import {
  createMcpHandler,
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import { toWebRequest } from '@modelcontextprotocol/node';
import type { Parts } from './ask';
import { createMcpServer } from './create-mcp-server';

/** A message of a client over HTTP, of which the body has been read. */
export interface McpRequest {
  readonly request: IncomingMessage;
  readonly body: unknown;
  /** Aborted when the client went away. */
  readonly gone: AbortSignal;
  /** Is told of what the protocol refused; nobody need act on it. */
  readonly onRefusal: (error: Error) => void;
}

/**
 * Answers one message. Nothing is remembered between two of them, and nobody can subscribe: what is
 * offered never changes.
 */
export async function answerOverHttp(
  { request, body, gone, onRefusal }: McpRequest,
  parts: Parts,
): Promise<Response> {
  const handler = createMcpHandler(() => createMcpServer(parts), { maxSubscriptions: 0, onerror: onRefusal });
  return handler.fetch(await toWebRequest(request, body, { signal: gone }), { parsedBody: body });
}

/** Names that a server is asked by, and whose pages may ask it, besides those of this machine. */
export interface Known {
  readonly hosts: readonly string[];
  /** Host names of the origins; null for any. */
  readonly origins: readonly string[] | null;
}

/** What shows that a page may have had its own name lead to this server. */
export interface Rebinding {
  readonly header: 'host' | 'origin';
  readonly message: string;
}

/**
 * Null where a request shows nothing of it. Browsers send `Origin` with each POST, those of a
 * page to its own server included (https://fetch.spec.whatwg.org/#origin-header); whoever sends
 * none is no browser, and may call this server by whatever name leads here.
 */
export function rebindingIn({ headers }: IncomingMessage, { hosts, origins }: Known): Rebinding | null {
  if (headers.origin === undefined) return null;
  const own = [...localhostAllowedHostnames(), ...hosts];
  const host = validateHostHeader(headers.host, own);
  if (!host.ok) return { header: 'host', message: host.message };
  if (origins === null) return null;
  const origin = validateOriginHeader(headers.origin, [...own, ...origins]);
  return origin.ok ? null : { header: 'origin', message: origin.message };
}
