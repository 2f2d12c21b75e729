import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload, type KeyLike } from 'jose';

interface Key {
  readonly kid: string;
  readonly privateKey: KeyLike;
  readonly jwk: object;
}

async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** An identity provider on this machine: discovery and keys, and tokens that it signs. */
export class LocalIssuer {
  /** How often the keys were asked for. */
  keyReads = 0;
  /** Answers 500 to everything while set. */
  isFailing = false;
  private keys: Key[] = [];
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/realm`;
  }

  async start(): Promise<void> {
    await this.rotate('first');
    this.server = createServer((request, response) => {
      if (this.isFailing) return void response.writeHead(500).end();
      response.setHeader('content-type', 'application/json');
      if (request.url === '/realm/.well-known/openid-configuration')
        return void response.end(JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/keys` }));
      this.keyReads += 1;
      response.end(JSON.stringify({ keys: this.keys.map(({ jwk }) => jwk) }));
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  async stop(): Promise<void> {
    if (this.server === undefined) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  /** Signs with a new key from now on, and publishes only that one. */
  async rotate(kid: string): Promise<void> {
    this.keys = [await newKey(kid)];
  }

  get publicKey(): object {
    return this.key.jwk;
  }

  /** A token of this issuer; what is given replaces what is usual. */
  async token(claims: JWTPayload = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: this.url, aud: 'rootstock', sub: 'ada', iat: now, exp: now + 300 };
    const { kid, privateKey } = this.key;
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  }

  private get key(): Key {
    const [key] = this.keys;
    if (key === undefined) throw new Error('The issuer was not started.');
    return key;
  }
}
