import { LoaderFamily, type Selection } from '../../platform/database';
import { writtenSlug } from '../../platform/written-text';
import type { EntityRepository } from './entity.repository';

/** Finders by key, for types with ids that belong to features above the catalogue; by type name. */
export type NodeLoaders = Readonly<
  Record<string, { findById(key: number, selection: Selection): Promise<{ readonly id: number } | null> }>
>;

/** Entities of one type, batched over a request: one statement for each field. */
export class EntityLoader<Row extends { id: number }> {
  private readonly byId = new LoaderFamily<number, Row | null>();
  private readonly bySlug = new LoaderFamily<string, Row | null>();

  constructor(private readonly repository: EntityRepository<Row>) {}

  findById(id: number, selection: Selection): Promise<Row | null> {
    return this.byId
      .of(selection, null, async (ids) => {
        const rows = await this.repository.findByIds(ids, selection);
        return ids.map((each) => rows.get(each) ?? null);
      })
      .load(id);
  }

  /** However the slug was typed: composed or not, in any case. */
  findBySlug(slug: string, selection: Selection): Promise<Row | null> {
    return this.bySlug
      .of(selection, null, async (slugs) => {
        const rows = await this.repository.findBySlugs(slugs, selection);
        return slugs.map((each) => rows.get(each) ?? null);
      })
      .load(writtenSlug(slug));
  }
}
