import type { ReferenceService } from '../../catalog';
import type { Database, Transaction } from '../../platform/database';
import { Faults } from '../../platform/refusal';
import type { Vocabulary } from '../describe';
import { loadVocabulary } from '../vocabulary';

/** One registration under way. */
export interface Registration {
  readonly transaction: Transaction;
  readonly vocabulary: Vocabulary;
  /** What is wrong with the input, gathered so that all of it is told at once. */
  readonly faults: Faults;
}

/** Opens the transaction of each registration, and finds in it what the input names. */
export class RegistrationTransactions {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
  ) {}

  /** Does the work as the catalogue's only writer, whole or not at all. */
  run<Result>(work: (registration: Registration) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      return work({ transaction, vocabulary: await loadVocabulary(transaction), faults: new Faults() });
    });
  }

  /** The id of the publisher; null where none is named, or, with a fault, where it is not there. */
  findPublisher(
    { transaction, faults }: Registration,
    reference: string | null | undefined,
  ): Promise<number | null> {
    return this.references.findOptional(transaction, 'Publisher', { reference, field: 'publisher' }, faults);
  }

  /** The id of what is changed; null, with a fault, where it is not there. */
  findChanged(
    { transaction, faults }: Registration,
    type: 'Model' | 'Dataset',
    reference: string,
  ): Promise<number | null> {
    return this.references.find(transaction, type, { reference, field: type.toLowerCase() }, faults);
  }
}
