import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { ListSource } from '../../platform/database';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { readableUrl, UrlScalar } from '../../platform/graphql/scalars';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import { DatasetsArgs } from '../dataset/dataset.input';
import { DatasetConnection, type Dataset } from '../dataset/dataset.type';
import { ModelsArgs } from '../model/model.input';
import { ModelConnection, type Model } from '../model/model.type';
import { PublishersArgs } from './publisher.input';
import { Publisher, PublisherConnection } from './publisher.type';

/** Publishers and what they own. */
@Resolver(() => Publisher)
export class PublisherResolver {
  /** @param all every publisher of the catalogue */
  constructor(private readonly all: ListSource<Publisher>) {}

  @Query(() => Publisher, {
    nullable: true,
    description:
      'The publisher with this slug, present or past, without regard to case; null where there is none.',
  })
  publisher(
    @Arg('slug', () => String, { description: 'Such as google-bert.' }) slug: string,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Publisher | null> {
    return loaders.publisher.findBySlug(slug, selectionOf(info));
  }

  @Query(() => PublisherConnection, { name: 'publishers', description: 'Publishers of the catalogue.' })
  list(
    @Args(() => PublishersArgs) args: PublishersArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Publisher>> {
    return loadConnection(this.all, args, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Publisher): string {
    return encodeGlobalId('Publisher', id);
  }

  @FieldResolver(() => UrlScalar, { nullable: true })
  url(@Root() { url }: Publisher): string | null {
    return readableUrl(url);
  }

  @FieldResolver(() => ModelConnection, { description: 'Models that it owns.' })
  models(
    @Root() { id }: Publisher,
    @Args(() => ModelsArgs) args: ModelsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Model>> {
    return loadConnection(loaders.models.of('publisher', id), args, info);
  }

  @FieldResolver(() => DatasetConnection, { description: 'Datasets that it owns.' })
  datasets(
    @Root() { id }: Publisher,
    @Args(() => DatasetsArgs) args: DatasetsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Dataset>> {
    return loadConnection(loaders.datasets.of('publisher', id), args, info);
  }
}
