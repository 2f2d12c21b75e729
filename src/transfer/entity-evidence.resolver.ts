import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Dataset, Domain, Model } from '../catalog';
import { loadConnection, type Connection } from '../platform/graphql/connection';
import { TransferEdgesArgs } from './edge/transfer-edge.input';
import { TransferEdgeConnection, type TransferEdge } from './edge/transfer-edge.type';
import { EvaluationsArgs } from './evaluation/evaluation.input';
import { EvaluationConnection, type Evaluation } from './evaluation/evaluation.type';
import { TransferResultsArgs } from './result/transfer-result.input';
import { TransferResultConnection, type TransferResult } from './result/transfer-result.type';
import type { TransferContext } from './transfer.loaders';

/** What evidence says of models. */
@Resolver(() => Model)
export class ModelEvidenceResolver {
  @FieldResolver(() => EvaluationConnection, { description: 'Measured values of it as it is; latest first.' })
  evaluations(
    @Root() model: Model,
    @Args(() => EvaluationsArgs) args: EvaluationsArgs,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Evaluation>> {
    return loadConnection(loaders.evaluations.of('model', model.id), args, info);
  }

  @FieldResolver(() => TransferResultConnection, {
    description: 'Measured outcomes of adapting it; latest first.',
  })
  transferResults(
    @Root() model: Model,
    @Args(() => TransferResultsArgs) args: TransferResultsArgs,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<TransferResult>> {
    return loadConnection(loaders.transferResults.of('base', model.id), args, info);
  }

  @FieldResolver(() => TransferEdgeConnection, {
    description: 'Domains that it is expected to transfer to; largest expected gain first.',
  })
  transferEdges(
    @Root() model: Model,
    @Args(() => TransferEdgesArgs) args: TransferEdgesArgs,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<TransferEdge>> {
    return loadConnection(loaders.transferEdges.of('base', model.id), args, info);
  }
}

/** What evidence says of datasets. */
@Resolver(() => Dataset)
export class DatasetEvidenceResolver {
  @FieldResolver(() => EvaluationConnection, {
    description: 'Measured values on it of models as they are; latest first.',
  })
  evaluations(
    @Root() dataset: Dataset,
    @Args(() => EvaluationsArgs) args: EvaluationsArgs,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Evaluation>> {
    return loadConnection(loaders.evaluations.of('dataset', dataset.id), args, info);
  }

  @FieldResolver(() => TransferResultConnection, {
    description: 'Measured outcomes of adapting bases to it; latest first.',
  })
  transferResults(
    @Root() dataset: Dataset,
    @Args(() => TransferResultsArgs) args: TransferResultsArgs,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<TransferResult>> {
    return loadConnection(loaders.transferResults.of('target', dataset.id), args, info);
  }
}

/** What evidence says of domains. */
@Resolver(() => Domain)
export class DomainEvidenceResolver {
  @FieldResolver(() => TransferEdgeConnection, {
    description: 'Bases that are expected to transfer to it; largest expected gain first.',
  })
  transferEdges(
    @Root() domain: Domain,
    @Args(() => TransferEdgesArgs) args: TransferEdgesArgs,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<TransferEdge>> {
    return loadConnection(loaders.transferEdges.of('domain', domain.id), args, info);
  }
}
