import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { ListSource } from '../../platform/database';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { loadConnection, loadFirst, SEARCHED, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import { DatasetsArgs } from '../dataset/dataset.input';
import { DatasetConnection, type Dataset } from '../dataset/dataset.type';
import { ModelsArgs } from '../model/model.input';
import { ModelConnection, type Model } from '../model/model.type';
import { DomainsArgs } from './domain.input';
import { Domain, DomainConnection, MapPosition } from './domain.type';

/** Domains, their tree, and what belongs to them. */
@Resolver(() => Domain)
export class DomainResolver {
  /** @param all every domain of the catalogue */
  constructor(private readonly all: ListSource<Domain>) {}

  @Query(() => Domain, {
    nullable: true,
    description:
      'The domain with this slug, present or past, without regard to case; null where there is none.',
  })
  domain(
    @Arg('slug', () => String, { description: 'Path in the tree, such as medical/radiology.' }) slug: string,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Domain | null> {
    return loaders.domain.findBySlug(slug, selectionOf(info));
  }

  @Costs(SEARCHED)
  @Query(() => DomainConnection, { name: 'domains', description: 'Domains of the catalogue.' })
  list(
    @Args(() => DomainsArgs) args: DomainsArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Domain>> {
    return loadConnection(this.all, args, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Domain): string {
    return encodeGlobalId('Domain', id);
  }

  @FieldResolver(() => Domain, {
    nullable: true,
    description: 'The wider subject; null at the top of the tree.',
  })
  parent(
    @Root() { parent, parentId }: Domain,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Domain | null | Promise<Domain | null> {
    if (parent !== undefined || parentId === null) return parent ?? null;
    return loaders.domain.findById(parentId, selectionOf(info));
  }

  @Costs({ place: 20, usualSize: 3 })
  @FieldResolver(() => [Domain], { description: 'Narrower subjects, by slug; at most 100.' })
  children(
    @Root() { id }: Domain,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<readonly Domain[]> {
    return loadFirst(loaders.domains.of('parent', id), { first: 100 }, info);
  }

  @FieldResolver(() => MapPosition, {
    nullable: true,
    description: 'Its place on the map of domains; null until it was placed.',
  })
  position(@Root() { mapX: x, mapY: y }: Domain): MapPosition | null {
    return x === null || y === null ? null : { x, y };
  }

  @FieldResolver(() => ModelConnection, { description: 'Models that were made for it.' })
  models(
    @Root() { id }: Domain,
    @Args(() => ModelsArgs) args: ModelsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Model>> {
    return loadConnection(loaders.models.of('domain', id), args, info);
  }

  @FieldResolver(() => DatasetConnection, { description: 'Datasets that belong to it.' })
  datasets(
    @Root() { id }: Domain,
    @Args(() => DatasetsArgs) args: DatasetsArgs,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Dataset>> {
    return loadConnection(loaders.datasets.of('domain', id), args, info);
  }
}
