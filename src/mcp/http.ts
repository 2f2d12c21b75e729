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

/**
 * Why a request may come from a page that had its own name lead to this server; null where it does
 * not.
 */
export function rebindingIn({ headers }: IncomingMessage, { hosts, origins }: Known): string | null {
  const own = [...localhostAllowedHostnames(), ...hosts];
  const host = validateHostHeader(headers.host, own);
  if (!host.ok) return host.message;
  if (origins === null) return null;
  const origin = validateOriginHeader(headers.origin, [...own, ...origins]);
  return origin.ok ? null : origin.message;
}
