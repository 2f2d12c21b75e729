import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Dataset, type CatalogLoaders } from '../../catalog';
import { within } from '../../platform/database';
import type { RequestContext } from '../../platform/graphql/request-context';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { DatasetRegisterInput, DatasetUpdateInput } from './dataset-registration.input';
import type { DatasetRegistrationService } from './dataset-registration.service';

const DatasetRegisterPayload = payloadType('DatasetRegisterPayload', {
  field: 'dataset',
  type: () => Dataset,
  description: 'The new dataset.',
});
const DatasetUpdatePayload = payloadType('DatasetUpdatePayload', {
  field: 'dataset',
  type: () => Dataset,
  description: 'The dataset as it is now.',
});

@Resolver()
export class DatasetRegistrationResolver {
  constructor(private readonly datasets: DatasetRegistrationService) {}

  @Mutation(() => DatasetRegisterPayload, { nullable: true, description: 'Adds a dataset to the catalogue.' })
  datasetRegister(
    @Arg('input', () => DatasetRegisterInput, { description: 'The dataset.' }) input: DatasetRegisterInput,
    @Ctx() { loaders }: RequestContext<CatalogLoaders>,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Dataset>> {
    const selection = within(selectionOf(info), 'dataset');
    return settle(
      () => this.datasets.register(input),
      (id) => loaders.dataset.findById(id, selection),
    );
  }

  @Mutation(() => DatasetUpdatePayload, {
    nullable: true,
    description: 'Changes a dataset, whichever hub it came from. What hubs say of it later still counts.',
  })
  datasetUpdate(
    @Arg('input', () => DatasetUpdateInput, { description: 'The changes.' }) input: DatasetUpdateInput,
    @Ctx() { loaders }: RequestContext<CatalogLoaders>,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Dataset>> {
    const selection = within(selectionOf(info), 'dataset');
    return settle(
      () => this.datasets.update(input),
      (id) => loaders.dataset.findById(id, selection),
    );
  }
}
