import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Dataset, Model, type CatalogContext } from '../../catalog';
import { selectionOf } from '../../platform/graphql/selection';
import { ConstraintCounterfactual, ExperimentAdvice, GainOverMostDownloaded } from './advice.type';

/** The base that most people take. */
@Resolver(() => GainOverMostDownloaded)
export class GainOverMostDownloadedResolver {
  @FieldResolver(() => Model, { nullable: true })
  base(
    @Root() { base }: GainOverMostDownloaded,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(base.id, selectionOf(info));
  }
}

/** The base that a constraint keeps out. */
@Resolver(() => ConstraintCounterfactual)
export class ConstraintCounterfactualResolver {
  @FieldResolver(() => Model, { nullable: true })
  base(
    @Root() { base }: ConstraintCounterfactual,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(base.id, selectionOf(info));
  }
}

/** What to measure, and on what. */
@Resolver(() => ExperimentAdvice)
export class ExperimentAdviceResolver {
  @FieldResolver(() => Model, { nullable: true })
  base(
    @Root() { base }: ExperimentAdvice,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(base.id, selectionOf(info));
  }

  @FieldResolver(() => Dataset, { nullable: true })
  async target(
    @Root() { target }: ExperimentAdvice,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Dataset | null> {
    return target === null ? null : loaders.dataset.findById(target.id, selectionOf(info));
  }
}
