import { z } from 'zod';
import type { ReferenceService } from '../../catalog';
import type { Database } from '../../platform/database';
import { finite, optional, plainText, reason, reference } from '../../platform/input-rules';
import { Faults, parseInput } from '../../platform/refusal';
import { PROTOCOLS } from '../vocabulary';
import type { TransferEdgeWritingRepository } from './transfer-edge-writing.repository';

const schema = z.object({
  base: reference,
  domain: reference,
  task: optional(plainText(300)),
  protocol: z.enum(PROTOCOLS),
  reason,
  expectedGain: optional(finite),
  compatibility: optional(finite),
  margin: optional(finite),
});

/** Records a statement about a base in a domain, with a reason and without a measurement. */
export class TransferEdgeDeclaringService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
    private readonly edges: TransferEdgeWritingRepository,
  ) {}

  /**
   * Declares an edge; of several for the same base, domain, task and protocol, the newest counts.
   *
   * @returns the edge's database id
   * @throws RefusedError when a name does not exist, or a figure is out of range
   */
  async declare(input: unknown): Promise<number> {
    const facts = parseInput(schema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const base = { reference: facts.base, field: 'base' };
      const domain = { reference: facts.domain, field: 'domain' };
      const task = { reference: facts.task, field: 'task' };
      const baseId = await this.references.find(transaction, 'Model', base, faults);
      const domainId = await this.references.find(transaction, 'Domain', domain, faults);
      const taskId = await this.references.findTask(transaction, task, faults);
      const { compatibility, margin, expectedGain, protocol } = facts;
      if (compatibility !== null && (compatibility < 0 || compatibility > 1)) {
        faults.add('OUT_OF_RANGE', 'compatibility', 'Compatibility is a share, from 0 to 1.');
      }
      if (margin !== null && margin < 0) faults.add('OUT_OF_RANGE', 'margin', 'A margin is not negative.');
      faults.throwIfAny();
      if (baseId === null || domainId === null) throw new TypeError('What was not found is a fault.');
      const figures = { expectedGain, compatibility, margin };
      const key = { baseId, domainId, taskId, protocol };
      return this.edges.declare(transaction, { ...key, ...figures, reason: facts.reason });
    });
  }
}
