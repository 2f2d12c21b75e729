import { z } from 'zod';
import type { ReferenceService } from '../../catalog';
import type { Encoder } from '../../embedding';
import { datasetRecordSchema, modelRecordSchema } from '../../hubs';
import { label, optional, plainText, reason, reference } from '../../platform/input-rules';
import { writtenSlug } from '../../platform/written-text';
import type { Database, Transaction } from '../../platform/database';
import { Faults, parseInput, refuse } from '../../platform/refusal';
import { applyPlan } from '../apply/apply-plan';
import { emptyPlan, type ThingKey } from '../plan';
import { namesOfStub } from '../record-keys';
import { chooseSlug, slugCandidates } from '../slug';
import { loadVocabulary } from '../vocabulary';
import type { IdentityRepository, OwnRecord } from './identity.repository';
import { mergeThings } from './merge.repository';
import { describeRecord, publisherOf } from './new-revision';
import { refreshThings } from './refresh-things';

const mergeSchema = z.object({ from: reference, into: reference, reason });
const splitSchema = z.object({
  origins: z
    .array(z.object({ hub: plainText(40), externalId: plainText(300) }))
    .min(1, 'Must name at least one')
    .max(100, 'Must name at most 100'),
  newSlug: optional(
    label(400)
      .overwrite(writtenSlug)
      .refine((slug) => !/[\s\p{Cc}]/u.test(slug), 'Must not hold spaces or control codes')
      .max(400, 'Must have at most 400 characters'),
  ),
});
const SPLIT_SCHEMAS = {
  MODEL: splitSchema
    .extend({ model: reference })
    .transform(({ model, ...rest }) => ({ named: model, ...rest })),
  DATASET: splitSchema
    .extend({ dataset: reference })
    .transform(({ dataset, ...rest }) => ({ named: dataset, ...rest })),
} as const;
const WORDS = {
  MODEL: { type: 'Model', word: 'model', plural: 'models' },
  DATASET: { type: 'Dataset', word: 'dataset', plural: 'datasets' },
} as const;

/**
 * Merges two models or two datasets, and splits them again. Only the mapping of origins changes, so
 * that nothing is lost.
 */
