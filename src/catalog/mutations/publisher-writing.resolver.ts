import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { within } from '../../platform/database';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import type { CatalogContext } from '../catalog.loaders';
import { Publisher } from '../publisher/publisher.type';
import { PublisherCreateInput } from './publisher-writing.input';
import type { PublisherWritingService } from './publisher-writing.service';

const PublisherCreatePayload = payloadType('PublisherCreatePayload', {
  field: 'publisher',
  type: () => Publisher,
  description: 'The new publisher.',
});

@Resolver()
export class PublisherWritingResolver {
  constructor(private readonly publishers: PublisherWritingService) {}

  @Mutation(() => PublisherCreatePayload, { nullable: true, description: 'Adds a publisher.' })
  publisherCreate(
    @Arg('input', () => PublisherCreateInput, { description: 'The publisher.' }) input: PublisherCreateInput,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Publisher>> {
    const selection = within(selectionOf(info), 'publisher');
    return settle(
      () => this.publishers.create(input),
      (id) => loaders.publisher.findById(id, selection),
    );
  }
}
