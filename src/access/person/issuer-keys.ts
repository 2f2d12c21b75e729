import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { systemClock, type Clock } from '../../platform/clock';
import { UnavailableError } from '../../platform/errors';

const TIMEOUT_MS = 5000;
/** After a failure the issuer is left alone for so long: tokens are refused at once meanwhile. */
const LEFT_ALONE_MS = 5000;
/** Unknown key ids make the keys be read again, but not more often than this. */
const ROTATION_COOLDOWN_MS = 30_000;
const KEYS_BELIEVED_MS = 600_000;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

export interface IssuerKeyOptions {
  readonly issuer: string;
  readonly clock?: Clock;
  readonly rotationCooldownMs?: number;
}

const withoutSlash = (address: string): string => address.replace(/\/$/, '');

/**
 * The public keys of an identity provider, found by OpenID Connect Discovery 1.0 and read again
 * when a token names a key that is not known.
 */
export class IssuerKeys {
  private readonly clock: Clock;
  private keys: Promise<JWTVerifyGetKey> | null = null;
  private failedAt = -Infinity;

  constructor(private readonly options: IssuerKeyOptions) {
    this.clock = options.clock ?? systemClock;
  }

  /**
   * The key of a token, for `jwtVerify`.
   *
   * @throws UnavailableError when the provider does not answer, or answers something else than keys
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.clock.now() - this.failedAt < LEFT_ALONE_MS) throw this.unavailable(undefined);
    const keys = await (this.keys ??= this.discover());
    try {
      return await keys(header, token);
    } catch (error) {
      if (isOfToken(error)) throw error;
      throw this.failed(error);
    }
  };

  private async discover(): Promise<JWTVerifyGetKey> {
    const { issuer, rotationCooldownMs = ROTATION_COOLDOWN_MS } = this.options;
    try {
      const address = `${withoutSlash(issuer)}/.well-known/openid-configuration`;
      const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      const { issuer: named, jwks_uri: keysAt } = discoverySchema.parse(await response.json());
      if (withoutSlash(named) !== withoutSlash(issuer)) throw new Error(`${address} is of another issuer`);
      return createRemoteJWKSet(new URL(keysAt), {
        timeoutDuration: TIMEOUT_MS,
        cooldownDuration: rotationCooldownMs,
        cacheMaxAge: KEYS_BELIEVED_MS,
      });
    } catch (error) {
      this.keys = null;
      throw this.failed(error);
    }
  }

  private failed(cause: unknown): UnavailableError {
    this.failedAt = this.clock.now();
    return this.unavailable(cause);
  }

  private unavailable(cause: unknown): UnavailableError {
    return new UnavailableError(
      'The identity provider does not answer, so its tokens cannot be checked now; try again later.',
      { cause },
    );
  }
}

/** Faults of the token: it names no key of the issuer, or one of another kind. */
const isOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
