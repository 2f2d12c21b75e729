import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { AdaptationWay, Task, wayOf, type AdaptationWayName } from '../../catalog';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { EvidenceService } from '../evidence.service';
import type { TransferContext } from '../transfer.loaders';
import { TransferEdgesArgs } from './transfer-edge.input';
import { TransferEdge, TransferEdgeConnection } from './transfer-edge.type';

@Resolver(() => TransferEdge)
export class TransferEdgeResolver {
  constructor(private readonly evidence: EvidenceService) {}

  @Query(() => TransferEdgeConnection, {
    description: 'How well bases are expected to transfer to domains; largest expected gain first.',
  })
  transferEdges(
    @Args(() => TransferEdgesArgs) args: TransferEdgesArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<TransferEdge>> {
    return loadConnection(this.evidence.edges, args, info);
  }

  @FieldResolver(() => ID, { description: 'Opaque and permanent.' })
  id(@Root() edge: TransferEdge): string {
    return encodeGlobalId('TransferEdge', edge.id);
  }

  @FieldResolver(() => AdaptationWay, {
    nullable: true,
    description:
      'How the base comes to the task; null for any task, and where the kind of the base is not known.',
  })
  way(@Root() { taskId, adaptable }: TransferEdge): AdaptationWayName | null {
    return taskId === null ? null : wayOf(adaptable, taskId).way;
  }

  @FieldResolver(() => Task, { nullable: true, description: 'What would be predicted; null: any task.' })
  task(@Root() { taskId }: TransferEdge, @Ctx() { loaders }: TransferContext): Promise<Task | null> | null {
    return taskId === null ? null : loaders.taxonomy.task.load(taskId);
  }
}
