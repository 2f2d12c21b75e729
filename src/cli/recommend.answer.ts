import type { CompareService, RecommendQuestion, RecommendService, TrialService } from '../recommend';
import type { OperatorCommand } from './operator';
import { comparisonAsJson, describeComparison } from './recommend.compare';
import { PURPOSES, type RecommendOptions } from './recommend.flags';
import { recommendationsAsJson } from './recommend.json';
import { describePlan, planAsJson } from './recommend.plan';
import { describeRecommendations } from './recommend.table';

export interface RecommendServices {
  recommend: Pick<RecommendService, 'recommend'>;
  compare: Pick<CompareService, 'compare'>;
  trials: Pick<TrialService, 'plan'>;
}

/** A question, and how it is to be answered. */
export interface RecommendInput extends Pick<RecommendOptions, 'compare' | 'plan' | 'purpose' | 'json'> {
  readonly question: RecommendQuestion;
}

/** What `rootstock recommend` prints. */
export const recommendAnswer: OperatorCommand<RecommendInput, RecommendServices> = {
  name: 'recommend',
  run: async function* (input, services) {
    yield await textFor(input, services);
  },
};

async function textFor(
  { question, compare: slugs, plan: budget, purpose = 'winner', json: isJson }: RecommendInput,
  { recommend, compare, trials }: RecommendServices,
): Promise<string> {
  const asText = (value: object): string => JSON.stringify(value, null, 2);
  if (slugs !== undefined) {
    const comparison = await compare.compare(slugs, question);
    return isJson === true ? asText(comparisonAsJson(comparison)) : describeComparison(comparison);
  }
  if (budget !== undefined) {
    const plan = await trials.plan(question, { budget, purpose: PURPOSES[purpose] });
    return isJson === true ? asText(planAsJson(plan)) : describePlan(plan);
  }
  const answer = await recommend.recommend(question);
  const orderAdvice = await answer.orderAdvice();
  if (isJson === true) return asText(recommendationsAsJson(answer, orderAdvice));
  return describeRecommendations(answer, orderAdvice);
}
