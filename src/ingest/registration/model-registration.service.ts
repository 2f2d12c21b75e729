import type { ModelRecord } from '../../hubs';
import { parseInput } from '../../platform/refusal';
import { bareModel, mergeModel } from './merge-facts';
import { localId } from '../slug';
import type { RecordWriter } from './record-writer';
import type { RegisteredTermsService } from './registered-terms.service';
import type { RegistrationTransactions } from './registration-transactions';
import type { CurrentModel, RegistrationRepository } from './registration.repository';
import { modelRegisterSchema, modelUpdateSchema, type ModelFacts } from './registration.schemas';

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
    private readonly transactions: RegistrationTransactions,
    private readonly terms: RegisteredTermsService,
    private readonly repository: RegistrationRepository,
    private readonly writer: RecordWriter,
  ) {}

  /**
   * @returns the new model's database id
   * @throws RefusedError when a name does not exist, a word has no meaning here, or the slug is
   * taken
   */
  async register(input: unknown): Promise<number> {
    const { publisher: named, visibility = null, ...facts } = parseInput(modelRegisterSchema, input);
    return this.transactions.run(async (registration) => {
      const { transaction, vocabulary, faults } = registration;
      const publisherId = await this.transactions.findPublisher(registration, named);
      const domains = await this.terms.check(statedTerms(facts), registration);
      faults.throwIfAny();
      if (publisherId === null) throw new TypeError('A publisher that was not found is a fault.');
      const publisher = await this.repository.publisher(transaction, publisherId);
      const bare = bareModel(localId(`${publisher.slug}/${facts.name}`), facts.name);
      const record = { ...mergeModel(bare, facts), publisher: publisher.slug, raw: input };
      return this.writer.create(record, { transaction, vocabulary, publisher, domains, visibility });
    });
  }

  /**
   * Changes what is given, by a new revision of this catalogue's own record of the model.
   *
   * @returns the model's database id
   * @throws RefusedError when a name does not exist, a word has no meaning here, or the version is
   * recorded with other facts
   */
  async update(input: unknown): Promise<number> {
    const { model, publisher: named, visibility = null, ...facts } = parseInput(modelUpdateSchema, input);
    return this.transactions.run(async (registration) => {
      const { transaction, vocabulary, faults } = registration;
      const id = await this.transactions.findChanged(registration, 'Model', model);
      const publisherId = await this.transactions.findPublisher(registration, named);
      const stated = await this.terms.check(statedTerms(facts), registration);
      faults.throwIfAny();
      if (id === null) throw new TypeError('A model that was not found is a fault.');
      const { slug, ...current } = await this.repository.model(transaction, id);
      const local = await this.repository.localRecord(transaction, 'model', id);
      const before = recordOf(current, local?.externalId ?? localId(slug), local?.url ?? null);
      const publisher =
        publisherId === null ? null : await this.repository.publisher(transaction, publisherId);
      const domains = stated ?? (await this.repository.domains(transaction, 'model', id));
      const record = { ...mergeModel(before, facts), raw: input };
      await this.writer.revise(id, record, { transaction, vocabulary, publisher, domains, visibility });
      return id;
    });
  }
}
