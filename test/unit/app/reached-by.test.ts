import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { isOfThisMachine, schemeOf } from '../../../src/app/http/reached-by';
import { parseNetwork } from '../../../src/platform/network';

function requestFrom(remoteAddress: string, proto?: string): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (proto !== undefined) request.headers['x-forwarded-proto'] = proto;
  return request;
}

const trusted = [parseNetwork('10.0.0.0/8')!];

it.each([
  ['10.1.2.3', 'https', 'https'],
  ['10.1.2.3', 'HTTPS, http', 'https'],
  ['10.1.2.3', 'http, https', 'http'],
  ['10.1.2.3', 'wss', 'http'],
  ['10.1.2.3', undefined, 'http'],
  ['192.0.2.1', 'https', 'http'],
])('from %s with X-Forwarded-Proto %s it is %s', (address, proto, scheme) => {
  expect(schemeOf(requestFrom(address, proto), trusted)).toBe(scheme);
});

it('believes nobody where no proxy is trusted', () => {
  expect(schemeOf(requestFrom('10.1.2.3', 'https'), [])).toBe('http');
});

it.each([
  ['127.0.0.1', '127.0.0.1', true],
  ['::ffff:127.0.0.1', '::ffff:127.0.0.1', true],
  ['::1', '::1', true],
  ['192.0.2.7', '192.0.2.7', true],
  ['192.0.2.8', '192.0.2.7', false],
  ['::ffff:10.0.0.9', '::ffff:10.0.0.1', false],
  [undefined, '127.0.0.1', false],
])('a request from %p to %p is of this machine: %p', (remoteAddress, localAddress, isOfIt) => {
  const socket = Object.defineProperties(new Socket(), {
    remoteAddress: { value: remoteAddress },
    localAddress: { value: localAddress },
  });
  expect(isOfThisMachine(new IncomingMessage(socket))).toBe(isOfIt);
});

it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'origin'])(
  'a request that has %s is passed on by a proxy or made by a page, and not of this machine',
  (name) => {
    const address = { value: '127.0.0.1' };
    const socket = Object.defineProperties(new Socket(), { remoteAddress: address, localAddress: address });
    const request = new IncomingMessage(socket);
    request.headers[name] = 'for=203.0.113.9';
    expect(isOfThisMachine(request)).toBe(false);
  },
);
