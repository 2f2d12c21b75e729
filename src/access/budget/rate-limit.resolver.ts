import { Ctx, Query, Resolver } from 'type-graphql';
import type { Spent } from './budgets';
import { RateLimit } from './rate-limit.type';

interface BudgetContext {
  readonly turn?: { readonly spent: Spent | null };
}

@Resolver(() => RateLimit)
export class RateLimitResolver {
  @Query(() => RateLimit, {
    nullable: true,
    description:
      'What you may still ask for. Null for the administrator and where no budget is set: nothing is counted then.',
  })
  rateLimit(@Ctx() { turn }: BudgetContext): RateLimit | null {
    const spent = turn?.spent ?? null;
    return spent === null ? null : { ...spent, resetAt: new Date(spent.resetAt) };
  }
}
