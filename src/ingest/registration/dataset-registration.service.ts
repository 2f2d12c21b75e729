import type { DatasetRecord } from '../../hubs';
import { parseInput } from '../../platform/refusal';
import { bareDataset, mergeDataset } from './merge-facts';
import { localId } from '../slug';
import type { RecordWriter } from './record-writer';
import type { RegisteredTermsService } from './registered-terms.service';
import type { RegistrationTransactions } from './registration-transactions';
import type { CurrentDataset, RegistrationRepository } from './registration.repository';
import { datasetRegisterSchema, datasetUpdateSchema, type DatasetFacts } from './registration.schemas';

const statedTerms = ({ tasks, languages, domains, license }: DatasetFacts) => ({
  tasks,
  languages,
  domains,
  licenses: { license },
});

/** The record from which the row would be derived. */
function recordOf(
  dataset: Omit<CurrentDataset, 'slug'>,
  externalId: string,
  url: string | null,
): DatasetRecord {
  const { data, ...facts } = dataset;
  const licenses = { weights: null, code: null, data };
  return { ...bareDataset(externalId, dataset.name), ...facts, url, licenses };
}

/** Registers datasets here, and changes what is registered or imported. */
export class DatasetRegistrationService {
  constructor(
    private readonly transactions: RegistrationTransactions,
    private readonly terms: RegisteredTermsService,
    private readonly repository: RegistrationRepository,
    private readonly writer: RecordWriter,
  ) {}

  /**
   * @returns the new dataset's database id
   * @throws RefusedError when a name does not exist, a word has no meaning here, or the slug is
   * taken
   */
  async register(input: unknown): Promise<number> {
    const { publisher: named, visibility = null, ...facts } = parseInput(datasetRegisterSchema, input);
    return this.transactions.run(async (registration) => {
      const { transaction, vocabulary, faults } = registration;
      const publisherId = await this.transactions.findPublisher(registration, named);
      const domains = await this.terms.check(statedTerms(facts), registration);
      faults.throwIfAny();
      if (publisherId === null) throw new TypeError('A publisher that was not found is a fault.');
      const publisher = await this.repository.publisher(transaction, publisherId);
      const bare = bareDataset(localId(`${publisher.slug}/${facts.name}`), facts.name);
      const record = { ...mergeDataset(bare, facts), publisher: publisher.slug, raw: input };
      return this.writer.create(record, { transaction, vocabulary, publisher, domains, visibility });
    });
  }

  /**
   * Changes what is given, by a new revision of this catalogue's own record of the dataset.
   *
   * @returns the dataset's database id
   * @throws RefusedError when a name does not exist, or a word has no meaning here
   */
  async update(input: unknown): Promise<number> {
    const { dataset, publisher: named, visibility = null, ...facts } = parseInput(datasetUpdateSchema, input);
    return this.transactions.run(async (registration) => {
      const { transaction, vocabulary, faults } = registration;
      const id = await this.transactions.findChanged(registration, 'Dataset', dataset);
      const publisherId = await this.transactions.findPublisher(registration, named);
      const stated = await this.terms.check(statedTerms(facts), registration);
      faults.throwIfAny();
      if (id === null) throw new TypeError('A dataset that was not found is a fault.');
      const { slug, ...current } = await this.repository.dataset(transaction, id);
      const local = await this.repository.localRecord(transaction, 'dataset', id);
      const before = recordOf(current, local?.externalId ?? localId(slug), local?.url ?? null);
      const publisher =
        publisherId === null ? null : await this.repository.publisher(transaction, publisherId);
      const domains = stated ?? (await this.repository.domains(transaction, 'dataset', id));
      const record = { ...mergeDataset(before, facts), raw: input };
      return this.writer.revise(id, record, { transaction, vocabulary, publisher, domains, visibility });
    });
  }
}
