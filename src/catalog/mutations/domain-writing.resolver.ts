import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { within } from '../../platform/database';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import type { CatalogContext } from '../catalog.loaders';
import { Domain } from '../domain/domain.type';
import { DomainCreateInput, DomainUpdateInput } from './domain-writing.input';
import type { DomainWritingService } from './domain-writing.service';

const DomainCreatePayload = payloadType('DomainCreatePayload', {
  field: 'domain',
  type: () => Domain,
  description: 'The new domain.',
});
const DomainUpdatePayload = payloadType('DomainUpdatePayload', {
  field: 'domain',
  type: () => Domain,
  description: 'The domain as it is now.',
});

@Resolver()
export class DomainWritingResolver {
  constructor(private readonly domains: DomainWritingService) {}

  @Mutation(() => DomainCreatePayload, { nullable: true, description: 'Adds a domain to the tree.' })
  domainCreate(
    @Arg('input', () => DomainCreateInput, { description: 'The domain.' }) input: DomainCreateInput,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Domain>> {
    const selection = within(selectionOf(info), 'domain');
    return settle(
      () => this.domains.create(input),
      (id) => loaders.domain.findById(id, selection),
    );
  }

  @Mutation(() => DomainUpdatePayload, {
    nullable: true,
    description: 'Changes a domain, or moves it in the tree.',
  })
  domainUpdate(
    @Arg('input', () => DomainUpdateInput, { description: 'The changes.' }) input: DomainUpdateInput,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Domain>> {
    const selection = within(selectionOf(info), 'domain');
    return settle(
      () => this.domains.update(input),
      (id) => loaders.domain.findById(id, selection),
    );
  }
}
