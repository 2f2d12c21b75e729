import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CorsOrigins } from '../../platform/settings/origins';

const PREFLIGHT_SECONDS = '86400';
const SENDABLE_HEADERS = [
  ...['content-type', 'x-request-id', 'apollo-require-preflight'],
  ...['last-event-id', 'x-graphql-event-stream-token'],
  ...['mcp-protocol-version', 'mcp-method', 'mcp-name'],
].join(', ');
const READABLE_HEADERS = [
  ...['x-request-id', 'etag', 'link', 'retry-after'],
  ...['ratelimit-policy', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
  // What clients of the Hugging Face Hub go by.
  ...['x-error-code', 'x-error-message', 'x-repo-commit', 'accept-ranges', 'content-range'],
].join(', ');

/**
 * Opens reading to pages of other origins. The `Authorization` header is not among those allowed,
 * so that a page elsewhere can read what everybody may read, and can never write, even if it knows
 * a token.
 */
export function allowCrossOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  origins: CorsOrigins,
): void {
  const origin = request.headers.origin;
  if (origins === 'none' || origin === undefined) return;
  if (origins !== 'any') response.appendHeader('vary', 'Origin');
  if (origins !== 'any' && !origins.includes(origin)) return;
  response.setHeader('access-control-allow-origin', origins === 'any' ? '*' : origin);
  response.setHeader('access-control-expose-headers', READABLE_HEADERS);
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  response.setHeader('access-control-allow-headers', SENDABLE_HEADERS);
  response.setHeader('access-control-max-age', PREFLIGHT_SECONDS);
}
