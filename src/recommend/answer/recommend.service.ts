import type { Answer } from '../explanation/recommendation';
import { fitVersionOf } from '../knowledge/snapshot';
import type { KnowledgeService } from '../knowledge/knowledge.service';
import { checkQuestion, inCanonicalOrder } from '../question/check-question';
import type { CheckedQuestion, QuestionPrefix, RecommendQuestion } from '../question/question';
import { resolveTarget } from '../question/target';
import type { Receipt } from '../receipt/receipt.repository';
import type { Asker, Basis, ReceiptService } from '../receipt/receipt.service';
import { assess } from './assess';

/** An answer with what it was made from. */
export interface BaseRecommendations extends Answer {
  /** Null where none was stored. */
  receipt: Receipt | null;
}

/** The command line, whose user has the whole database. */
const UNSIGNED: Asker = { principal: null, client: 'local' };

/** Answers which base to start from, with reasons, and says when it does not know. */
export class RecommendService {
  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly receipts: ReceiptService,
  ) {}

  /**
   * Ranks the bases for a target by their expected transfer.
   *
   * @param asker who may read the receipt; left out, whoever knows its id
   * @throws InvalidInputError naming the field, for a target, task or figure that cannot be used
   */
  async recommend(
    question: RecommendQuestion & { store?: boolean | null },
    asker: Asker = UNSIGNED,
  ): Promise<BaseRecommendations> {
    const checked = checkQuestion(question);
    const given = await this.answer(checked);
    const keeping = { asker, isWanted: question.store ?? true };
    const receipt = await this.receipts.issue(inCanonicalOrder(checked), given, keeping);
    return { ...given.answer, receipt };
  }

  /**
   * The answer to a checked question, with what it is made from, and whether results are known that
   * do not count yet; no receipt is kept of it.
   * @param prefix how the question was written where it was checked
   * @throws InvalidInputError for a target or task that is not in the catalogue
   */
  async answer(
    question: CheckedQuestion,
    prefix?: QuestionPrefix,
  ): Promise<{ answer: Answer; basis: Basis; isPartial: boolean }> {
    const { snapshot, revision } = await this.knowledge.current();
    const target = await resolveTarget(question, snapshot, prefix);
    const answer = await assess({ question, target, snapshot });
    const versions = { fitVersion: fitVersionOf(snapshot), encoderVersion: snapshot.encoder.version };
    const { knowledgeRevision } = snapshot.knowledge;
    const basis = { catalogRevision: revision, knowledgeRevision, ...versions };
    return { answer, basis, isPartial: snapshot.unweighed > 0 };
  }
}
