import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { ApiToken, managedBy, type Viewer } from '../../access';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { RequestContext } from '../../platform/graphql/request-context';
import { selectionOf } from '../../platform/graphql/selection';
import type { CatalogLoaders } from '../catalog.loaders';
import { Publisher } from '../publisher/publisher.type';
import { PublisherGrantsArgs } from './publisher-grant.input';
import { PublisherGrant, PublisherGrantConnection } from './publisher-grant.type';

type Context = RequestContext<CatalogLoaders, Viewer>;

/** What somebody is, and where. */
@Resolver(() => PublisherGrant)
export class PublisherGrantResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: PublisherGrant): string {
    return encodeGlobalId('PublisherGrant', id);
  }

  @FieldResolver(() => Publisher, { nullable: true })
  publisher(
    @Root() { publisherId }: PublisherGrant,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Publisher | null> {
    return publisherId === null
      ? Promise.resolve(null)
      : loaders.publisher.findById(publisherId, selectionOf(info));
  }
}

/** The roles at a publisher. */
@Resolver(() => Publisher)
export class PublisherGrantsResolver {
  @FieldResolver(() => PublisherGrantConnection, {
    nullable: true,
    description:
      'Who is what here, longest first. Null to whoever is neither one of its maintainers nor an administrator.',
  })
  grants(
    @Root() { id }: Publisher,
    @Args(() => PublisherGrantsArgs) args: PublisherGrantsArgs,
    @Ctx() { loaders, viewer }: Context,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<PublisherGrant> | null> {
    const managed = managedBy(viewer);
    if (managed !== null && !managed.includes(id)) return Promise.resolve(null);
    return loadConnection(loaders.grants.of('publisher', id), args, info);
  }
}

/** The roles of a token. */
@Resolver(() => ApiToken)
export class ApiTokenGrantsResolver {
  @FieldResolver(() => PublisherGrantConnection, {
    description: 'What it is, and where; none once it is revoked.',
  })
  grants(
    @Root() { id }: ApiToken,
    @Args(() => PublisherGrantsArgs) args: PublisherGrantsArgs,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<PublisherGrant>> {
    return loadConnection(loaders.grants.of('token', id), args, info);
  }
}
