import { z } from 'zod';
import { VISIBILITIES, type VisibilityName } from '../../access';
import type { ReferenceService } from '../../catalog';
import type { Database, Transaction } from '../../platform/database';
import { encodeGlobalId, readGlobalId } from '../../platform/graphql/global-id';
import { count, finite, optional, plainText, reason, reference } from '../../platform/input-rules';
import { Faults, parseInput, refuse } from '../../platform/refusal';
import { DISPUTE_KINDS, PROTOCOLS } from '../vocabulary';
import { type StudyAndMetricService, studySchema } from './study-and-metric.service';
import type {
  Reporter,
  RecordedResult,
  ResultKey,
  TransferResultWritingRepository,
} from './transfer-result-writing.repository';

const gpuHours = finite.min(0, 'Must not be negative');
const seed = z.int().min(-2_147_483_648, 'Must fit in 32 bits').max(2_147_483_647, 'Must fit in 32 bits');

const resultSchema = z.object({
  study: studySchema,
  base: reference,
  adapted: optional(reference),
  target: reference,
  split: optional(plainText(100)),
  protocol: z.enum(PROTOCOLS),
  metric: plainText(300),
  value: finite,
  trainingExamples: optional(count),
  recipe: optional(plainText(500)),
  seed: optional(seed),
  cost: optional(z.object({ gpuHours: optional(gpuHours) })),
  scratchBaseline: optional(finite),
  supersedes: optional(reference),
  receipt: optional(plainText(100)),
  visibility: optional(z.enum(VISIBILITIES)),
  publisher: optional(reference),
});
type ResultFacts = z.infer<typeof resultSchema>;

/** Whom a result is for. */
interface Audience {
  readonly visibility: VisibilityName;
  /** Whose members see it; null for everybody's. */
  readonly publisherId: number | null;
}

const disputeSchema = z.object({ result: reference, kind: z.enum(DISPUTE_KINDS), reason });

/** The parts of a result's key, by the input's fields that state them. */
const KEY_FIELDS = {
  study: 'studyId',
  base: 'baseId',
  target: 'targetId',
  split: 'split',
  protocol: 'protocol',
  metric: 'metricId',
  trainingExamples: 'trainingExamples',
  recipe: 'recipe',
  seed: 'seed',
} as const satisfies Record<string, keyof ResultKey>;

const idOf = (key: number): string => encodeGlobalId('TransferResult', key);

/**
 * Records measured outcomes of adapting bases. Nothing recorded is changed: corrections, disputes
 * and retractions are added.
 */
