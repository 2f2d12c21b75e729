import { gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { whyNotPublic } from '../../../../src/platform/fetch/address-rules';
import { RefusedAddressError } from '../../../../src/platform/fetch/refused-address';
import type { Resolve } from '../../../../src/platform/fetch/name-lookup';
import { createSafeFetch, type FetchRules } from '../../../../src/platform/fetch/safe-fetch';
import { aServer, type LocalServer } from '../../hubs/http-support';

const servers: LocalServer[] = [];
const serve = async (answer: RequestListener): Promise<LocalServer> => {
  const server = await aServer(answer);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const hello: RequestListener = (_request, response) => void response.end('hello');
const resolvesTo =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const failureOf = (url: string, rules: Partial<FetchRules> = {}): Promise<unknown> =>
  createSafeFetch(rules)(url).then(
    () => 'was fetched',
    (error: unknown) => error,
  );
const messageOf = async (url: string, rules: Partial<FetchRules> = {}): Promise<string> =>
  String(await failureOf(url, rules));

describe('the rule for addresses', () => {
  it.each([
    ['0.0.0.0', 'this network'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['100.64.0.1', 'shared by a carrier (CGNAT)'],
    ['192.0.0.8', 'reserved for protocols'],
    ['192.0.2.1', 'for documentation'],
    ['192.88.99.1', '6to4 relay'],
    ['198.18.0.1', 'for benchmarks'],
    ['198.51.100.1', 'for documentation'],
    ['203.0.113.1', 'for documentation'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'reserved or broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'IPv4-mapped'],
    ['::ffff:808:808', 'IPv4-mapped'],
    ['::7f00:1', 'IPv4-compatible'],
    ['64:ff9b::10.0.0.1', 'private, through NAT64'],
    ['64:ff9b::a9fe:a9fe', 'link-local, through NAT64'],
    ['64:ff9b:1::1', 'local translation (NAT64)'],
    ['100::1', 'discarded'],
    ['2001::1', 'reserved for protocols (Teredo, ORCHID)'],
    ['2001:db8::1', 'for documentation'],
    ['2002:7f00:1::', '6to4'],
    ['3fff::1', 'for documentation'],
    ['fc00::1', 'private (unique local)'],
    ['fd12:3456::1', 'private (unique local)'],
    ['fe80::1%eth0', 'link-local'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'no global unicast'],
    ['localhost', 'no IP address'],
  ])('refuses %s: %s', (address, rule) => {
    expect(whyNotPublic(address)).toBe(rule);
  });

  it.each([
    ['0.0.0.0', '0.255.255.255'],
    ['10.0.0.0', '10.255.255.255'],
    ['100.64.0.0', '100.127.255.255'],
    ['127.0.0.0', '127.255.255.255'],
    ['169.254.0.0', '169.254.255.255'],
    ['172.16.0.0', '172.31.255.255'],
    ['192.0.0.0', '192.0.0.255'],
    ['192.0.2.0', '192.0.2.255'],
    ['192.88.99.0', '192.88.99.255'],
    ['192.168.0.0', '192.168.255.255'],
    ['198.18.0.0', '198.19.255.255'],
    ['198.51.100.0', '198.51.100.255'],
    ['203.0.113.0', '203.0.113.255'],
    ['224.0.0.0', '255.255.255.255'],
    ['::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('refuses all from %s to %s, whatever the library calls them', (first, last) => {
    expect(whyNotPublic(first)).not.toBeNull();
    expect(whyNotPublic(last)).not.toBeNull();
  });

  it.each(['8.8.8.8', '100.128.0.1', '172.32.0.1', '2606:4700::1', '64:ff9b::8.8.8.8'])(
    'lets the public %s pass',
    (address) => {
      expect(whyNotPublic(address)).toBeNull();
    },
  );
});

describe('safe fetch', () => {
  it('refuses a host that is written as an address of this network, in any notation', async () => {
    const { port, requests } = await serve(hello);
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
      const error = await failureOf(`http://${host}:${port}/`);
      expect(error).toBeInstanceOf(RefusedAddressError);
      expect(String(error)).toMatch(
        /is not fetched: \S+ is not a public address \((loopback|IPv4-mapped)\)\.$/,
      );
    }
    expect(requests).toHaveLength(0);
  });

  it('refuses a name that leads to a private address, also as one of several', async () => {
    const { port, requests } = await serve(hello);
    const url = `http://hub.test:${port}/models`;
    expect(await messageOf(url, { resolve: resolvesTo('127.0.0.1') })).toBe(
      `RefusedAddressError: ${url} is not fetched: hub.test is at 127.0.0.1, not a public address (loopback).`,
    );
    expect(await messageOf(url, { resolve: resolvesTo('8.8.8.8', '10.0.0.1') })).toContain('10.0.0.1');
    expect(await messageOf(`http://localhost:${port}/`)).toContain('(loopback)');
    expect(requests).toHaveLength(0);
  });

  it('connects to the very address that it checked: the name is looked up once', async () => {
    const { port } = await serve(hello);
    const resolve = jest.fn(resolvesTo('127.0.0.1'));
    const get = createSafeFetch({ resolve, allowPrivate: true });
    const response = await get(`http://hub.test:${port}/`);
    expect(await response.text()).toBe('hello');
    expect(resolve.mock.calls).toEqual([['hub.test']]);
  });

  it('refuses other schemes, passwords in addresses and what is no address', async () => {
    expect(await messageOf('file:///etc/passwd')).toContain('only http and https addresses are');
    expect(await messageOf('gopher://example.org/')).toContain('only http and https');
    const secret = await messageOf('https://me:s3cret@example.org/');
    expect(secret).toContain('it names a user or a password');
    expect(secret).not.toContain('s3cret');
    expect(await messageOf('nonsense')).toContain('it is no address');
  });

  it('follows redirects within the same rules', async () => {
    const inside = await serve(hello);
    const outside = await serve((request, response) => {
      const location = request.url === '/scheme' ? 'file:///etc/passwd' : `${inside.url}/secret`;
      response.writeHead(302, { location }).end();
    });
    const trustedOrigins = [outside.url];
    expect(await messageOf(`${outside.url}/in`, { trustedOrigins })).toContain('(loopback)');
    expect(await messageOf(`${outside.url}/scheme`, { trustedOrigins })).toContain('only http and https');
    expect(inside.requests).toHaveLength(0);
    const response = await createSafeFetch({ allowPrivate: true })(`${outside.url}/in`);
    expect(await response.text()).toBe('hello');
  });

  it('gives up after five redirects', async () => {
    const server = await serve(
      (_request, response) => void response.writeHead(307, { location: '/on' }).end(),
    );
    expect(await messageOf(server.url, { allowPrivate: true })).toContain('redirects more than 5 times');
    expect(server.requests).toHaveLength(6);
  });

  it('sends the token to its own origin only', async () => {
    const other = await serve(hello);
    const hub = await serve(
      (_request, response) => void response.writeHead(302, { location: other.url }).end(),
    );
    const token = { origin: hub.url, value: 's3cret' };
    await createSafeFetch({ allowPrivate: true, token })(hub.url);
    expect(hub.requests[0]?.headers.authorization).toBe('Bearer s3cret');
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('posts to public addresses and to those that are trusted, and follows no redirect with it', async () => {
    const bodies: string[] = [];
    const receiver = await serve((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(307, { location: '/on' }).end();
      });
    });
    const post = { headers: { 'content-type': 'application/json', 'x-own': '1' }, body: '{"ä":1}' };
    await expect(createSafeFetch()(receiver.url, { post })).rejects.toThrow('(loopback)');
    const reply = await createSafeFetch({ trustedOrigins: [receiver.url] })(receiver.url, { post });
    expect(reply.status).toBe(307);
    expect(bodies).toEqual(['{"ä":1}']);
    const [request] = receiver.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/' });
    expect(request?.headers).toMatchObject({
      'x-own': '1',
      'content-length': '8',
      'user-agent': 'rootstock',
    });
  });

  it('reaches over TLS only where that is asked for, but for origins that are trusted', async () => {
    const { url, port, requests } = await serve(hello);
    const rules = { httpsOnly: true, resolve: resolvesTo('8.8.8.8') };
    expect(await messageOf(`http://hub.test:${port}/`, rules)).toContain('only https addresses are');
    expect(requests).toHaveLength(0);
    expect(await messageOf(url, { ...rules, trustedOrigins: [url] })).toBe('was fetched');
  });

  it('bounds the body after unpacking it', async () => {
    const packed = gzipSync(Buffer.alloc(1_000_000));
    const server = await serve(
      (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    );
    const get = createSafeFetch({ allowPrivate: true });
    expect((await (await get(server.url)).arrayBuffer()).byteLength).toBe(1_000_000);
    const response = await get(server.url, { maxBytes: 999_999 });
    await expect(response.arrayBuffer()).rejects.toThrow('answers more than the 999999 bytes');
  });

  it('names an address that is silent, slow, cut off or not there', async () => {
    const silent = await serve(() => undefined);
    const allowPrivate = true;
    expect(await messageOf(silent.url, { allowPrivate, idleMs: 50 })).toContain('was silent for 0.05 s');
    await expect(createSafeFetch({ allowPrivate })(silent.url, { totalMs: 50 })).rejects.toThrow(
      'cannot be reached',
    );
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    const response = await createSafeFetch({ allowPrivate })(cut.url);
    await expect(response.text()).rejects.toThrow('broke off before its end');
    await cut.stop();
    servers.splice(servers.indexOf(cut), 1);
    expect(await messageOf(cut.url, { allowPrivate })).toContain('cannot be reached');
  });

  it('ends at once when it is asked to', async () => {
    const stopping = new AbortController();
    const silent = await serve(() => stopping.abort());
    const reply = createSafeFetch({ allowPrivate: true })(silent.url, { signal: stopping.signal });
    await expect(reply).rejects.toThrow('cannot be reached');
  });
});
