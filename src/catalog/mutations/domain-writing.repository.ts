import type { SqlExecutor, Transaction } from '../../platform/database';
import { DomainEntity } from '../domain/domain.entity';

export interface DomainFacts {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly parentId: number | null;
}

export type DomainChanges = Partial<Omit<DomainFacts, 'slug'>>;

/** Writes the domain tree. */
export class DomainWritingRepository {
  async insert({ manager }: Transaction, { aliases, ...facts }: DomainFacts): Promise<number> {
    const domain = await manager.save(DomainEntity, { ...facts, aliases: [...aliases] });
    return domain.id;
  }

  async update({ manager }: Transaction, id: number, { aliases, ...changes }: DomainChanges): Promise<void> {
    await manager.update(DomainEntity, id, {
      ...changes,
      ...(aliases === undefined ? {} : { aliases: [...aliases] }),
      updatedAt: new Date(),
    });
  }

  async slugOf(executor: SqlExecutor, id: number): Promise<string> {
    const [row] = await executor.query<{ slug: string }>({
      label: 'domain_slug',
      text: 'SELECT slug FROM domain WHERE id = $1',
      values: [id],
    });
    if (row === undefined) throw new TypeError(`Domain ${id} has gone.`);
    return row.slug;
  }

  /** Whether `id` is `ancestorId` or lies below it in the tree. */
  async isWithin(executor: SqlExecutor, id: number, ancestorId: number): Promise<boolean> {
    const rows = await executor.query({
      label: 'domain_is_within',
      text: `WITH RECURSIVE above AS (
          SELECT id, "parentId" FROM domain WHERE id = $1
          UNION SELECT domain.id, domain."parentId" FROM domain JOIN above ON domain.id = above."parentId"
        ) SELECT FROM above WHERE id = $2`,
      values: [id, ancestorId],
    });
    return rows.length > 0;
  }

  /** The domain and everything below it in the tree. */
  async idsFrom(executor: SqlExecutor, id: number): Promise<number[]> {
    const rows = await executor.query<{ id: number }>({
      label: 'domain_ids_from',
      text: `WITH RECURSIVE below AS (
          SELECT id FROM domain WHERE id = $1
          UNION SELECT domain.id FROM domain JOIN below ON domain."parentId" = below.id
        ) SELECT id FROM below ORDER BY id`,
      values: [id],
    });
    return rows.map((row) => row.id);
  }

  /** Slugs under the path `slug`, itself included. */
  async slugsUnder(executor: SqlExecutor, slug: string): Promise<string[]> {
    const rows = await executor.query<{ slug: string }>({
      label: 'domain_slugs_under',
      text: `SELECT slug FROM domain WHERE slug = $1 OR starts_with(slug, $1 || '/')`,
      values: [slug],
    });
    return rows.map((row) => row.slug);
  }

  /** Of these slugs, those that domains have or that lead to one. */
  async takenAmong(executor: SqlExecutor, slugs: readonly string[]): Promise<string[]> {
    const rows = await executor.query<{ slug: string }>({
      label: 'domain_slugs_taken',
      text: 'SELECT slug FROM domain WHERE slug = ANY($1::text[]) ORDER BY slug',
      values: [slugs],
    });
    return rows.map((row) => row.slug);
  }

  /**
   * Moves everything under the path `from` to the path `to`; the old slugs lead to the new ones.
   */
  async movePath(executor: SqlExecutor, from: string, to: string): Promise<void> {
    await executor.query({
      label: 'redirect_domain_slugs',
      text: `INSERT INTO slug_redirect ("entityType", slug, "entityId")
        SELECT 'Domain', slug, id FROM domain WHERE slug = $1 OR starts_with(slug, $1 || '/')
        ON CONFLICT ("entityType", lower(slug)) DO UPDATE SET "entityId" = excluded."entityId"`,
      values: [from],
    });
    await executor.query({
      label: 'move_domain_slugs',
      text: `UPDATE domain SET slug = $2 || substr(slug, length($1) + 1), "updatedAt" = now()
        WHERE slug = $1 OR starts_with(slug, $1 || '/')`,
      values: [from, to],
    });
    await executor.query({
      label: 'drop_outdated_domain_redirects',
      text: `DELETE FROM slug_redirect USING domain
        WHERE slug_redirect."entityType" = 'Domain' AND lower(slug_redirect.slug) = lower(domain.slug)`,
    });
  }
}
