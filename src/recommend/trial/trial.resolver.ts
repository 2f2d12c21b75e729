import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Model, type CatalogContext } from '../../catalog';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { selectionOf } from '../../platform/graphql/selection';
import type * as Planned from './plan-trials';
import type { TrialService } from './trial.service';
import { Trial, TrialPlan, TrialPlanArgs } from './trial.type';

/** What to measure next. */
@Resolver(() => TrialPlan)
export class TrialPlanResolver {
  constructor(private readonly service: TrialService) {}

  @Costs({ parent: 16_500, given: { 'input.target.dataset': 13_500 } })
  @Query(() => TrialPlan, {
    description:
      'Which bases to measure next on a target with a budget of so many runs, and what to expect of it.',
  })
  trialPlan(@Args(() => TrialPlanArgs) { input, ...aim }: TrialPlanArgs): Promise<Planned.TrialPlan> {
    return this.service.plan(input, aim);
  }
}

/** The base of a trial. */
@Resolver(() => Trial)
export class TrialResolver {
  @FieldResolver(() => Model, { nullable: true })
  base(
    @Root() { base }: Trial,
    @Ctx() { loaders }: CatalogContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(base.id, selectionOf(info));
  }
}
