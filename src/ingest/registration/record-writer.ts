import type { Encoder } from '../../embedding';
import type { DatasetRecord, ModelRecord } from '../../hubs';
import type { VisibilityName } from '../../access';
import type { Database, Transaction } from '../../platform/database';
import { RefusedError, refuse } from '../../platform/refusal';
import { applyPlan } from '../apply/apply-plan';
import { BatchImporter } from '../batch-importer';
import { describeDataset, describeModel, type Vocabulary } from '../describe';
import { recordDigest } from '../digest';
import { refreshEmbeddings } from '../embeddings/refresh-embeddings';
import { ONLY_SOURCE } from '../identity/sources';
import { emptyPlan, type ChangedThing, type ImportPlan } from '../plan';
import { keyOfRecord, kindOf } from '../record-keys';
import { slugCandidates } from '../slug';
import type { NamedPublisher, RegistrationRepository } from './registration.repository';
import type { DomainMatch } from '../taxonomy/domain-term';

type ThingRecord = ModelRecord | DatasetRecord;

/** What a record says, with its names looked up. */
export interface Writing {
  readonly transaction: Transaction;
  readonly vocabulary: Vocabulary;
  readonly publisher: NamedPublisher | null;
  /** Null: as the record's words say. */
  readonly domains: DomainMatch[] | null;
  /** Null: as it was; of a new thing, for everybody. */
  readonly visibility: VisibilityName | null;
}

/** Writes a record of this catalogue's own by the same steps as any hub's. */
export class RecordWriter {
  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
    private readonly repository: RegistrationRepository,
  ) {}

  /**
   * Adds a thing. @returns its database id
   * @throws RefusedError when another thing has its slug
   */
  async create(record: ThingRecord, writing: Writing): Promise<number> {
    const { transaction, vocabulary, publisher, domains, visibility } = writing;
    const importer = new BatchImporter(this.database, this.encoder, vocabulary, null);
    const plan = await importer.plan([record], transaction);
    const [slug = ''] = slugCandidates(keyOfRecord(record), record.publisher, record.name);
    const thing = plan.creates.find((one) => one.slug.toLowerCase() === slug.toLowerCase());
    if (thing === undefined) {
      const update = record.kind === 'model' ? 'modelUpdate' : 'datasetUpdate';
      refuse('TAKEN', 'name', `The slug "${slug}" is taken already; ${update} changes what has it.`);
    }
    thing.publisher = publisher;
    if (visibility !== null) thing.visibility = visibility;
    if (domains !== null) thing.domains = domains;
    for (const { facts } of plan.origins)
      if (facts !== null) Object.assign(facts, { publisher, domains: thing.domains });
    return this.apply(plan, record, writing);
  }

  /**
   * Gives a thing a new revision of its record. The record is complete, so whatever it leaves out
   * becomes unknown.
   */
  async revise(id: number, record: ThingRecord, writing: Writing): Promise<number> {
    const { transaction, publisher, domains, visibility } = writing;
    // First, so that no change of what is hidden now is told to others.
    if (visibility !== null) await this.repository.show(transaction, record.kind, { id, to: visibility });
    const key = keyOfRecord(record);
    const digest = recordDigest(record);
    const revision = record.revision ?? digest;
    const { kind, externalId } = key;
    if (await this.repository.isRevisionTaken(transaction, { kind, externalId, revision, digest })) {
      refuse('TAKEN', 'version', `Version "${revision}" is recorded already, with other facts.`);
    }
    const replaces = await this.repository.currentRevisions(transaction, key);
    const { fields, problems, matches } = this.describe(record, writing.vocabulary);
    const { artifacts } = record.kind === 'model' ? record : { artifacts: [] };
    const isVersion = artifacts.length > 0 || record.revision !== null;
    const change = { key, id, publisher, fields, fillsStub: false, isShared: false, newSlug: null };
    const facts = { publisher, fields, domains: domains ?? matches, sameAs: record.sameAs };
    const plan: ImportPlan = {
      ...emptyPlan(),
      updates: [{ ...change, domains: domains ?? matches, isByPeople: true }],
      origins: [
        {
          ...{ key, revision, url: record.url, raw: record.raw, digest, isStub: false, facts },
          ...{ source: ONLY_SOURCE, parts: [], replaces },
        },
      ],
      claims: {
        lineage: [],
        trainings: [],
        evaluations: [],
        versions: isVersion ? [{ model: key, revision, name: revision.slice(0, 200), artifacts }] : [],
      },
      problems,
    };
    return this.apply(plan, record, writing);
  }

  private describe(
    record: ThingRecord,
    vocabulary: Vocabulary,
  ): { fields: ChangedThing['fields']; problems: ImportPlan['problems']; matches: DomainMatch[] } {
    if (record.kind === 'model') {
      const { fields: values, problems, domains: matches } = describeModel(record, vocabulary);
      return { fields: { kind: 'MODEL', values }, problems, matches };
    }
    const { fields: values, problems, domains: matches } = describeDataset(record, vocabulary);
    return { fields: { kind: 'DATASET', values }, problems, matches };
  }

  private async apply(plan: ImportPlan, record: ThingRecord, { transaction }: Writing): Promise<number> {
    if (plan.problems.length > 0) {
      throw new RefusedError(
        plan.problems.map(({ field, message }) => ({
          field: field === null ? null : ['input', ...field.split('.')],
          code: 'INVALID',
          message: `It ${message}.`,
        })),
      );
    }
    const { modelIds, datasetIds } = await applyPlan(transaction, plan);
    await refreshEmbeddings(transaction, this.encoder, { models: modelIds, datasets: datasetIds });
    const [id] = kindOf(record) === 'MODEL' ? modelIds : datasetIds;
    if (id === undefined) throw new TypeError('A record was written and its thing not returned.');
    return id;
  }
}
