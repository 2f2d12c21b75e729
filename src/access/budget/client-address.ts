import { IPv6 } from 'ipaddr.js';
import { isWithin, readAddress, type Network } from '../../platform/network';

/** What one home or office is given of IPv6: whoever has an address there has all of them. */
const IPV6_PARTS = 4;

/** `192.0.2.1:4711` and `[2001:db8::1]:4711`, as some proxies write addresses. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/;

function withoutPort(text: string): string {
  const [, six, four] = WITH_PORT.exec(text) ?? [];
  return six ?? four ?? text;
}

/**
 * Who sent a request, as far as its addresses tell: the peer of the connection or, where that is a
 * trusted proxy, the last address of `X-Forwarded-For` that is none. What stands before it was
 * written by the client and is not believed.
 *
 * @param peer address at the other end of the connection
 * @param forwardedFor value of `X-Forwarded-For`
 * @returns an IPv4 address, or the /64 network of an IPv6 address
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: readonly Network[],
): string {
  let client = readAddress(peer);
  if (client === null) return peer;
  const forwarded = trusted.length === 0 ? [] : (forwardedFor ?? '').split(',');
  while (isWithin(client, trusted)) {
    const before = readAddress(withoutPort((forwarded.pop() ?? '').trim()));
    if (before === null) break;
    client = before;
  }
  return client instanceof IPv6
    ? `${client.parts
        .slice(0, IPV6_PARTS)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : client.toString();
}
