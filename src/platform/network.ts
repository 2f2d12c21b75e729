import { IPv4, IPv6, isValidCIDR, parse, parseCIDR } from 'ipaddr.js';
import { isIP } from 'node:net';

/** An address with the number of its leading bits that count. */
export type Network = readonly [IPv4 | IPv6, number];

/** Reads an address; an IPv4 address in the clothes of IPv6 counts as IPv4. */
export function readAddress(text: string): IPv4 | IPv6 | null {
  // The library also reads what inet_aton does, such as `127.1` or `0x7f000001`.
  if (isIP(text) === 0) return null;
  const address = parse(text);
  return address instanceof IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** Reads `10.0.0.0/8`, or one address as the network of itself; null when it is neither. */
export function parseNetwork(text: string): Network | null {
  if (isValidCIDR(text)) return parseCIDR(text);
  const address = readAddress(text);
  return address === null ? null : [address, address instanceof IPv4 ? 32 : 128];
}

export const isWithin = (address: IPv4 | IPv6, networks: readonly Network[]): boolean =>
  networks.some(([network, bits]) => {
    if (address instanceof IPv4) return network instanceof IPv4 && address.match(network, bits);
    return network instanceof IPv6 && address.match(network, bits);
  });
