import type { SqlExecutor, Transaction } from '../../platform/database';
import { readGlobalId } from '../../platform/graphql/global-id';
import type { Faults } from '../../platform/refusal';
import { writtenSlug } from '../../platform/written-text';
import type { NamedType, ReferenceRepository } from './reference.repository';

/** What an input names, and where, for the message when it does not exist. */
export interface Naming {
  /** A global id or a slug. */
  readonly reference: string;
  /** Path in the input, such as `base`. */
  readonly field: string;
}

const suggestion = (similar: readonly string[]): string =>
  similar.length === 0 ? '' : ` Similar: ${similar.join(', ')}.`;

/**
 * Finds the entities and terms that an input names by id, slug or alias; a missing one becomes a
 * fault.
 */
export class ReferenceService {
  constructor(readonly repository: ReferenceRepository) {}

  /** The database id; null, with a fault, when nothing that the caller may see has that name. */
  async find(
    { visible }: Pick<Transaction, 'visible'>,
    type: NamedType,
    { reference, field }: Naming,
    faults: Faults,
  ): Promise<number | null> {
    const decoded = readGlobalId(reference);
    const isOther = decoded !== null && decoded.type !== type;
    const slug = writtenSlug(reference);
    const named = decoded !== null && !isOther ? { id: decoded.key } : { slug };
    const id = await this.repository.findId(visible, type, named);
    if (id !== null) return id;
    const what = type.toLowerCase();
    if (isOther) {
      faults.add('INVALID', field, `"${reference}" is the id of a ${decoded.type}; a ${what} is named here.`);
    } else {
      const similar = decoded === null ? await this.repository.similarSlugs(visible, type, slug) : [];
      faults.add('NOT_FOUND', field, `There is no ${what} "${reference}".${suggestion(similar)}`);
    }
    return null;
  }

  /** Like `find` for a name that may be left out. */
  findOptional(
    transaction: Pick<Transaction, 'visible'>,
    type: NamedType,
    { reference, field }: { reference: string | null | undefined; field: string },
    faults: Faults,
  ): Promise<number | null> {
    if (reference === null || reference === undefined) return Promise.resolve(null);
    return this.find(transaction, type, { reference, field }, faults);
  }

  /** The id of a task; null, with a fault that lists near matches, when the word names no task. */
  async findTask(
    executor: SqlExecutor,
    { reference, field }: { reference: string | null | undefined; field: string },
    faults: Faults,
  ): Promise<string | null> {
    if (reference === null || reference === undefined) return null;
    const id = await this.repository.findTask(executor, reference);
    if (id === null) {
      const similar = await this.repository.similarTasks(executor, reference);
      faults.add('NOT_FOUND', field, `There is no task "${reference}".${suggestion(similar)}`);
    }
    return id;
  }
}
