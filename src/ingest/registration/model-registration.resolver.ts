import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Model, type CatalogLoaders } from '../../catalog';
import { within } from '../../platform/database';
import type { RequestContext } from '../../platform/graphql/request-context';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { ModelRegisterInput, ModelUpdateInput } from './model-registration.input';
import type { ModelRegistrationService } from './model-registration.service';

const ModelRegisterPayload = payloadType('ModelRegisterPayload', {
  field: 'model',
  type: () => Model,
  description: 'The new model.',
});
const ModelUpdatePayload = payloadType('ModelUpdatePayload', {
  field: 'model',
  type: () => Model,
  description: 'The model as it is now.',
});

@Resolver()
export class ModelRegistrationResolver {
  constructor(private readonly models: ModelRegistrationService) {}

  @Mutation(() => ModelRegisterPayload, { nullable: true, description: 'Adds a model to the catalogue.' })
  modelRegister(
    @Arg('input', () => ModelRegisterInput, { description: 'The model.' }) input: ModelRegisterInput,
    @Ctx() { loaders }: RequestContext<CatalogLoaders>,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Model>> {
    const selection = within(selectionOf(info), 'model');
    return settle(
      () => this.models.register(input),
      (id) => loaders.model.findById(id, selection),
    );
  }

  @Mutation(() => ModelUpdatePayload, {
    nullable: true,
    description: 'Changes a model, whichever hub it came from. What hubs say of it later still counts.',
  })
  modelUpdate(
    @Arg('input', () => ModelUpdateInput, { description: 'The changes.' }) input: ModelUpdateInput,
    @Ctx() { loaders }: RequestContext<CatalogLoaders>,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Model>> {
    const selection = within(selectionOf(info), 'model');
    return settle(
      () => this.models.update(input),
      (id) => loaders.model.findById(id, selection),
    );
  }
}
