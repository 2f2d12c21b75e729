import type { SqlExecutor } from '../../platform/database';
import { readGlobalId } from '../../platform/graphql/global-id';
import { slugKey } from '../../platform/written-text';
import { calledBy, IS_CALLED, type CalledToken } from '../token/called-token';
import type { PublisherRole } from '../viewer';

/** A role at one publisher; at the whole catalogue where the publisher is null. */
export interface Grant {
  readonly principal: string;
  readonly publisherId: number | null;
  readonly role: PublisherRole | 'ADMIN';
}

/** A grant as it is listed. */
export interface ListedGrant extends Grant {
  readonly publisher: string | null;
  readonly grantedAt: Date;
  readonly grantedBy: string;
}

/** A grant as it was given or taken. */
export interface GrantFacts extends Grant {
  readonly id: number;
  /** Name of the token; null for people. */
  readonly tokenName: string | null;
  readonly since: Date;
  readonly grantedBy: string;
}

/** The columns of `GrantFacts`, of a row of `publisher_grant`. */
const GRANT_FACTS = `id, principal, "publisherId", role, "grantedAt" AS since, "grantedBy",
          (SELECT name FROM api_token WHERE 'token:' || api_token.id = principal) AS "tokenName"`;

/** Who holds the role MAINTAINER, and could use it. */
export interface Maintainer {
  readonly publisherId: number;
  readonly publisher: string;
  readonly principal: string;
}

/** Reads and writes who is what for which publisher. */
export class GrantRepository {
  constructor(private readonly executor: SqlExecutor) {}

  /** What a principal was granted. */
  of(principal: string): Promise<Pick<Grant, 'publisherId' | 'role'>[]> {
    return this.executor.query({
      label: 'grants_of_principal',
      text: 'SELECT "publisherId", role FROM publisher_grant WHERE principal = $1',
      values: [principal],
    });
  }

  /**
   * The ids of publishers by what they are called: an id or a slug, present or past; unknown ones
   * are left out. What is called so now comes before what was called so once.
   */
  async publisherIds(references: readonly string[]): Promise<Map<string, number>> {
    const keys = references.map((reference) => {
      const decoded = readGlobalId(reference.trim());
      return decoded === null ? null : decoded.type === 'Publisher' ? decoded.key : 0;
    });
    const rows = await this.executor.query<{ place: number; id: number }>({
      label: 'publishers_called',
      text: `SELECT DISTINCT ON (place) place, id FROM (
          SELECT asked.place, publisher.id, false AS "isFormer" FROM unnest($1::int[], $2::int[], $3::text[]) AS asked (place, key, slug)
            JOIN publisher ON asked.key IS NULL AND lower(publisher.slug) = asked.slug
          UNION ALL SELECT asked.place, publisher.id, false FROM unnest($1::int[], $2::int[]) AS asked (place, key)
            JOIN publisher ON publisher.id = asked.key
          UNION ALL SELECT asked.place, "entityId", true FROM unnest($1::int[], $2::int[], $3::text[]) AS asked (place, key, slug)
            JOIN slug_redirect ON "entityType" = 'Publisher' AND asked.key IS NULL AND lower(slug_redirect.slug) = asked.slug
        ) called ORDER BY place, "isFormer"`,
      values: [references.map((_, place) => place), keys, references.map(slugKey)],
    });
    return new Map(rows.map(({ place, id }) => [references[place] ?? '', id]));
  }

  /** Gives roles, in the place of those that the principals had at the same publishers. */
  give(executor: SqlExecutor, grants: readonly Grant[], grantedBy: string): Promise<GrantFacts[]> {
    return executor.query({
      label: 'give_grants',
      text: `INSERT INTO publisher_grant (principal, "publisherId", role, "grantedBy")
        SELECT *, $4 FROM unnest($1::text[], $2::int[], $3::text[])
        ON CONFLICT (principal, coalesce("publisherId", 0)) DO UPDATE
          SET role = excluded.role, "grantedBy" = excluded."grantedBy", "grantedAt" = now()
        RETURNING ${GRANT_FACTS}`,
      values: [
        grants.map(({ principal }) => principal),
        grants.map(({ publisherId }) => publisherId),
        grants.map(({ role }) => role),
        grantedBy,
      ],
    });
  }

  /** Takes the role at one publisher, or at the whole catalogue; null when there was none. */
  async take(
    executor: SqlExecutor,
    principal: string,
    publisherId: number | null,
  ): Promise<GrantFacts | null> {
    const [row] = await executor.query<GrantFacts>({
      label: 'take_grant',
      text: `DELETE FROM publisher_grant WHERE principal = $1 AND coalesce("publisherId", 0) = coalesce($2::int, 0)
        RETURNING ${GRANT_FACTS}`,
      values: [principal, publisherId],
    });
    return row ?? null;
  }

  /**
   * Who has a role at a publisher, or at the whole catalogue, and is a token of this id or name;
   * null when there is none.
   */
  async tokenWithRole(
    executor: SqlExecutor,
    token: CalledToken,
    publisherId: number | null,
  ): Promise<string | null> {
    const [row] = await executor.query<{ principal: string }>({
      label: 'token_with_role',
      text: `SELECT principal FROM publisher_grant JOIN api_token ON principal = 'token:' || api_token.id
        WHERE coalesce("publisherId", 0) = coalesce($4::int, 0) AND ${IS_CALLED}
        ORDER BY "revokedAt" IS NOT NULL LIMIT 1`,
      values: [...calledBy(token), publisherId],
    });
    return row?.principal ?? null;
  }

  /**
   * The maintainers of the publishers at which this principal is one, itself among them. Until the
   * transaction ends nobody else asks this of the same publishers.
   */
  async maintainersBeside(executor: SqlExecutor, principal: string): Promise<Maintainer[]> {
    // A statement of its own: what others have just done shows in the next one only.
    await executor.query({
      label: 'lock_maintained',
      text: `SELECT id FROM publisher WHERE id IN (
          SELECT "publisherId" FROM publisher_grant WHERE principal = $1 AND role = 'MAINTAINER'
        ) ORDER BY id FOR NO KEY UPDATE`,
      values: [principal],
    });
    return executor.query({
      label: 'maintainers_beside',
      text: `SELECT held."publisherId", publisher.slug AS publisher, held.principal FROM publisher_grant own
        JOIN publisher_grant held ON held."publisherId" = own."publisherId" AND held.role = 'MAINTAINER'
        JOIN publisher ON publisher.id = own."publisherId"
        LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
        WHERE own.principal = $1 AND own.role = 'MAINTAINER' AND (held.principal = $1
          OR api_token."revokedAt" IS NULL AND coalesce(api_token."expiresAt" > now(), true)
            AND (api_token.id IS NOT NULL OR held.principal NOT LIKE 'token:%'))
        ORDER BY publisher.slug, held.principal`,
      values: [principal],
    });
  }

  /** All grants, or those of one publisher, by principal. */
  list(publisherId: number | null = null): Promise<ListedGrant[]> {
    return this.executor.query({
      label: 'list_grants',
      text: `SELECT principal, "publisherId", publisher.slug AS publisher, role, "grantedAt", "grantedBy"
        FROM publisher_grant LEFT JOIN publisher ON publisher.id = "publisherId"
        WHERE $1::int IS NULL OR "publisherId" = $1 ORDER BY principal, publisher.slug NULLS FIRST`,
      values: [publisherId],
    });
  }
}
