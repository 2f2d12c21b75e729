import type { ResolverList } from '../../platform/graphql/resolver-list';
import { RateLimitResolver } from './rate-limit.resolver';

/** The resolvers of budgets; none needs a service. */
export const budgetResolvers: ResolverList<object> = [RateLimitResolver];
