import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { ListReader } from '../../platform/database';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { RequestContext } from '../../platform/graphql/request-context';
import { requireAdmin } from '../require-known';
import type { Viewer } from '../viewer';
import { AuditEntry, AuditLogArgs, AuditEntryConnection } from './audit-entry.type';

@Resolver(() => AuditEntry)
export class AuditLogResolver {
  constructor(private readonly entries: ListReader<AuditEntry>) {}

  @Query(() => AuditEntryConnection, {
    nullable: true,
    description: 'Who changed what, and who was refused; newest first. For administrators.',
  })
  auditLog(
    @Args(() => AuditLogArgs) args: AuditLogArgs,
    @Ctx() { viewer }: RequestContext<unknown, Viewer>,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<AuditEntry>> {
    requireAdmin(viewer);
    return loadConnection(this.entries, args, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: AuditEntry): string {
    return encodeGlobalId('AuditEntry', id);
  }
}
