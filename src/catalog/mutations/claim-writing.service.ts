import { z } from 'zod';
import type { Database, Transaction } from '../../platform/database';
import { Faults, parseInput, refuse } from '../../platform/refusal';
import type { Lineage, Training } from '../lineage/lineage.type';
import { LINEAGE_RELATIONS, TRAINING_ROLES } from '../vocabulary';
import type { ClaimWritingRepository } from './claim-writing.repository';
import type { ReferenceService } from './reference.service';
import { optional, plainText, reference } from '../../platform/input-rules';

const lineageSchema = z.object({
  child: reference,
  base: reference,
  relation: z.enum(LINEAGE_RELATIONS),
  relationRaw: optional(plainText(100)),
});
const trainingSchema = z.object({ model: reference, dataset: reference, role: z.enum(TRAINING_ROLES) });

/** Called in the transaction that recorded a claim about a model, to update what depends on it. */
export type AfterClaim = (transaction: Transaction, modelId: number) => Promise<void>;

/**
 * Records what models were made from and trained on. Claims hang on an origin of this catalogue's
 * own, so that importing a newer revision from a hub does not remove them.
 */
export class ClaimWritingService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
    private readonly claims: ClaimWritingRepository,
    private readonly afterClaim: AfterClaim = () => Promise.resolve(),
  ) {}

  /**
   * @returns the new lineage
   * @throws RefusedError when a name does not exist, the same is recorded already, or a model would
   * be its own ancestor
   */
  async recordLineage(input: unknown): Promise<Lineage> {
    const facts = parseInput(lineageSchema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const named = (field: 'child' | 'base') =>
        this.references.find(transaction, 'Model', { reference: facts[field], field }, faults);
      const [childId, baseId] = [await named('child'), await named('base')];
      faults.throwIfAny();
      if (childId === null || baseId === null) throw new TypeError('A model that was not found is a fault.');
      if (await this.claims.descendsFrom(transaction, baseId, childId)) {
        const why = childId === baseId ? 'is this model itself' : `was itself made from "${facts.child}"`;
        refuse('CYCLE', 'base', `"${facts.base}" ${why}.`);
      }
      if (await this.claims.hasLineage(transaction, { childId, baseId, relation: facts.relation })) {
        refuse(
          'DUPLICATE',
          'base',
          `That "${facts.child}" was made from "${facts.base}" so is recorded already.`,
        );
      }
      const id = await this.claims.insertLineage(transaction, {
        childOriginId: await this.references.repository.statementOriginOf(transaction, 'Model', childId),
        baseOriginId: await this.references.repository.originOf(transaction, 'Model', baseId),
        relation: facts.relation,
        relationRaw: facts.relationRaw,
      });
      await this.afterClaim(transaction, childId);
      return { id, childId, baseId, relation: facts.relation, relationRaw: facts.relationRaw };
    });
  }

  /**
   * @returns the new training
   * @throws RefusedError when a name does not exist, or the same is recorded already
   */
  async recordTraining(input: unknown): Promise<Training> {
    const facts = parseInput(trainingSchema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const model = { reference: facts.model, field: 'model' };
      const dataset = { reference: facts.dataset, field: 'dataset' };
      const modelId = await this.references.find(transaction, 'Model', model, faults);
      const datasetId = await this.references.find(transaction, 'Dataset', dataset, faults);
      faults.throwIfAny();
      if (modelId === null || datasetId === null) throw new TypeError('What was not found is a fault.');
      if (await this.claims.hasTraining(transaction, { modelId, datasetId, role: facts.role })) {
        refuse(
          'DUPLICATE',
          'dataset',
          `That "${facts.model}" was trained on "${facts.dataset}" so is recorded already.`,
        );
      }
      const id = await this.claims.insertTraining(transaction, {
        modelOriginId: await this.references.repository.statementOriginOf(transaction, 'Model', modelId),
        datasetOriginId: await this.references.repository.originOf(transaction, 'Dataset', datasetId),
        role: facts.role,
      });
      await this.afterClaim(transaction, modelId);
      return { id, modelId, datasetId, role: facts.role };
    });
  }
}
