import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { Node } from '../../platform/graphql/node.type';
import { BigIntScalar } from '../../platform/graphql/scalars';
import { selectionOf } from '../../platform/graphql/selection';
import { Stream } from '../../platform/graphql/stream';
import type { CatalogContext } from '../catalog.loaders';
import { findNode, type NamedEntity } from '../entity/find-entity';
import type { ChangeFeedService } from './change-feed.service';
import { CatalogChange } from './change.type';

/** The change feed as a client follows it. */
@Resolver(() => CatalogChange)
export class ChangeResolver {
  constructor(private readonly changes: Pick<ChangeFeedService, 'follow'>) {}

  @Stream(() => CatalogChange, {
    open: 'follow',
    description:
      'Tells of every change of the catalogue in order, none left out and none twice: those after `since` first, then each that comes.',
  })
  catalogChanged(
    @Arg('since', () => BigIntScalar, {
      nullable: true,
      description:
        'Number of the last change that is known already: 0 to the `revision` of the catalogue. Left out: only changes that come from now on.',
    })
    _since: number | null,
    @Root() change: CatalogChange,
  ): CatalogChange {
    return change;
  }

  follow({ since }: { since?: number | null }, { lastEventId }: CatalogContext) {
    return this.changes.follow(lastEventId ?? since);
  }

  @FieldResolver(() => ID, {
    description: 'The opaque id of what changed; it stays the same, and is given to nothing else.',
  })
  entityId(@Root() { entityType, entityId }: CatalogChange): string {
    return encodeGlobalId(entityType, entityId);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'What changed as it is now, or what it was merged into; null where it is gone and for kinds that cannot be looked up.',
  })
  async node(
    @Root() { entityType, entityId, operation }: CatalogChange,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NamedEntity | null> {
    if (operation === 'DELETED') return null;
    return findNode({ type: entityType, key: entityId }, loaders, selectionOf(info));
  }
}
