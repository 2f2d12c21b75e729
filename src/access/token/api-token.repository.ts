import type { SqlExecutor } from '../../platform/database';
import type { Grant } from '../grant/grant.repository';
import type { Scope } from '../viewer';
import { calledBy, IS_CALLED, type CalledToken } from './called-token';
import { isOnlyFor } from './tokens-of-publishers';

/** A token as it is looked up by its secret. */
export interface KnownToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly isForEveryPublisher: boolean;
  readonly expiresAt: Date | null;
  readonly grants: readonly Pick<Grant, 'publisherId' | 'role'>[];
}

/** A token as it stands, whether it may still be used or not. */
export interface StandingToken extends KnownToken {
  readonly revokedAt: Date | null;
}

export interface NewToken {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly isForEveryPublisher: boolean;
  readonly expiresAt: Date | null;
  readonly createdBy: string;
}

/** What there is to know of a token, its secret's hash left out. */
export interface TokenFacts {
  /** Its number. */
  readonly id: number;
  /** `token:<uuid>`: who it is in grants and in the audit log. */
  readonly principal: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly isForEveryPublisher: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** The columns of `KnownToken`, of a row of `api_token`. */
const KNOWN = `id, name, scopes, "isForEveryPublisher", "expiresAt", ARRAY(
          SELECT jsonb_build_object('publisherId', "publisherId", 'role', role)
          FROM publisher_grant WHERE principal = 'token:' || api_token.id
        ) AS grants`;

/** The columns of `TokenFacts`, of a row of `api_token`. */
export const TOKEN_FACTS = `api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
    "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt"`;

/** A token as it is listed: all but its secret, of which only a hash is kept. */
export interface ListedToken extends Omit<TokenFacts, 'id' | 'principal'> {
  /** Its UUID. */
  readonly id: string;
  /** `<publisher>:<role>`; empty for one that is for every publisher, or for none. */
  readonly roles: readonly string[];
}

/** Reads and writes tokens. */
export class ApiTokenRepository {
  constructor(private readonly executor: SqlExecutor) {}

  /** The token of this hash with its grants, unless it is revoked; it may have expired. */
  async findByHash(hash: string): Promise<KnownToken | null> {
    const [row] = await this.executor.query<KnownToken>({
      label: 'token_by_hash',
      text: `SELECT ${KNOWN} FROM api_token WHERE hash = $1 AND "revokedAt" IS NULL`,
      values: [hash],
    });
    return row ?? null;
  }

  /** The token of this UUID with its grants as they are now; it may have ended. */
  async findById(id: string): Promise<StandingToken | null> {
    const [row] = await this.executor.query<StandingToken>({
      label: 'token_by_id',
      text: `SELECT ${KNOWN}, "revokedAt" FROM api_token WHERE id = $1`,
      values: [id],
    });
    return row ?? null;
  }

  /** Notes that the token was used, unless that was noted within the last minute. */
  async touch(id: string): Promise<void> {
    await this.executor.query({
      label: 'touch_token',
      text: `UPDATE api_token SET "lastUsedAt" = now()
        WHERE id = $1 AND coalesce("lastUsedAt" < now() - interval '1 minute', true)`,
      values: [id],
    });
  }

  /** The token that was added; null when one that is not revoked has this name. */
  async insert(executor: SqlExecutor, token: NewToken): Promise<TokenFacts | null> {
    const [row] = await executor.query<TokenFacts>({
      label: 'insert_token',
      text: `INSERT INTO api_token (id, name, hash, scopes, "isForEveryPublisher", "expiresAt", "createdBy")
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (lower(name)) WHERE "revokedAt" IS NULL DO NOTHING
        RETURNING ${TOKEN_FACTS}`,
      values: [
        token.id,
        token.name,
        token.hash,
        token.scopes,
        token.isForEveryPublisher,
        token.expiresAt,
        token.createdBy,
      ],
    });
    return row ?? null;
  }

  /** The token as it is once revoked. */
  async revoke(executor: SqlExecutor, principal: string): Promise<TokenFacts | null> {
    const [row] = await executor.query<TokenFacts>({
      label: 'revoke_token',
      text: `UPDATE api_token SET "revokedAt" = now() WHERE 'token:' || id = $1 AND "revokedAt" IS NULL
        RETURNING ${TOKEN_FACTS}`,
      values: [principal],
    });
    return row ?? null;
  }

  /**
   * Who a token is that is not revoked; null when there is none, or, where publishers are given,
   * none that is for some of these and for nothing else.
   */
  async principalOf(
    executor: SqlExecutor,
    token: CalledToken,
    publisherIds: readonly number[] | null,
  ): Promise<string | null> {
    const [row] = await executor.query<{ principal: string }>({
      label: 'token_principal',
      text: `SELECT 'token:' || id AS principal FROM api_token
        WHERE ${IS_CALLED} AND "revokedAt" IS NULL
          AND ($4::int[] IS NULL OR ${isOnlyFor('api_token', `'token:' || api_token.id`, '$4::int[]')})`,
      values: [...calledBy(token), publisherIds],
    });
    return row?.principal ?? null;
  }

  /** All tokens, the newest first; without those that are revoked unless asked for. */
  list({ withRevoked }: { readonly withRevoked: boolean }): Promise<ListedToken[]> {
    return this.executor.query({
      label: 'list_tokens',
      text: `SELECT id, name, scopes, "isForEveryPublisher", "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt",
          ARRAY(SELECT coalesce(slug || ':', '') || role FROM publisher_grant
            LEFT JOIN publisher ON publisher.id = "publisherId"
            WHERE principal = 'token:' || api_token.id ORDER BY slug NULLS FIRST) AS roles
        FROM api_token WHERE $1 OR "revokedAt" IS NULL ORDER BY "createdAt" DESC, id`,
      values: [withRevoked],
    });
  }
}
