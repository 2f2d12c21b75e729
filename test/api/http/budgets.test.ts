import { describeBudgets } from '../../support/budgets';

describe('budgets that are counted in memory', () => describeBudgets(null));
