import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Dataset, Model, type CatalogLoaders } from '../../catalog';
import { within } from '../../platform/database';
import type { RequestContext } from '../../platform/graphql/request-context';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { DatasetMergeInput, DatasetSplitInput, ModelMergeInput, ModelSplitInput } from './identity.input';
import type { IdentityService } from './identity.service';

type Context = RequestContext<CatalogLoaders>;

const model = { field: 'model', type: () => Model };
const dataset = { field: 'dataset', type: () => Dataset };
const MERGED = { description: 'The one that has the origins of both.' };
const SPLIT = { description: 'The one that has the origins that were taken away.' };
const ModelMergePayload = payloadType('ModelMergePayload', { ...model, ...MERGED });
const ModelSplitPayload = payloadType('ModelSplitPayload', { ...model, ...SPLIT });
const DatasetMergePayload = payloadType('DatasetMergePayload', { ...dataset, ...MERGED });
const DatasetSplitPayload = payloadType('DatasetSplitPayload', { ...dataset, ...SPLIT });

/** Merging and splitting by hand. */
@Resolver()
export class IdentityResolver {
  constructor(
    private readonly models: IdentityService,
    private readonly datasets: IdentityService,
  ) {}

  @Mutation(() => ModelMergePayload, {
    nullable: true,
    description:
      'Makes two models one: the origins of the first go to the second, and its id and slugs lead there. Nothing is lost; modelSplit takes it back.',
  })
  modelMerge(
    @Arg('input', () => ModelMergeInput, { description: 'The models.' }) input: ModelMergeInput,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Model>> {
    const find = (id: number) => loaders.model.findById(id, within(selectionOf(info), 'model'));
    return settle(() => this.models.merge(input), find);
  }

  @Mutation(() => ModelSplitPayload, {
    nullable: true,
    description:
      'Takes records from a model that are of another one. No import merges them again for a reason that was known before.',
  })
  modelSplit(
    @Arg('input', () => ModelSplitInput, { description: 'The records.' }) input: ModelSplitInput,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Model>> {
    const find = (id: number) => loaders.model.findById(id, within(selectionOf(info), 'model'));
    return settle(() => this.models.split(input), find);
  }

  @Mutation(() => DatasetMergePayload, {
    nullable: true,
    description:
      'Makes two datasets one: the origins of the first go to the second, and its id and slugs lead there. Nothing is lost; datasetSplit takes it back.',
  })
  datasetMerge(
    @Arg('input', () => DatasetMergeInput, { description: 'The datasets.' }) input: DatasetMergeInput,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Dataset>> {
    const find = (id: number) => loaders.dataset.findById(id, within(selectionOf(info), 'dataset'));
    return settle(() => this.datasets.merge(input), find);
  }

  @Mutation(() => DatasetSplitPayload, {
    nullable: true,
    description:
      'Takes records from a dataset that are of another one. No import merges them again for a reason that was known before.',
  })
  datasetSplit(
    @Arg('input', () => DatasetSplitInput, { description: 'The records.' }) input: DatasetSplitInput,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<Dataset>> {
    const find = (id: number) => loaders.dataset.findById(id, within(selectionOf(info), 'dataset'));
    return settle(() => this.datasets.split(input), find);
  }
}
