import { clientAddress } from '../../../src/access/budget/client-address';
import { parseNetwork, type Network } from '../../../src/platform/network';

const networks = (...texts: string[]): Network[] =>
  texts.map(parseNetwork).filter((network) => network !== null);

const PROXIES = networks('10.0.0.0/8', '2001:db8:ffff::/48');

describe('the address of a client', () => {
  it.each([
    ['198.51.100.7', undefined, '198.51.100.7'],
    ['::ffff:198.51.100.7', undefined, '198.51.100.7'],
    ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
    ['10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['::ffff:10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['10.1.2.3', '203.0.113.9:4711', '203.0.113.9'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['10.1.2.3', '', '10.1.2.3'],
    ['10.1.2.3', 'unknown', '10.1.2.3'],
  ])('of a connection from %s that was forwarded for %s is %s', (peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded, PROXIES)).toBe(expected);
  });

  it('is the last that no trusted proxy has: what the client wrote before it is not believed', () => {
    const forwarded = '192.0.2.1, 203.0.113.9, 10.9.9.9';
    expect(clientAddress('10.1.2.3', forwarded, PROXIES)).toBe('203.0.113.9');
  });

  it('is that of the first proxy where all are trusted', () => {
    expect(clientAddress('10.1.2.3', '10.0.0.1, 10.0.0.2', PROXIES)).toBe('10.0.0.1');
  });

  it('is the peer where no proxy is trusted', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.9', [])).toBe('127.0.0.1');
  });

  it('is a whole /64 of IPv6, which is what one home has', () => {
    const first = clientAddress('2001:db8:1:2:aaaa::1', undefined, PROXIES);
    const second = clientAddress('2001:db8:ffff::1', '[2001:db8:1:2:bbbb::2]:4711', PROXIES);
    expect(first).toBe('2001:db8:1:2::/64');
    expect(second).toBe(first);
    expect(clientAddress('2001:db8:1:3:aaaa::1', undefined, PROXIES)).not.toBe(first);
  });

  it('is what the connection says where that is no address', () => {
    expect(clientAddress('', '203.0.113.9', PROXIES)).toBe('');
  });
});
