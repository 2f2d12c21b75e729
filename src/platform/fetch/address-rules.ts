import { IPv4, IPv6, parse, subnetMatch } from 'ipaddr.js';
import { isIP } from 'node:net';

/** What the ranges of `ipaddr.js` are, in words; a range without words goes by its name. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['linkLocal', 'link-local'],
  ['carrierGradeNat', 'shared by a carrier (CGNAT)'],
  ['broadcast', 'reserved or broadcast'],
  ['uniqueLocal', 'private (unique local)'],
  ['ipv4Mapped', 'IPv4-mapped'],
  ['deprecatedSiteLocal', 'site-local'],
  ['discard', 'discarded'],
  ['rfc6052', 'local translation (NAT64)'],
]);

const subnet = (network: string, bits: number): [IPv4 | IPv6, number] => [parse(network), bits];

/**
 * Ranges that the library knows under one word for several things, or not at all, by words of ours:
 * what is not globally reachable by IANA's special-purpose registries (RFC 6890 and its updates).
 */
const IPV4 = {
  'this network': subnet('0.0.0.0', 8),
  'reserved for protocols': subnet('192.0.0.0', 24),
  'for documentation': [subnet('192.0.2.0', 24), subnet('198.51.100.0', 24), subnet('203.0.113.0', 24)],
  '6to4 relay': subnet('192.88.99.0', 24),
  'for benchmarks': subnet('198.18.0.0', 15),
  'reserved or broadcast': subnet('240.0.0.0', 4),
};
const IPV6 = {
  unspecified: subnet('::', 128),
  loopback: subnet('::1', 128),
  'IPv4-compatible': subnet('::', 96),
  'reserved for protocols (Teredo, ORCHID)': subnet('2001::', 23),
  'for documentation': [subnet('2001:db8::', 32), subnet('3fff::', 20)],
};

/**
 * Prefix by which a network without IPv4 reaches the IPv4 address in its last 32 bits (RFC 6052).
 */
const NAT64 = subnet('64:ff9b::', 96);
/** Whatever else lies outside is no global unicast address. */
const GLOBAL_UNICAST = subnet('2000::', 3);
const IPV4_BYTES = 4;

/**
 * Only what the library calls `unicast`, and no range of ours has, is let pass: all else has a
 * rule.
 */
function ruleFor(address: IPv4 | IPv6, own: Parameters<typeof subnetMatch>[1]): string | null {
  const named = subnetMatch(address, own, '');
  if (named !== '') return named;
  const range = address.range();
  return range === 'unicast' ? null : (WORDS.get(range) ?? range);
}

function ruleForIpv6(address: IPv6): string | null {
  if (address.match(NAT64)) {
    const rule = ruleFor(new IPv4(address.toByteArray().slice(-IPV4_BYTES)), IPV4);
    return rule === null ? null : `${rule}, through NAT64`;
  }
  return ruleFor(address, IPV6) ?? (address.match(GLOBAL_UNICAST) ? null : 'no global unicast');
}

/** Why an IP address is not a public one, in words such as `loopback`; null when it is public. */
export function whyNotPublic(address: string): string | null {
  const [bare = ''] = address.split('%');
  // The library also reads `0x7f.1` and the like, which is nothing that a connection is made to.
  if (isIP(bare) === 0) return 'no IP address';
  const parsed = parse(bare);
  return parsed instanceof IPv6 ? ruleForIpv6(parsed) : ruleFor(parsed, IPV4);
}