export class IdentityService {
  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
    private readonly references: ReferenceService,
    private readonly identities: IdentityRepository,
  ) {}

  private get words() {
    return WORDS[this.identities.kind];
  }

  /**
   * Gives the origins of one thing to another.
   *
   * @returns the id of the one that has them now
   * @throws RefusedError when one of them does not exist, both are merged already, or one was made
   * from the other
   */
  async merge(input: unknown): Promise<number> {
    const facts = parseInput(mergeSchema, input);
    const { kind } = this.identities;
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const find = (field: 'from' | 'into') =>
        this.references.find(transaction, this.words.type, { reference: facts[field], field }, faults);
      const [fromId, intoId] = [await find('from'), await find('into')];
      faults.throwIfAny();
      if (fromId === null || intoId === null) throw new TypeError('What was not found is a fault.');
      if (fromId === intoId) refuse('CONFLICT', 'into', `"${facts.into}" is this ${this.words.word} itself.`);
      if (!(await this.identities.areForTheSame(transaction, fromId, intoId)))
        refuse(
          'CONFLICT',
          'into',
          `"${facts.from}" and "${facts.into}" are for different people: first give both the same visibility and, where they are hidden, the same publisher.`,
        );
      if (await this.identities.descendsFrom(transaction, fromId, intoId))
        refuse('CYCLE', 'into', `"${facts.from}" was made from "${facts.into}": it would be its own base.`);
      if (await this.identities.descendsFrom(transaction, intoId, fromId))
        refuse('CYCLE', 'from', `"${facts.into}" was made from "${facts.from}": it would be its own base.`);
      await mergeThings(transaction, [{ kind, fromId, intoId }], facts.reason);
      await refreshThings(transaction, this.encoder, kind, [intoId]);
      return intoId;
    });
  }

  /**
   * Moves records from a thing back to the one that a merge emptied, or to a new one.
   *
   * @returns the id of the one that has them now
   * @throws RefusedError when it or a record does not exist, nothing would be left, or a slug is
   * taken
   */
  async split(input: unknown): Promise<number> {
    const { named, origins, newSlug } = parseInput(SPLIT_SCHEMAS[this.identities.kind], input);
    const { type, word } = this.words;
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      const faults = new Faults();
      const naming = { reference: named, field: word };
      const id = await this.references.find(transaction, type, naming, faults);
      const own = id === null ? [] : await this.identities.recordsOf(transaction, id);
      const chosen = origins.map(({ hub, externalId }, place) => {
        const record = own.find((one) => one.hub === hub && one.externalId === externalId);
        if (record === undefined && id !== null)
          faults.add('NOT_FOUND', `origins.${place}`, `"${named}" has no record ${externalId} of ${hub}.`);
        return record;
      });
      faults.throwIfAny();
      if (id === null) throw new TypeError('What was not found is a fault.');
      const records = own.filter((record) => chosen.includes(record));
      if (records.length === own.length)
        refuse('CONFLICT', 'origins', `"${named}" has no other records: nothing would be left of it.`);
      const otherId = await this.homeOf(transaction, id, records, newSlug);
      await this.identities.move(transaction, { from: id, to: otherId, records });
      await this.emptyStubs(transaction, [id, otherId]);
      await refreshThings(transaction, this.encoder, this.identities.kind, [id, otherId]);
      return otherId;
    });
  }

  /**
   * Where records of a thing go: back to the one that they came from in a merge, else to a new one.
   * It is hidden as much as that thing is.
   */
  private async homeOf(
    transaction: Transaction,
    id: number,
    records: readonly OwnRecord[],
    newSlug: string | null,
  ): Promise<number> {
    const { word, plural } = this.words;
    const homes = [...new Set(records.map(({ homeId }) => homeId))];
    const [home] = homes;
    const [first] = records;
    if (first === undefined) throw new TypeError('A split of nothing.');
    if (homes.length > 1)
      refuse('CONFLICT', 'origins', `These records came from different ${plural}: split them one at a time.`);
    if (home !== null && home !== undefined) {
      if (newSlug !== null)
        refuse(
          'CONFLICT',
          'newSlug',
          `The ${word} that these records came from keeps its slug: leave this out.`,
        );
      // First, so that nobody is told of what is hidden now.
      await this.identities.hideLike(transaction, home, id);
      await this.identities.restore(transaction, home);
      return home;
    }
    const { hub, externalId } = first;
    const slug =
      newSlug ?? (await this.freeSlug(transaction, { kind: this.identities.kind, hub, externalId }));
    if (await this.identities.isSlugTaken(transaction, slug))
      refuse('TAKEN', 'newSlug', `The slug "${slug}" belongs to another ${word}.`);
    return this.identities.create(transaction, { slug, name: externalId, like: id });
  }

  private async freeSlug(transaction: Transaction, key: ThingKey): Promise<string> {
    const [owner = '', ...rest] = key.externalId.split('/');
    const isPair = rest.length > 0;
    const candidates = slugCandidates(key, isPair ? owner : null, isPair ? rest.join('/') : owner);
    const taken = new Set<string>();
    for (const slug of candidates)
      if (await this.identities.isSlugTaken(transaction, slug)) taken.add(slug.toLowerCase());
    return chooseSlug(candidates, (slug) => taken.has(slug));
  }

  /**
   * Nothing is known of a thing that has only been mentioned: what it got by a merge leaves with
   * the records that said it.
   */
  private async emptyStubs(transaction: Transaction, ids: readonly number[]): Promise<void> {
    const { kind } = this.identities;
    const stubs = await this.identities.onlyNamed(transaction, ids);
    if (stubs.length === 0) return;
    const vocabulary = await loadVocabulary(transaction);
    const updates = stubs.map(({ id, hub, externalId, isHidden }) => {
      const key: ThingKey = { kind, hub, externalId };
      const { publisher, name } = namesOfStub(key);
      const schema = kind === 'MODEL' ? modelRecordSchema : datasetRecordSchema;
      const bare = schema.parse({ kind: kind.toLowerCase(), hub, externalId, name });
      const { fields, domains } = { ...describeRecord(bare, vocabulary), domains: [] };
      // What is hidden stays with the publisher whose members see it.
      const entity = { key, id, fields, domains, publisher: isHidden ? null : publisherOf(publisher) };
      return { ...entity, fillsStub: !isHidden, isShared: false, newSlug: null };
    });
    await applyPlan(transaction, { ...emptyPlan(), updates });
    await this.identities.markAsStubs(
      transaction,
      stubs.map(({ id }) => id),
    );
  }
}
