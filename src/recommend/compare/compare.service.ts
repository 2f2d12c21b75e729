import type { KnowledgeService } from '../knowledge/knowledge.service';
import { checkQuestion } from '../question/check-question';
import type { RecommendQuestion } from '../question/question';
import { resolveTarget } from '../question/target';
import { compareBases, type BaseComparison } from './compare-bases';
import { findBases } from './find-bases';

/** Puts bases side by side that somebody has in snapshot already. */
export class CompareService {
  constructor(private readonly knowledge: KnowledgeService) {}

  /**
   * How some bases are expected to do on a target, side by side.
   * @param slugs 2 to 10 different ones, of active models
   * @throws InvalidInputError naming the argument at fault
   */
  async compare(slugs: readonly string[], question: RecommendQuestion): Promise<BaseComparison> {
    const { snapshot } = await this.knowledge.current();
    const bases = findBases(slugs, snapshot.knowledge);
    const checked = checkQuestion(question, '');
    const target = await resolveTarget(checked, snapshot, '');
    return compareBases(bases, { question: checked, target, snapshot });
  }
}
