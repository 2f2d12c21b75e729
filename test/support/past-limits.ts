import { DEFAULT_LIMITS, type OperationLimits } from '../../src/platform/graphql/limits/limits';

/** Limits that nothing which a test asks reaches; all is counted as it is in service. */
export const PAST_LIMITS: OperationLimits = {
  ...DEFAULT_LIMITS,
  ...{ tokens: 1e6, depth: 100, selections: 1e6, aliases: 1e6, directives: 1e6, cost: 1e9 },
  ...{ objects: 1e9, bytes: 1e12 },
};
