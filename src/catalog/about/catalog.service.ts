import type { OriginRepository } from '../origin/origin.repository';
import type { Hub } from '../origin/origin.type';
import type { CatalogRepository } from './catalog.repository';
import type { CatalogCounts, CatalogFacts } from './catalog.type';

/** Tells about the catalogue as a whole. */
export class CatalogService {
  constructor(
    private readonly catalog: CatalogRepository,
    private readonly origins: OriginRepository,
    private readonly facts: CatalogFacts,
  ) {}

  revision(): Promise<number> {
    return this.catalog.revision();
  }

  count(names: readonly string[]): Promise<Partial<CatalogCounts>> {
    return this.catalog.count(names);
  }

  listHubs(): Promise<Hub[]> {
    return this.origins.listHubs();
  }

  /** The parts that need no database. */
  about(): CatalogFacts & { database: 'POSTGRES' | 'EMBEDDED' } {
    const { encoderVersion, recommenderVersion, tensorBackend } = this.facts;
    const database = this.catalog.kind === 'embedded' ? 'EMBEDDED' : 'POSTGRES';
    return { encoderVersion, recommenderVersion, tensorBackend, database };
  }
}
