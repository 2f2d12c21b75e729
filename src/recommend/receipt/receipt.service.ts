import { randomUUID } from 'node:crypto';
import type { Log } from '../../platform/log';
import type { Answer } from '../explanation/recommendation';
import { withFit } from '../fitting/fitted-version';
import type { CheckedQuestion } from '../question/question';
import type { ReceiptSettings } from '../../platform/settings/receipt-settings';
import type { Asker, ChangesSince, Reader, Receipt, ReceiptRepository } from './receipt.repository';
import { recommendedRank } from './stored-receipt';

export type { Asker, Reader, Receipt };

/** What a question says of its own keeping, and who asked it. */
export interface Keeping {
  readonly asker: Asker;
  /** False where whoever asked wants none of it stored. */
  readonly isWanted: boolean;
}

export interface Versions {
  recommenderVersion: string;
  encoderVersion: string;
  /** TensorFlow.js backend. */
  backend: string;
}

/** What an answer was given from. */
export interface Basis {
  catalogRevision: number;
  /** Counts the changes of what answers are made from, also of what the feed does not tell. */
  knowledgeRevision: number;
  /** Of the fit that the scorer stood on; undefined where the shipped setting served. */
  fitVersion: string | undefined;
  /** Of the encoder that answered; another may have taken over since. */
  encoderVersion: string;
}

/** A result that was reported for a recommendation. */
export interface Outcome {
  result: { id: number };
  /** Of its base in the answer, from 1; null where it was not named there. */
  rank: number | null;
  /** Whether its base was the one recommended first. */
  isRecommended: boolean;
}

/** Records what was asked, what was answered and from what. */
export class ReceiptService {
  constructor(
    private readonly repository: ReceiptRepository,
    private readonly versions: Omit<Versions, 'encoderVersion'>,
    private readonly settings: ReceiptSettings,
    private readonly log: Log,
  ) {}

  /**
   * Stores the receipt of an answer. Null where none is stored: it is not wanted, the client has as
   * many as are kept, or it was not possible, which the log says.
   */
  async issue(
    question: CheckedQuestion,
    { answer, basis }: { answer: Answer; basis: Basis },
    { asker, isWanted }: Keeping,
  ): Promise<Receipt | null> {
    const isKept = isWanted && (asker.principal !== null || this.settings.isOpen);
    if (!isKept || this.settings.perClient === 0) return null;
    const id = randomUUID();
    const createdAt = new Date();
    const { catalogRevision, knowledgeRevision } = basis;
    const receipt: Receipt = {
      id,
      createdAt,
      catalogRevision,
      knowledgeRevision,
      ...this.versionsNow(basis),
      input: question,
      output: outputOf(answer),
    };
    const most = this.settings.perClient * SURPLUS;
    try {
      return (await this.repository.save(receipt, asker, { most })) ? receipt : null;
    } catch (error) {
      this.log.warn({ err: error }, 'the receipt of a recommendation was not stored');
      return null;
    }
  }

  /** Null where there is none of this id, which is a UUID, or none that this reader may read. */
  async find(id: string, reader: Reader): Promise<Receipt | null> {
    const { isOpen } = this.settings;
    return UUID.test(id) ? this.repository.find(id.toLowerCase(), reader, { isOpen }) : null;
  }

  /** What an answer from `basis` stands on now. */
  versionsNow({ fitVersion, encoderVersion }: Pick<Basis, 'fitVersion' | 'encoderVersion'>): Versions {
    const { recommenderVersion, ...rest } = this.versions;
    return { ...rest, encoderVersion, recommenderVersion: withFit(recommenderVersion, fitVersion) };
  }

  /** What changed after a receipt that its answer could depend on. */
  changesSince(receipt: Receipt): Promise<ChangesSince> {
    return this.repository.changesSince(receipt);
  }

  /** What was reported for a receipt, oldest first, at most a hundred results. */
  async outcomesOf({ id, output }: Pick<Receipt, 'id' | 'output'>): Promise<Outcome[]> {
    const rows = await this.repository.findOutcomes(id, MAX_OUTCOMES);
    return rows.map(({ resultId, baseId, baseSlug }) => {
      const rank = recommendedRank(output, { id: baseId, slug: baseSlug });
      return { result: { id: resultId }, rank, isRecommended: rank === 1 };
    });
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_OUTCOMES = 100;
/** The purge brings a client back to its share; until then so many times that are kept. */
const SURPLUS = 2;

/**
 * The figures of an answer; names, reasons and facts follow from the catalogue at that revision.
 * Its size is bounded: by `first`, and by how many rejected bases and siblings an answer lists.
 */
export function outputOf(answer: Answer): unknown {
  const { target, candidates, recommendations, rejected, rejectedCount, abstention } = answer;
  return {
    nearestDomains: target.nearestDomains.map(({ domain, similarity }) => ({
      domainId: domain.id,
      similarity,
    })),
    understood: { kindOfData: target.kindOfData, task: understoodTask(target), note: target.note },
    candidates,
    recommendations: recommendations.map(
      ({ base, score, interval, compatibility, explained, reasons, evidence, siblings }) => ({
        baseId: base.id,
        score,
        interval,
        compatibility,
        confidence: explained,
        siblings,
        contributions: reasons.map(({ kind, contribution }) => ({ kind, contribution })),
        evidence: evidence.map(({ result, similarity, weight }) => ({
          resultId: result.id,
          similarity,
          weight,
        })),
      }),
    ),
    expectedCorrelation: answer.expectedOrder?.correlation ?? null,
    standing: recommendations.map(({ way, evidenceTier }) => ({ way: way.way, evidenceTier })),
    rejected: rejected.map(({ model }) => model.id),
    rejectedCount,
    unsuitedCount: answer.unsuitedCount,
    counterfactuals: answer.counterfactuals.map(({ constraint, base, score }) => ({
      constraint,
      baseId: base.id,
      score,
    })),
    advice:
      answer.advice === null
        ? null
        : { baseId: answer.advice.base.id, expectedGain: answer.advice.expectedGain },
    abstention: abstention && {
      ...abstention,
      alternatives: abstention.alternatives.map(({ base }) => base.id),
    },
  };
}

function understoodTask({ task }: Answer['target']): unknown {
  return task === null ? null : { id: task.task.id, inferred: task.inferred, confidence: task.confidence };
}
