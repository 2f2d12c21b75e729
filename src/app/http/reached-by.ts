import type { IncomingMessage } from 'node:http';
import { isWithin, readAddress, type Network } from '../../platform/network';

/**
 * The scheme that a client reaches this server by: `https` where a trusted proxy says so in
 * `X-Forwarded-Proto`, of several that of the first, which is the client's own.
 */
export function schemeOf(
  { headers, socket }: IncomingMessage,
  trusted: readonly Network[],
): 'http' | 'https' {
  const told = headers['x-forwarded-proto'];
  if (told === undefined || trusted.length === 0) return 'http';
  const peer = readAddress(socket.remoteAddress ?? '');
  if (peer === null || !isWithin(peer, trusted)) return 'http';
  const [first = ''] = String(told).split(',');
  return first.trim().toLowerCase() === 'https' ? 'https' : 'http';
}

/** What proxies and browsers send beside a request that is not their own. */
const PASSED_ON = /^(?:forwarded|x-forwarded-.*|x-real-ip|via|origin)$/;

/**
 * Whether a program of this machine made a request: it comes by the loopback addresses, or from the
 * address that it is for, and nothing tells of a proxy that passes it on or of a page that asks.
 * What a proxy passes on without a word of it cannot be told apart.
 */
export function isOfThisMachine({ headers, socket }: IncomingMessage): boolean {
  if (Object.keys(headers).some((name) => PASSED_ON.test(name))) return false;
  const { remoteAddress, localAddress } = socket;
  const peer = readAddress(remoteAddress ?? '');
  return peer !== null && (peer.range() === 'loopback' || remoteAddress === localAddress);
}
