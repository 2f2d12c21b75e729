import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { ListSource } from '../../platform/database';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { loadConnection, loadFirst, SEARCHED, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import { Domain } from '../domain/domain.type';
import { ModelsArgs } from '../model/model.input';
import { ModelConnection, type Model } from '../model/model.type';
import { chosenOrigins, OriginsArgs } from '../origin/origin.input';
import { Origin } from '../origin/origin.type';
import { Publisher } from '../publisher/publisher.type';
import { License, Task } from '../taxonomy/taxonomy.type';
import { DatasetsArgs } from './dataset.input';
import { Dataset, DatasetConnection } from './dataset.type';

/** Datasets, and what they belong to. */
@Resolver(() => Dataset)
export class DatasetResolver {
  /** @param all every dataset of the catalogue */
  constructor(private readonly all: ListSource<Dataset>) {}

  @Query(() => Dataset, {
    nullable: true,
    description:
      'The dataset with this slug, present or past, without regard to case; null where there is none.',
  })
  dataset(
    @Arg('slug', () => String, { description: 'Such as uoft-cs/cifar10.' }) slug: string,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Dataset | null> {
    return loaders.dataset.findBySlug(slug, selectionOf(info));
  }

  @Costs(SEARCHED)
  @Query(() => DatasetConnection, { name: 'datasets', description: 'Datasets of the catalogue.' })
  list(
    @Args(() => DatasetsArgs) args: DatasetsArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Dataset>> {
    return loadConnection(this.all, args, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Dataset): string {
    return encodeGlobalId('Dataset', id);
  }

  @FieldResolver(() => Publisher, { nullable: true, description: 'Who owns it.' })
  publisher(
    @Root() { publisher, publisherId }: Dataset,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Publisher | null | Promise<Publisher | null> {
    if (publisher !== undefined || publisherId === null) return publisher ?? null;
    return loaders.publisher.findById(publisherId, selectionOf(info));
  }

  @FieldResolver(() => License, { nullable: true, description: 'Its licence; null where it is not known.' })
  license(
    @Root() { license, licenseId }: Dataset,
    @Ctx() { loaders }: CatalogContext,
  ): License | null | Promise<License | null> {
    if (license !== undefined || licenseId === null) return license ?? null;
    return loaders.taxonomy.license.load(licenseId);
  }

  @Costs({ place: 20, usualSize: 2 })
  @FieldResolver(() => [Domain], { description: 'Subject areas that it belongs to; at most 100.' })
  domains(
    @Root() { id, domains }: Dataset,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Domain[] | PromiseLike<readonly Domain[]> {
    return domains ?? loadFirst(loaders.domains.of('dataset', id), { first: 100 }, info);
  }

  @Costs({ place: 20, usualSize: 2 })
  @FieldResolver(() => [Task], { description: 'What can be learned from it.' })
  tasks(@Root() { taskIds }: Dataset, @Ctx() { loaders }: CatalogContext): Promise<Task[]> {
    return loaders.taxonomy.tasksOf(taskIds);
  }

  @FieldResolver(() => ModelConnection, { description: 'Models that were trained on it.' })
  trainedModels(
    @Root() { id }: Dataset,
    @Args(() => ModelsArgs) args: ModelsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Model>> {
    return loadConnection(loaders.models.of('dataset', id), args, info);
  }

  @FieldResolver(() => [Origin], { description: 'What hubs said about it, the newest first.' })
  origins(
    @Root() { id }: Dataset,
    @Args(() => OriginsArgs) args: OriginsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly Origin[]> {
    const { first } = args;
    return loadFirst(loaders.datasetOrigins.of('dataset', id), { first, ...chosenOrigins(args) }, info);
  }
}
