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

/**
 * Whether a request comes from this machine: by its loopback addresses, or from the address that it
 * is for. What a proxy on this machine passes on does, too.
 */
export function isOfThisMachine({ socket: { remoteAddress, localAddress } }: IncomingMessage): boolean {
  const peer = readAddress(remoteAddress ?? '');
  return peer !== null && (peer.range() === 'loopback' || remoteAddress === localAddress);
}