export class TransferResultReportingService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
    private readonly terms: StudyAndMetricService,
    private readonly results: TransferResultWritingRepository,
  ) {}

  /**
   * @returns the new result's database id
   * @throws RefusedError when a name does not exist, a figure is outside its metric's scale, the
   * result is recorded already, or the one that it corrects has another key or is corrected already
   */
  async report(input: unknown, reporter: Reporter): Promise<number> {
    const facts = parseInput(resultSchema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const { key, adaptedId, publisherId } = await this.find(transaction, facts, reporter);
      const corrected = await this.corrected(transaction, facts, key);
      const audience = audienceOf(facts, publisherId, corrected);
      if (corrected === null) await this.refuseDuplicate(transaction, key);
      const { baseId, targetId, ...rest } = key;
      const origins = this.references.repository;
      return this.results.insert(transaction, {
        ...rest,
        baseOriginId: corrected?.baseOriginId ?? (await origins.originOf(transaction, 'Model', baseId)),
        targetOriginId:
          corrected?.targetOriginId ?? (await origins.originOf(transaction, 'Dataset', targetId)),
        adaptedOriginId: adaptedId === null ? null : await origins.originOf(transaction, 'Model', adaptedId),
        value: facts.value,
        gpuHours: facts.cost?.gpuHours ?? null,
        scratchBaseline: facts.scratchBaseline,
        supersedesId: corrected?.id ?? null,
        receiptId: facts.receipt,
        ...audience,
      });
    });
  }

  /**
   * Records a doubt about a result, or its withdrawal.
   *
   * @returns the result's database id
   * @throws RefusedError when the result does not exist, or it is retracted already
   */
  async dispute(input: unknown): Promise<number> {
    const facts = parseInput(disputeSchema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const result = await this.recorded(transaction, facts.result, 'result');
      if (result.isRetracted) refuse('CONFLICT', 'result', `Result ${facts.result} is retracted already.`);
      await this.results.insertDispute(transaction, {
        resultId: result.id,
        kind: facts.kind,
        reason: facts.reason,
      });
      return result.id;
    });
  }

  /** Everything that the input names, or all the faults in it together. */
  private async find(
    transaction: Transaction,
    facts: ResultFacts,
    reporter: Reporter,
  ): Promise<{ key: ResultKey; adaptedId: number | null; publisherId: number | null }> {
    const faults = new Faults();
    const model = (field: 'base' | 'adapted') =>
      this.references.findOptional(transaction, 'Model', { reference: facts[field], field }, faults);
    const target = { reference: facts.target, field: 'target' };
    const baseId = await model('base');
    const adaptedId = await model('adapted');
    const targetId = await this.references.find(transaction, 'Dataset', target, faults);
    const publisher = { reference: facts.publisher, field: 'publisher' };
    const publisherId = await this.references.findOptional(transaction, 'Publisher', publisher, faults);
    const metric = await this.terms.findMetric(transaction, facts.metric, faults);
    if (metric !== null) {
      this.terms.checkOnScale(metric, facts.value, 'value', faults);
      this.terms.checkOnScale(metric, facts.scratchBaseline, 'scratchBaseline', faults);
    }
    if (baseId !== null && baseId === adaptedId) {
      faults.add('CYCLE', 'adapted', 'The adapted model is the base itself.');
    }
    if (facts.receipt !== null && !(await this.isReceipt(transaction, facts.receipt, reporter))) {
      faults.add('NOT_FOUND', 'receipt', `There is no receipt "${facts.receipt}".`);
    }
    const ids = (...found: readonly (number | null)[]) => found.flatMap((id) => id ?? []);
    const { visibility } = facts;
    const about = { models: ids(baseId, adaptedId), datasets: ids(targetId), visibility };
    const studyId = await this.terms.findOrAddStudy(transaction, facts.study, { about, faults });
    faults.throwIfAny();
    if (baseId === null || targetId === null || metric === null || studyId === null) {
      throw new TypeError('What was not found is a fault.');
    }
    const { split, protocol, trainingExamples, recipe, seed } = facts;
    const key = {
      studyId,
      baseId,
      targetId,
      split,
      protocol,
      metricId: metric.id,
      trainingExamples,
      recipe,
      seed,
    };
    return { key, adaptedId, publisherId };
  }

  /** The result that this one corrects; null when it corrects none. */
  private async corrected(
    transaction: Transaction,
    { supersedes }: ResultFacts,
    key: ResultKey,
  ): Promise<RecordedResult | null> {
    if (supersedes === null) return null;
    const earlier = await this.recorded(transaction, supersedes, 'supersedes');
    if (earlier.supersededById !== null) {
      const latest = await this.results.findById(transaction.visible, earlier.supersededById);
      const by = latest === null ? '' : `, by ${idOf(latest.id)}: correct that one`;
      refuse('CONFLICT', 'supersedes', `Result ${supersedes} is superseded already${by}.`);
    }
    const different = Object.entries(KEY_FIELDS).flatMap(([field, part]) =>
      earlier[part] === key[part] ? [] : [field],
    );
    if (different.length > 0) {
      const message = `A correction has the key of the result that it supersedes; different: ${different.join(', ')}.`;
      refuse('CONFLICT', 'supersedes', message);
    }
    return earlier;
  }

  private async isReceipt(transaction: Transaction, id: string, reporter: Reporter): Promise<boolean> {
    return z.uuid().safeParse(id).success && this.results.hasReceipt(transaction, id, reporter);
  }

  private async refuseDuplicate(transaction: Transaction, key: ResultKey): Promise<void> {
    const standing = await this.results.findStanding(transaction.visible, key);
    if (standing === null) return;
    const id = idOf(standing.id);
    const message = `This result is recorded already as ${id}, with the value ${standing.value}; to correct it, name that id in "supersedes".`;
    refuse('DUPLICATE', 'supersedes', message);
  }

  private async recorded(transaction: Transaction, id: string, field: string): Promise<RecordedResult> {
    const decoded = readGlobalId(id);
    const isResult = decoded?.type === 'TransferResult';
    const seen = isResult ? await this.results.findById(transaction.visible, decoded.key) : null;
    // What corrects it may be hidden, and corrects it nevertheless.
    const result = seen === null ? null : await this.results.findById(transaction, seen.id);
    return result ?? refuse('NOT_FOUND', field, `There is no transfer result "${id}".`);
  }
}

/** As the input says, else as the result that is corrected. */
function audienceOf(
  { visibility, publisher }: ResultFacts,
  publisherId: number | null,
  corrected: RecordedResult | null,
): Audience {
  const wanted = visibility ?? corrected?.visibility ?? 'PUBLIC';
  if (wanted === 'PUBLIC') {
    if (publisher !== null)
      refuse('INVALID', 'publisher', 'Only of a hidden result: it says whose members see it.');
    return { visibility: wanted, publisherId: null };
  }
  const owner = publisherId ?? corrected?.publisherId ?? null;
  if (owner === null)
    refuse('INVALID', 'publisher', `A result that is ${wanted} needs the publisher whose members see it.`);
  return { visibility: wanted, publisherId: owner };
}
