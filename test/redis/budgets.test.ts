import { anAddress, describeBudgets, from, startBudgetApp } from '../support/budgets';
import { redisUrl } from '../support/redis';

describe('budgets that are counted in Redis', () => {
  describeBudgets(redisUrl());

  it('are one budget for several processes', async () => {
    const settings = { units: 100, redisUrl: redisUrl() };
    const [first, second] = await Promise.all([startBudgetApp(settings), startBudgetApp(settings)]);
    const client = from(anAddress());
    const left = async (app: typeof first): Promise<number> => {
      const { headers } = await app.graphql('{ hello }', client);
      return Number(headers.get('ratelimit-remaining'));
    };
    try {
      await expect(left(first)).resolves.toBe(99);
      await expect(left(second)).resolves.toBe(98);
      await expect(left(first)).resolves.toBe(97);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
  });
});
