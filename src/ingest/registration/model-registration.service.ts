import type { ReferenceService } from '../../catalog';
import type { ModelRecord } from '../../hubs';
import type { Database } from '../../platform/database';
import { Faults, parseInput } from '../../platform/refusal';
import { loadVocabulary } from '../vocabulary';
import { bareModel, mergeModel } from './merge-facts';
import type { RecordWriter } from './record-writer';
import type { RegisteredTermsService } from './registered-terms.service';
import type { CurrentModel, RegistrationRepository } from './registration.repository';
import { modelRegisterSchema, modelUpdateSchema, type ModelFacts } from './registration.schemas';

/** What registrations of models and of datasets need. */
export interface Registry {
  readonly references: ReferenceService;
  readonly terms: RegisteredTermsService;
  readonly repository: RegistrationRepository;
  readonly writer: RecordWriter;
}

const statedTerms = ({ tasks, libraries, languages, domains, licenses }: ModelFacts) => ({
  tasks,
  libraries,
  languages,
  domains,
  licenses: {
    'licenses.weights': licenses?.weights,
    'licenses.code': licenses?.code,
    'licenses.data': licenses?.data,
  },
});

/** The record from which the row would be derived. */
function recordOf(model: Omit<CurrentModel, 'slug'>, externalId: string, url: string | null): ModelRecord {
  const { weights, code, data, ...facts } = model;
  return { ...bareModel(externalId, model.name), ...facts, url, licenses: { weights, code, data } };
}

/** Registers models here, and changes what is registered or imported. */
export class ModelRegistrationService {
  constructor(
    private readonly database: Database,
    private readonly registry: Registry,
  ) {}

  /**
   * @returns the new model's database id
   * @throws RefusedError when a name does not exist, a word has no meaning here, or the slug is taken
   */
  async register(input: unknown): Promise<number> {
    const { publisher: named, ...facts } = parseInput(modelRegisterSchema, input);
    const { references, terms, repository, writer } = this.registry;
    return this.database.transaction(async (transaction) => {
      await references.repository.becomeOnlyWriter(transaction);
      const vocabulary = await loadVocabulary(transaction);
      const faults = new Faults();
      const publisherId = await references.find(
        transaction,
        'Publisher',
        { reference: named, field: 'publisher' },
        faults,
      );
      const domains = await terms.check(statedTerms(facts), { executor: transaction, vocabulary, faults });
      faults.throwIfAny();
      if (publisherId === null) throw new TypeError('A publisher that was not found is a fault.');
      const publisher = await repository.publisher(transaction, publisherId);
      const bare = bareModel(`${publisher.slug}/${facts.name}`, facts.name);
      const record = { ...mergeModel(bare, facts), publisher: publisher.slug, raw: input };
      return writer.create(record, { transaction, vocabulary, publisher, domains });
    });
  }

  /**
   * Changes what is given, by a new revision of this catalogue's own record of the model.
   *
   * @returns the model's database id
   * @throws RefusedError when a name does not exist, a word has no meaning here, or the version is recorded with other facts
   */
  async update(input: unknown): Promise<number> {
    const { model, publisher: named, ...facts } = parseInput(modelUpdateSchema, input);
    const { references, terms, repository, writer } = this.registry;
    return this.database.transaction(async (transaction) => {
      await references.repository.becomeOnlyWriter(transaction);
      const vocabulary = await loadVocabulary(transaction);
      const faults = new Faults();
      const id = await references.find(transaction, 'Model', { reference: model, field: 'model' }, faults);
      const publisherId = await references.findOptional(
        transaction,
        'Publisher',
        { reference: named, field: 'publisher' },
        faults,
      );
      const stated = await terms.check(statedTerms(facts), { executor: transaction, vocabulary, faults });
      faults.throwIfAny();
      if (id === null) throw new TypeError('A model that was not found is a fault.');
      const { slug, ...current } = await repository.model(transaction, id);
      const local = await repository.localRecord(transaction, 'model', id);
      const before = recordOf(current, local?.externalId ?? slug, local?.url ?? null);
      const publisher = publisherId === null ? null : await repository.publisher(transaction, publisherId);
      const domains = stated ?? (await repository.domains(transaction, 'model', id));
      const record = { ...mergeModel(before, facts), raw: input };
      await writer.revise(id, record, { transaction, vocabulary, publisher, domains });
      return id;
    });
  }
}
