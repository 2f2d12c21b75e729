import type { DatasetRecord } from '../../hubs';
import type { Database } from '../../platform/database';
import { Faults, parseInput } from '../../platform/refusal';
import { loadVocabulary } from '../vocabulary';
import { bareDataset, mergeDataset } from './merge-facts';
import type { Registry } from './model-registration.service';
import type { CurrentDataset } from './registration.repository';
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
    private readonly database: Database,
    private readonly registry: Registry,
  ) {}

  /**
   * @returns the new dataset's database id
   * @throws RefusedError when a name does not exist, a word has no meaning here, or the slug is taken
   */
  async register(input: unknown): Promise<number> {
    const { publisher: named, ...facts } = parseInput(datasetRegisterSchema, input);
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
      const bare = bareDataset(`${publisher.slug}/${facts.name}`, facts.name);
      const record = { ...mergeDataset(bare, facts), publisher: publisher.slug, raw: input };
      return writer.create(record, { transaction, vocabulary, publisher, domains });
    });
  }

  /**
   * Changes what is given, by a new revision of this catalogue's own record of the dataset.
   *
   * @returns the dataset's database id
   * @throws RefusedError when a name does not exist, or a word has no meaning here
   */
  async update(input: unknown): Promise<number> {
    const { dataset, publisher: named, ...facts } = parseInput(datasetUpdateSchema, input);
    const { references, terms, repository, writer } = this.registry;
    return this.database.transaction(async (transaction) => {
      await references.repository.becomeOnlyWriter(transaction);
      const vocabulary = await loadVocabulary(transaction);
      const faults = new Faults();
      const id = await references.find(
        transaction,
        'Dataset',
        { reference: dataset, field: 'dataset' },
        faults,
      );
      const publisherId = await references.findOptional(
        transaction,
        'Publisher',
        { reference: named, field: 'publisher' },
        faults,
      );
      const stated = await terms.check(statedTerms(facts), { executor: transaction, vocabulary, faults });
      faults.throwIfAny();
      if (id === null) throw new TypeError('A dataset that was not found is a fault.');
      const { slug, ...current } = await repository.dataset(transaction, id);
      const local = await repository.localRecord(transaction, 'dataset', id);
      const before = recordOf(current, local?.externalId ?? slug, local?.url ?? null);
      const publisher = publisherId === null ? null : await repository.publisher(transaction, publisherId);
      const domains = stated ?? (await repository.domains(transaction, 'dataset', id));
      const record = { ...mergeDataset(before, facts), raw: input };
      return writer.revise(id, record, { transaction, vocabulary, publisher, domains });
    });
  }
}
