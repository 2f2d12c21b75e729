import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { callableBy, scopeName, type Viewer } from '../../access';
import { selectionOf } from '../../platform/graphql/selection';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { CatalogLoaders } from '../catalog.loaders';
import { Publisher } from '../publisher/publisher.type';
import { ViewerRole, ViewerType } from './viewer.type';

/** Says to whoever asks who they are here. */
@Resolver(() => ViewerRole)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who is asking, and what they may do.' })
  viewer(@Ctx() { viewer }: RequestContext<unknown, Viewer>): ViewerType {
    const { id, name, kind, scopes, roles, expiresAt = null } = viewer;
    return {
      principal: id,
      expiresAt,
      name,
      kind,
      scopes: [...scopes].map(scopeName),
      roles: [...roles].map(([publisherId, role]) => ({ publisherId, role, publisher: null })),
      can: callableBy(viewer),
    };
  }

  @FieldResolver(() => Publisher, { nullable: true })
  publisher(
    @Root() { publisherId }: ViewerRole,
    @Ctx() { loaders }: RequestContext<CatalogLoaders, Viewer>,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Publisher | null> {
    return loaders.publisher.findById(publisherId, selectionOf(info));
  }
}
