import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Task } from '../../catalog';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { readableUrl, UrlScalar } from '../../platform/graphql/scalars';
import type { EvidenceService } from '../evidence.service';
import type { TransferContext } from '../transfer.loaders';
import { EvaluationsArgs } from './evaluation.input';
import { Evaluation, EvaluationConnection } from './evaluation.type';

@Resolver(() => Evaluation)
export class EvaluationResolver {
  constructor(private readonly evidence: EvidenceService) {}

  @Query(() => EvaluationConnection, { description: 'Measured values of models as they are; latest first.' })
  evaluations(
    @Args(() => EvaluationsArgs) args: EvaluationsArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Evaluation>> {
    return loadConnection(this.evidence.evaluations, args, info);
  }

  @FieldResolver(() => ID, { description: 'Opaque and permanent.' })
  id(@Root() evaluation: Evaluation): string {
    return encodeGlobalId('Evaluation', evaluation.id);
  }

  @FieldResolver(() => Task, { nullable: true, description: 'What was predicted; null where nobody said.' })
  task(@Root() { taskId }: Evaluation, @Ctx() { loaders }: TransferContext): Promise<Task | null> | null {
    return taskId === null ? null : loaders.taxonomy.task.load(taskId);
  }

  @FieldResolver(() => UrlScalar, { nullable: true, description: 'Where the value was found.' })
  sourceUrl(@Root() evaluation: Evaluation): string | null {
    return readableUrl(evaluation.sourceUrl);
  }
}
