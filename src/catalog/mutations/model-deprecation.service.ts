import { z } from 'zod';
import type { Database } from '../../platform/database';
import { Faults, parseInput, refuse } from '../../platform/refusal';
import type { ModelDeprecationRepository } from './model-deprecation.repository';
import type { ReferenceService } from './reference.service';
import { optional, reason, reference } from '../../platform/input-rules';

const schema = z.object({ model: reference, reason, replacement: optional(reference) });

/** Marks models that should no longer be used as a base. */
export class ModelDeprecationService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
    private readonly models: ModelDeprecationRepository,
  ) {}

  /**
   * Deprecates a model, or gives a deprecated one another reason or replacement.
   *
   * @returns the model's database id
   * @throws RefusedError when a name does not exist, or the replacements would form a circle
   */
  async deprecate(input: unknown): Promise<number> {
    const facts = parseInput(schema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const id = await this.references.find(
        transaction,
        'Model',
        { reference: facts.model, field: 'model' },
        faults,
      );
      const replacementId = await this.references.findOptional(
        transaction,
        'Model',
        { reference: facts.replacement, field: 'replacement' },
        faults,
      );
      faults.throwIfAny();
      if (id === null) throw new TypeError('A model that was not found is a fault.');
      if (replacementId !== null && (await this.models.isReplacedBy(transaction, replacementId, id))) {
        refuse('CYCLE', 'replacement', `"${facts.replacement}" is this model, or is itself replaced by it.`);
      }
      await this.models.deprecate(transaction, id, { reason: facts.reason, replacementId });
      return id;
    });
  }
}
