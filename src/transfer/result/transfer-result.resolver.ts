import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { selectionOf } from '../../platform/graphql/selection';
import type { EvidenceService } from '../evidence.service';
import type { TransferContext } from '../transfer.loaders';
import { TransferResultsArgs } from './transfer-result.input';
import { TransferCost, TransferResult, TransferResultConnection } from './transfer-result.type';

@Resolver(() => TransferResult)
export class TransferResultResolver {
  constructor(private readonly evidence: EvidenceService) {}

  @Query(() => TransferResultConnection, {
    description: 'Measured outcomes of adapting bases, superseded and retracted ones included; latest first.',
  })
  transferResults(
    @Args(() => TransferResultsArgs) args: TransferResultsArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<TransferResult>> {
    return loadConnection(this.evidence.results, args, info);
  }

  @FieldResolver(() => ID, { description: 'Opaque and permanent.' })
  id(@Root() result: TransferResult): string {
    return encodeGlobalId('TransferResult', result.id);
  }

  @FieldResolver(() => TransferCost, {
    nullable: true,
    description: 'What the adaptation cost; null where nobody said.',
  })
  cost(@Root() { gpuHours }: TransferResult): TransferCost | null {
    return gpuHours === null ? null : { gpuHours };
  }

  @FieldResolver(() => TransferResult, { nullable: true, description: 'The result that this one corrects.' })
  supersedes(
    @Root() { supersedesId }: TransferResult,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TransferResult | null> | null {
    return supersedesId === null ? null : loaders.transferResult.findById(supersedesId, selectionOf(info));
  }

  @FieldResolver(() => TransferResult, { nullable: true, description: 'The result that corrects this one.' })
  supersededBy(
    @Root() { supersededById }: TransferResult,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TransferResult | null> | null {
    return supersededById === null
      ? null
      : loaders.transferResult.findById(supersededById, selectionOf(info));
  }
}
