import { InvalidInputError } from '../../platform/errors';
import type { BaseRecommendations, RecommendService } from '../answer/recommend.service';
import type { Receipt } from '../receipt/receipt.repository';
import { outputOf, type Basis, type ReceiptService } from '../receipt/receipt.service';
import { isSameOutput, readQuestion } from '../receipt/stored-receipt';

/** What an answer stands on. */
export const REPLAY_CHANGES = ['CATALOG', 'RECOMMENDER', 'ENCODER', 'BACKEND'] as const;
export type ReplayChangeName = (typeof REPLAY_CHANGES)[number];

/** A question of the past asked again. */
export interface Replay {
  /** Whether the answer stands on the very same: then it is the same to the last digit. */
  isExact: boolean;
  /** Whether all figures are those of the receipt. */
  isSame: boolean;
  changes: readonly { kind: ReplayChangeName; before: string; now: string }[];
  /** Why it cannot be asked any more; null where it can. */
  problem: string | null;
  answer: BaseRecommendations | null;
}

/** Asks the questions of receipts again, and says what is different. */
export class ReplayService {
  constructor(
    private readonly recommend: RecommendService,
    private readonly receipts: ReceiptService,
  ) {}

  /** Nothing is recorded of it. */
  async replay(receipt: Receipt): Promise<Replay> {
    const question = readQuestion(receipt.input);
    if (question === null) return unanswered('This version cannot read the question of that receipt.');
    try {
      const { answer, basis } = await this.recommend.answer(question);
      const changes = await this.changes(receipt, basis);
      return {
        isExact: changes.length === 0,
        isSame: isSameOutput(outputOf(answer), receipt.output),
        changes,
        problem: null,
        answer: { ...answer, receipt },
      };
    } catch (error) {
      if (error instanceof InvalidInputError) return unanswered(error.message);
      throw error;
    }
  }

  private async changes(receipt: Receipt, basis: Basis): Promise<Replay['changes']> {
    const { recommenderVersion, encoderVersion, backend } = this.receipts.versionsNow(basis);
    return [
      { kind: 'CATALOG', ...(await this.catalogues(receipt, basis)) } as const,
      { kind: 'RECOMMENDER', before: receipt.recommenderVersion, now: recommenderVersion } as const,
      { kind: 'ENCODER', before: receipt.encoderVersion, now: encoderVersion } as const,
      { kind: 'BACKEND', before: receipt.backend, now: backend } as const,
    ].filter(({ before, now }) => before !== now);
  }

  /** By its revision, or by what is known where the feed tells of nothing; twice the same if so. */
  private async catalogues(receipt: Receipt, now: Basis): Promise<{ before: string; now: string }> {
    const { catalogRevision, knowledgeRevision } = receipt;
    const { isTold, isUntold } = await this.receipts.changesSince(receipt);
    if (isUntold && !isTold)
      return { before: `knowledge ${knowledgeRevision}`, now: `knowledge ${now.knowledgeRevision}` };
    return { before: String(catalogRevision), now: String(isTold ? now.catalogRevision : catalogRevision) };
  }
}

const unanswered = (problem: string): Replay => ({
  isExact: false,
  isSame: false,
  changes: [],
  problem,
  answer: null,
});
