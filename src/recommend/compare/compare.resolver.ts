import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Model, type CatalogContext } from '../../catalog';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { selectionOf } from '../../platform/graphql/selection';
import type { BaseComparison as Comparison } from './compare-bases';
import type { CompareService } from './compare.service';
import { BaseComparison, BaseDifference, CompareBasesArgs } from './compare.type';

/** Bases that somebody has in mind already. */
@Resolver(() => BaseComparison)
export class CompareResolver {
  constructor(private readonly service: CompareService) {}

  @Costs({ parent: 2500, per: { models: 80 }, given: { 'target.dataset': 19_000 } })
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
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(better.id, selectionOf(info));
  }

  @FieldResolver(() => Model, { nullable: true })
  worse(
    @Root() { worse }: BaseDifference,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(worse.id, selectionOf(info));
  }
}
