import type { Access } from '../../access';
import type { Database } from '../../platform/database';
import {
  createResolvers,
  made,
  type ResolverInstances,
  type ResolverList,
} from '../../platform/graphql/resolver-list';
import { ClaimWritingRepository } from './claim-writing.repository';
import { ClaimWritingResolver } from './claim-writing.resolver';
import { ClaimWritingService, type AfterClaim } from './claim-writing.service';
import { DomainWritingRepository } from './domain-writing.repository';
import { DomainWritingResolver } from './domain-writing.resolver';
import { DomainWritingService, type AfterDomains } from './domain-writing.service';
import { ModelDeprecationRepository } from './model-deprecation.repository';
import { ModelDeprecationResolver } from './model-deprecation.resolver';
import { ModelDeprecationService } from './model-deprecation.service';
import { RoleGivingResolver } from '../grant/role-giving.resolver';
import { PublisherWritingRepository } from './publisher-writing.repository';
import { PublisherWritingResolver } from './publisher-writing.resolver';
import { PublisherWritingService } from './publisher-writing.service';
import { ReferenceRepository } from './reference.repository';
import { ReferenceService } from './reference.service';

interface WritingServices {
  readonly publishers: PublisherWritingService;
  readonly domains: DomainWritingService;
  readonly models: ModelDeprecationService;
  readonly claims: ClaimWritingService;
  readonly grants: Access['grants'];
}

/** The resolvers of the catalogue's own mutations. */
export const catalogWritingResolvers: ResolverList<WritingServices> = [
  made(PublisherWritingResolver, ({ publishers }) => new PublisherWritingResolver(publishers)),
  made(DomainWritingResolver, ({ domains }) => new DomainWritingResolver(domains)),
  made(ModelDeprecationResolver, ({ models }) => new ModelDeprecationResolver(models)),
  made(ClaimWritingResolver, ({ claims }) => new ClaimWritingResolver(claims)),
  made(RoleGivingResolver, ({ grants }) => new RoleGivingResolver(grants)),
];

/**
 * What to update after a change, in the same transaction. The features that know are above the
 * catalogue.
 */
export interface Consequences {
  /** A model was given lineage or a training. */
  readonly afterClaim?: AfterClaim;
  /** Domains were added or changed. */
  readonly afterDomains?: AfterDomains;
}

/** Wires the mutations over a database. */
export function createCatalogWriting(
  { database, grants }: { readonly database: Database; readonly grants: Access['grants'] },
  consequences: Consequences = {},
): ResolverInstances {
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
  return createResolvers(catalogWritingResolvers, { publishers, domains, models, claims, grants });
}
