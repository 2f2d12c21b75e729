import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../../platform/errors';
import { decodeGlobalId } from '../../platform/graphql/global-id';
import { Node } from '../../platform/graphql/node.type';
import { MAX_PAGE_SIZE } from '../../platform/graphql/page.args';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogContext } from '../catalog.loaders';
import { findNode, type NamedEntity } from './find-entity';

const TYPES = ['Model', 'Dataset', 'Domain', 'Publisher'] as const;

/** Looks things up by their opaque ids. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'What has this id; null where it is gone.' })
  node(
    @Arg('id', () => ID, { description: 'An id that this service gave.' }) id: string,
    @Ctx() context: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NamedEntity | null> {
    return this.find(id, 'id', context, info);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'What has these ids, in their order; null in the place of what is gone. At most 100.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids that this service gave.' }) ids: string[],
    @Ctx() context: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(NamedEntity | null)[]> {
    if (ids.length > MAX_PAGE_SIZE)
      throw new InvalidInputError('ids', `a list of at most ${MAX_PAGE_SIZE} ids`);
    return Promise.all(ids.map((id, index) => this.find(id, `ids.${index}`, context, info)));
  }

  private async find(
    id: string,
    field: string,
    context: CatalogContext,
    info: GraphQLResolveInfo,
  ): Promise<NamedEntity | null> {
    const { loaders } = context;
    const what = decodeGlobalId(id, [...TYPES, ...Object.keys(loaders.nodes)], field);
    return findNode(what, loaders, selectionOf(info));
  }
}
