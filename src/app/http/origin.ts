import type { Exchange } from './exchange';

const HOST = /^[\w.:[\]-]{1,255}$/;

/** Whether a header names a host and nothing else: `me@localhost` is part of an address. */
export const isHost = (written: string): boolean => HOST.test(written);

/**
 * Scheme and host that people reach this server by, such as `https://models.example.org`.
 *
 * @param publicUrl as the operator says; null: as they ask for it
 */
export function originOf({ request, scheme }: Exchange, publicUrl: string | null): string {
  const host = request.headers.host ?? '';
  return publicUrl ?? `${scheme}://${isHost(host) ? host : 'localhost'}`;
}

/** The header that leads to the same list from another place on. */
export function nextLink(exchange: Exchange, next: string, publicUrl: string | null): string {
  const query = new URLSearchParams(exchange.search);
  query.set('cursor', next);
  return `<${originOf(exchange, publicUrl)}${exchange.path}?${query.toString()}>; rel="next"`;
}
