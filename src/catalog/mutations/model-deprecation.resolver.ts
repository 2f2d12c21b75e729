import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { within } from '../../platform/database';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import type { CatalogContext } from '../catalog.loaders';
import { Model } from '../model/model.type';
import { ModelDeprecateInput } from './model-deprecation.input';
import type { ModelDeprecationService } from './model-deprecation.service';

const ModelDeprecatePayload = payloadType('ModelDeprecatePayload', {
  field: 'model',
  type: () => Model,
  description: 'The model, now deprecated.',
});

@Resolver()
export class ModelDeprecationResolver {
  constructor(private readonly models: ModelDeprecationService) {}

  @Mutation(() => ModelDeprecatePayload, {
    nullable: true,
    description:
      'Advises against a model. It stays in the catalogue, and what was made from it keeps its lineage.',
  })
  modelDeprecate(
    @Arg('input', () => ModelDeprecateInput, { description: 'The advice.' }) input: ModelDeprecateInput,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Model>> {
    const selection = within(selectionOf(info), 'model');
    return settle(
      () => this.models.deprecate(input),
      (id) => loaders.model.findById(id, selection),
    );
  }
}
