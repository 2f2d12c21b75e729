import type { Database } from '../../platform/database';
import { ClaimWritingRepository } from './claim-writing.repository';
import { ClaimWritingResolver } from './claim-writing.resolver';
import { ClaimWritingService, type AfterClaim } from './claim-writing.service';
import { DomainWritingRepository } from './domain-writing.repository';
import { DomainWritingResolver } from './domain-writing.resolver';
import { DomainWritingService, type AfterDomains } from './domain-writing.service';
import { ModelDeprecationRepository } from './model-deprecation.repository';
import { ModelDeprecationResolver } from './model-deprecation.resolver';
import { ModelDeprecationService } from './model-deprecation.service';
import { PublisherWritingRepository } from './publisher-writing.repository';
import { PublisherWritingResolver } from './publisher-writing.resolver';
import { PublisherWritingService } from './publisher-writing.service';
import { ReferenceRepository } from './reference.repository';
import { ReferenceService } from './reference.service';

/** The resolver classes of the catalogue's own mutations, for building the schema without a database. */
export const catalogWritingResolvers = [
  PublisherWritingResolver,
  DomainWritingResolver,
  ModelDeprecationResolver,
  ClaimWritingResolver,
] as const;

/** What to update after a change, in the same transaction. The features that know are above the catalogue. */
export interface Consequences {
  /** A model was given lineage or a training. */
  readonly afterClaim?: AfterClaim;
  /** Domains were added or changed. */
  readonly afterDomains?: AfterDomains;
}

/** One instance of each of `catalogWritingResolvers`. */
export function createCatalogWriting(database: Database, consequences: Consequences = {}): readonly object[] {
  const references = new ReferenceRepository();
  const naming = new ReferenceService(references);
  const publishers = new PublisherWritingService(database, references, new PublisherWritingRepository());
  const domains = new DomainWritingService(
    database,
    naming,
    new DomainWritingRepository(),
    consequences.afterDomains,
  );
  const models = new ModelDeprecationService(database, naming, new ModelDeprecationRepository());
  const claims = new ClaimWritingService(
    database,
    naming,
    new ClaimWritingRepository(),
    consequences.afterClaim,
  );
  return [
    new PublisherWritingResolver(publishers),
    new DomainWritingResolver(domains),
    new ModelDeprecationResolver(models),
    new ClaimWritingResolver(claims),
  ];
}
