import type { KnowledgeService } from '../knowledge/knowledge.service';
import { checkQuestion, wholeNumber } from '../question/check-question';
import type { RecommendQuestion } from '../question/question';
import { resolveTarget } from '../question/target';
import { planTrials, type TrialAim, type TrialPlan } from './plan-trials';

const MOST_TRIALS = 20;

/** Says which bases to measure next on a target. */
export class TrialService {
  constructor(private readonly knowledge: Pick<KnowledgeService, 'current'>) {}

  /**
   * A batch of bases to measure, chosen together.
   * @throws InvalidInputError naming the field, for a question or budget that cannot be used
   */
  async plan(question: RecommendQuestion, { budget, purpose }: TrialAim): Promise<TrialPlan> {
    wholeNumber('budget', budget, { minimum: 1, maximum: MOST_TRIALS });
    const checked = checkQuestion(question);
    const { snapshot } = await this.knowledge.current();
    const target = await resolveTarget(checked, snapshot);
    return planTrials({ question: checked, target, snapshot }, { budget, purpose });
  }
}
