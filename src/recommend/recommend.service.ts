import { InvalidInputError } from '../platform/errors';
import { assess } from './assess';
import { asArgument, checkQuestion, wholeNumber } from './check-question';
import { compareBases, type BaseComparison } from './compare-bases';
import { findBases } from './find-bases';
import type { CheckedQuestion, RecommendQuestion } from './input';
import type { KnowledgeService } from './knowledge/knowledge.service';
import { nameDomains } from './names';
import type { Answer, Basis, ReceiptService } from './receipt.service';
import type { BaseRecommendations, DomainSimilarity } from './recommendation';
import type { TargetResolver } from './target/target';

const MAX_TEXT = 2_000;
const DEFAULT_NEAREST = 10;

/** Answers which base to start from, with reasons, and says when it does not know. */
export class RecommendService {
  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly targets: TargetResolver,
    private readonly receipts: ReceiptService,
  ) {}

  /**
   * Ranks the bases for a target by their expected transfer.
   * @throws InvalidInputError naming the field, for a target, task or figure that cannot be used
   */
  async recommend(question: RecommendQuestion): Promise<BaseRecommendations> {
    const checked = checkQuestion(question);
    const { answer, basis } = await this.answer(checked);
    return { ...answer, receipt: await this.receipts.issue(checked, answer, basis) };
  }

  /**
   * The answer to a checked question, with what it is made from; no receipt is kept of it.
   * @throws InvalidInputError for a target or task that is not in the catalogue
   */
  async answer(question: CheckedQuestion): Promise<{ answer: Answer; basis: Basis }> {
    const { mind, revision } = await this.knowledge.current();
    const target = await this.targets.resolve(question, mind);
    const answer = await assess({ question, target, mind });
    const versions = { fitVersion: mind.fit?.fit.version, encoderVersion: mind.encoder.version };
    return { answer, basis: { catalogRevision: revision, ...versions } };
  }

  /**
   * How some bases are expected to do on a target, side by side.
   * @param slugs 2 to 10 different ones, of active models
   * @throws InvalidInputError naming the argument at fault
   */
  async compare(slugs: readonly string[], question: RecommendQuestion): Promise<BaseComparison> {
    const { mind } = await this.knowledge.current();
    const bases = findBases(slugs, mind.knowledge);
    try {
      const checked = checkQuestion(question);
      const target = await this.targets.resolve(checked, mind);
      return await compareBases(bases, { question: checked, target, mind });
    } catch (error) {
      throw asArgument(error);
    }
  }

  /**
   * The domains whose descriptions are nearest to a text, best first.
   * @param first from 1 to 100; 10 when left out
   * @throws InvalidInputError for a text that is empty or too long, or `first` out of range
   */
  async nearestDomains(text: string, first: number | null | undefined): Promise<DomainSimilarity[]> {
    const most = wholeNumber('first', first, { minimum: 1, maximum: 100 }) ?? DEFAULT_NEAREST;
    const words = text.trim();
    if (words === '' || words.length > MAX_TEXT) {
      throw new InvalidInputError('text', `1 to ${MAX_TEXT} characters long`);
    }
    const { mind } = await this.knowledge.current();
    return nameDomains(await this.targets.nearestDomains(words, most, mind), mind.knowledge);
  }
}
