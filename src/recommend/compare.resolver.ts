import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Model } from '../catalog';
import { selectionOf } from '../platform/graphql/selection';
import type { BaseComparison as Comparison } from './compare-bases';
import { BaseComparison, BaseDifference, CompareBasesArgs } from './compare.type';
import type { RecommendContext } from './recommend.loaders';
import type { RecommendService } from './recommend.service';

/** Bases that somebody has in mind already. */
@Resolver(() => BaseComparison)
export class CompareResolver {
  constructor(private readonly service: RecommendService) {}

  @Query(() => BaseComparison, {
    description: 'How some bases are expected to do on a target, side by side, and how sure their order is.',
  })
  compareBases(@Args(() => CompareBasesArgs) { models, ...question }: CompareBasesArgs): Promise<Comparison> {
    return this.service.compare(models, question);
  }
}

/** The bases of a difference. */
@Resolver(() => BaseDifference)
export class BaseDifferenceResolver {
  @FieldResolver(() => Model, { nullable: true })
  better(
    @Root() { better }: BaseDifference,
    @Ctx() { loaders }: RecommendContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(better.id, selectionOf(info));
  }

  @FieldResolver(() => Model, { nullable: true })
  worse(
    @Root() { worse }: BaseDifference,
    @Ctx() { loaders }: RecommendContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(worse.id, selectionOf(info));
  }
}
