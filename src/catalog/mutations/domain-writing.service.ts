import { z } from 'zod';
import type { Database, Transaction } from '../../platform/database';
import { Faults, parseInput, refuse } from '../../platform/refusal';
import type { DomainWritingRepository } from './domain-writing.repository';
import type { ReferenceService } from './reference.service';
import { name, optional, label, prose, reference } from '../../platform/input-rules';

const slug = z
  .string()
  .trim()
  .max(200, 'A domain slug has at most 200 characters')
  .regex(
    /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/,
    'A domain slug is a path of lower-case letters, digits and hyphens, such as medical/radiology',
  );
const description = prose(10_000);
const aliases = z.array(label(300)).max(100, 'A domain has at most 100 aliases');

const createSchema = z.object({
  slug,
  name,
  description: optional(description).transform((text) => text ?? ''),
  aliases: optional(aliases).transform((words) => words ?? []),
  parent: optional(reference),
});
/** Left out: stays as it is. Null: no parent, no description, no aliases. */
const updateSchema = z.object({
  domain: reference,
  slug: slug.optional(),
  name: name.optional(),
  description: description
    .nullable()
    .transform((text) => text ?? '')
    .optional(),
  aliases: aliases
    .nullable()
    .transform((words) => words ?? [])
    .optional(),
  parent: reference.nullable().optional(),
});
type DomainUpdate = z.infer<typeof updateSchema>;

const parentPath = (path: string): string | null =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const joined = (parent: string | null, part: string): string =>
  parent === null ? part : `${parent}/${part}`;

/** Called in the transaction that added or changed domains, to update what depends on them. */
export type AfterDomains = (transaction: Transaction, domainIds: readonly number[]) => Promise<void>;

/**
 * Adds and changes domains of the tree. A domain's slug is its parent's slug and a word of its own.
 */
export class DomainWritingService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
    private readonly domains: DomainWritingRepository,
    private readonly afterDomains: AfterDomains = () => Promise.resolve(),
  ) {}

  /**
   * @returns the new domain's database id
   * @throws RefusedError when the slug is taken, or the parent does not exist or is not the one
   * that the slug names
   */
  async create(input: unknown): Promise<number> {
    const { parent, ...facts } = parseInput(createSchema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const path = parentPath(facts.slug);
      const naming =
        parent === null ? { reference: path, field: 'slug' } : { reference: parent, field: 'parent' };
      const faults = new Faults();
      const parentId = await this.references.findOptional(transaction, 'Domain', naming, faults);
      faults.throwIfAny();
      if (parentId !== null) {
        const expected = joined(await this.domains.slugOf(transaction, parentId), lastPart(facts.slug));
        if (facts.slug !== expected)
          refuse('CONFLICT', 'slug', `Below that parent the slug must be "${expected}".`);
      }
      await this.refuseTaken(transaction, [facts.slug], 'slug');
      const id = await this.domains.insert(transaction, { ...facts, parentId });
      await this.afterDomains(transaction, [id]);
      return id;
    });
  }

  /**
   * Changes what is given. A new parent or slug moves the domain with everything below it; old
   * slugs lead to the new ones.
   *
   * @returns the domain's database id
   * @throws RefusedError when a name does not exist, the new slug is taken, or the domain would be
   * its own ancestor
   */
  async update(input: unknown): Promise<number> {
    const facts = parseInput(updateSchema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const id = await this.references.find(
        transaction,
        'Domain',
        { reference: facts.domain, field: 'domain' },
        faults,
      );
      faults.throwIfAny();
      if (id === null) throw new TypeError('A domain that was not found is a fault.');
      const parentId = await this.move(transaction, id, facts);
      const { name: newName, description: newDescription, aliases: newAliases } = facts;
      await this.domains.update(transaction, id, {
        ...(newName === undefined ? {} : { name: newName }),
        ...(newDescription === undefined ? {} : { description: newDescription }),
        ...(newAliases === undefined ? {} : { aliases: newAliases }),
        ...(parentId === undefined ? {} : { parentId }),
      });
      await this.afterDomains(transaction, await this.domains.idsFrom(transaction, id));
      return id;
    });
  }

  /**
   * Moves the domain in the tree; returns its new parent, or undefined when it keeps its parent.
   */
  private async move(
    transaction: Transaction,
    id: number,
    facts: DomainUpdate,
  ): Promise<number | null | undefined> {
    if (facts.slug === undefined && facts.parent === undefined) return undefined;
    const from = await this.domains.slugOf(transaction, id);
    const field = facts.parent === undefined ? 'slug' : 'parent';
    const named = facts.parent === undefined ? parentPath(facts.slug ?? from) : facts.parent;
    const faults = new Faults();
    const parentId = await this.references.findOptional(
      transaction,
      'Domain',
      { reference: named, field },
      faults,
    );
    faults.throwIfAny();
    if (parentId !== null && (await this.domains.isWithin(transaction, parentId, id))) {
      refuse('CYCLE', field, `"${named}" lies below "${from}", which would become its own ancestor.`);
    }
    const parentSlug = parentId === null ? null : await this.domains.slugOf(transaction, parentId);
    const to = joined(parentSlug, lastPart(facts.slug ?? from));
    if (facts.slug !== undefined && facts.slug !== to) {
      refuse('CONFLICT', 'slug', `Below that parent the slug must be "${to}".`);
    }
    if (to !== from) await this.rename(transaction, { from, to, field });
    return parentId;
  }

  private async rename(
    transaction: Transaction,
    { from, to, field }: { from: string; to: string; field: string },
  ): Promise<void> {
    const moved = await this.domains.slugsUnder(transaction, from);
    const target = moved.map((path) => to + path.slice(from.length));
    const tooLong = target.find((path) => path.length > 200);
    if (tooLong !== undefined)
      refuse('INVALID', field, `The slug "${tooLong}" would be longer than 200 characters.`);
    await this.refuseTaken(
      transaction,
      target.filter((path) => !moved.includes(path)),
      field,
    );
    await this.domains.movePath(transaction, from, to);
  }

  private async refuseTaken(
    transaction: Transaction,
    slugs: readonly string[],
    field: string,
  ): Promise<void> {
    const [taken] = await this.domains.takenAmong(transaction, slugs);
    if (taken !== undefined) refuse('TAKEN', field, `The slug "${taken}" belongs to another domain.`);
  }
}
