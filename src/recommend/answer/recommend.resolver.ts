import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Float, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { Model, type CatalogContext } from '../../catalog';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { Bounds } from '../../platform/graphql/argument-bounds';
import { parseSize } from '../../platform/graphql/page.args';
import { selectionOf } from '../../platform/graphql/selection';
import { TransferResult, type TransferContext } from '../../transfer';
import { QUESTION_BOUNDS } from '../question/check-question';
import { askerOf, type AskingContext } from '../receipt/asker';
import { RecommendBasesInput } from './recommend.input';
import type { BaseRecommendations as AnswerWithReceipt, RecommendService } from './recommend.service';
import { Abstention, Alternative } from './abstention.type';
import { ExperimentAdvice } from './advice.type';
import {
  BaseRecommendation,
  BaseRecommendations,
  RecommendationEvidence,
  RejectedBase,
} from './recommend.type';

/** The question that the catalogue is for. */
@Resolver(() => BaseRecommendations)
export class RecommendResolver {
  constructor(private readonly service: RecommendService) {}

  @Costs({
    parent: 3000,
    per: { 'input.first': 100 },
    given: { 'input.target.dataset': 18_000 },
    sizedBy: ['input.first'],
  })
  @Bounds(QUESTION_BOUNDS)
  @Query(() => BaseRecommendations, {
    description:
      'Which pretrained bases to start from for a target, ranked by measured transfer, with reasons.',
  })
  recommendBases(
    @Arg('input', () => RecommendBasesInput, { description: 'The target, and what a base must meet.' })
    input: RecommendBasesInput,
    @Ctx() context: AskingContext,
  ): Promise<AnswerWithReceipt> {
    return this.service.recommend(input, askerOf(context));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'What the order is expected to correlate with the truth (Pearson), 0 to 1: from how far the scores are apart, and from how good orders on targets like this one turned out when they were left out. Null where nothing is recommended.',
  })
  expectedCorrelation(@Root() { expectedOrder }: BaseRecommendations): number | null {
    return expectedOrder?.correlation ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The expected correlation for people to read: how often an order like this was right.',
  })
  expectedCorrelationText(@Root() { expectedOrder }: BaseRecommendations): string | null {
    return expectedOrder?.text ?? null;
  }

  @FieldResolver(() => [RejectedBase], {
    description:
      'Bases that take the input but cannot be used: those that break a constraint, the best of them first, then those without a way to the task.',
  })
  rejected(
    @Root() { rejected }: BaseRecommendations,
    @Arg('first', () => Int, { description: 'How many to return, 1 to 100.', defaultValue: 20 })
    first: number,
  ): RejectedBase[] {
    return rejected.slice(0, parseSize(first, 'first'));
  }

  @Costs({ parent: 13_500 })
  @FieldResolver(() => ExperimentAdvice, {
    nullable: true,
    description:
      'What to measure next to learn the order of all: the run that tells most of the others. Null where there are not two bases to put in order, or all were measured.',
  })
  orderAdvice(@Root() { orderAdvice }: BaseRecommendations): Promise<ExperimentAdvice | null> {
    return orderAdvice();
  }
}

/** The base of a recommendation. */
@Resolver(() => BaseRecommendation)
export class BaseRecommendationResolver {
  @FieldResolver(() => Model, { nullable: true })
  base(
    @Root() { base }: BaseRecommendation,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(base.id, selectionOf(info));
  }
}

/** What could be used where nothing is recommended. */
@Resolver(() => Abstention)
export class AbstentionResolver {
  @FieldResolver(() => [Alternative], {
    description:
      'Bases that can be used, not ranked by any evidence: those that do the task come first, then those that most was built on. Empty where the question is at fault.',
  })
  alternatives(
    @Root() { alternatives }: Abstention,
    @Arg('first', () => Int, { description: 'How many to return, 1 to 100.', defaultValue: 5 })
    first: number,
  ): Alternative[] {
    return alternatives.slice(0, parseSize(first, 'first'));
  }
}

/** The base of an alternative. */
@Resolver(() => Alternative)
export class AlternativeResolver {
  @FieldResolver(() => Model, { nullable: true })
  base(
    @Root() { base }: Alternative,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(base.id, selectionOf(info));
  }
}

/** The model of a rejection. */
@Resolver(() => RejectedBase)
export class RejectedBaseResolver {
  @FieldResolver(() => Model, { nullable: true })
  model(
    @Root() { model }: RejectedBase,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(model.id, selectionOf(info));
  }
}

/** The result behind a piece of evidence. */
@Resolver(() => RecommendationEvidence)
export class RecommendationEvidenceResolver {
  @FieldResolver(() => TransferResult, { nullable: true })
  result(
    @Root() { result }: RecommendationEvidence,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TransferResult | null> {
    return loaders.transferResult.findById(result.id, selectionOf(info));
  }
}
