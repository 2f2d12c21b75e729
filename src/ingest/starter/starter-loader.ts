import { LOCAL_HUB } from '../../catalog';
import type { Encoder } from '../../embedding';
import type { DatasetRecord, ModelRecord, RecordProblem } from '../../hubs';
import { chunks } from '../../platform/chunks';
import type { Database } from '../../platform/database';
import { DerivedResultRepository } from '../../transfer';
import { saveResults } from '../apply/result.repository';
import { gatherAllStatistics } from '../apply/statistics.repository';
import { saveStudies } from '../apply/study.repository';
import { BatchImporter } from '../batch-importer';
import { describeResults } from '../describe-results';
import { refreshEmbeddings } from '../embeddings/refresh-embeddings';
import { countRecords } from '../hub.repository';
import { STARTER_SOURCE } from '../identity/sources';
import { readTaxonomyTerms } from '../taxonomy/taxonomies';
import { refreshTaxonomies, taxonomyVersion } from '../taxonomy/taxonomy.repository';
import { loadVocabulary } from '../vocabulary';
import { readStarterData, starterVersion, type StarterData } from './starter-data';
import { loadStarterModelIds, loadStarterState, saveDomains, saveStarterVersion } from './starter.repository';

/** What loading the starter catalogue did. */
export interface StarterReport {
  version: string;
  /**
   * `loaded`: it was loaded. `present`: this version was there already. `refused`: the catalogue
   * has other records.
   */
  outcome: 'loaded' | 'present' | 'refused';
  /** Rows that are new. */
  created: { models: number; datasets: number; stubs: number; results: number; derivedResults: number };
  problems: RecordProblem[];
}

const nothingDone = (outcome: StarterReport['outcome']): StarterReport => ({
  version: starterVersion(),
  outcome,
  created: { models: 0, datasets: 0, stubs: 0, results: 0, derivedResults: 0 },
  problems: [],
});

const BATCH_RECORDS = 1000;

/** Loads the catalogue that ships with the project, through the same path as any import. */
export class StarterLoader {
  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
  ) {}

  /** The report where this version is loaded, with these terms; null where `load` has work. */
  async findPresent(): Promise<StarterReport | null> {
    const state = await loadStarterState(this.database);
    const report = nothingDone('present');
    const isPresent =
      state.starterVersion === report.version &&
      state.taxonomyVersion === taxonomyVersion(readTaxonomyTerms());
    return isPresent ? report : null;
  }

  /**
   * Loads the starter catalogue, unless this version is loaded already.
   *
   * @param options.onlyIfEmpty load nothing when there are records of other hubs or of users
   */
  async load({ onlyIfEmpty }: { onlyIfEmpty: boolean }): Promise<StarterReport> {
    await refreshTaxonomies(this.database, readTaxonomyTerms());
    const report = nothingDone('loaded');
    const state = await loadStarterState(this.database);
    if (state.starterVersion === report.version) return { ...report, outcome: 'present' };
    if (onlyIfEmpty && (!state.isEmpty || state.starterVersion !== null))
      return { ...report, outcome: 'refused' };
    const data = readStarterData();
    await this.database.transaction(async (transaction) => {
      await saveDomains(transaction, data.domains);
      await saveStudies(transaction, data.studies);
      await refreshEmbeddings(transaction, this.encoder, { domains: 'all' });
    });
    await this.loadThings(data, report);
    await this.loadResults(data, report);
    await gatherAllStatistics(this.database);
    return report;
  }

  private async loadThings({ things }: StarterData, report: StarterReport): Promise<void> {
    const importer = new BatchImporter(
      this.database,
      this.encoder,
      await loadVocabulary(this.database),
      null,
    );
    const records = things.map((record): DatasetRecord | ModelRecord => ({
      ...record,
      revision: STARTER_SOURCE,
      source: STARTER_SOURCE,
      raw: record,
    }));
    for (const batch of chunks(records, BATCH_RECORDS)) {
      for (const { plan } of await importer.write(batch)) {
        for (const { key, fields } of plan.creates) {
          if (fields === null) report.created.stubs += 1;
          else report.created[key.kind === 'MODEL' ? 'models' : 'datasets'] += 1;
        }
        report.problems.push(...plan.problems);
      }
    }
  }

  /**
   * The version is recorded with the last rows, so that the next load continues one that was
   * interrupted.
   */
  private async loadResults(data: StarterData, report: StarterReport): Promise<void> {
    const { taxonomies } = await loadVocabulary(this.database);
    const { results, problems } = describeResults(data.results, taxonomies);
    report.problems.push(...problems);
    await this.database.transaction(async (transaction) => {
      const { created, corrections, unknown } = await saveResults(transaction, results);
      report.created.results = created + corrections.length;
      report.created.derivedResults = await new DerivedResultRepository().derive(
        transaction,
        await loadStarterModelIds(transaction),
      );
      if (unknown > 0) {
        const message = `${unknown} results are of a study, base or target that is not in the catalogue`;
        report.problems.push({ hub: LOCAL_HUB, id: 'results', field: null, message, action: 'skipped' });
      }
      await countRecords(transaction);
      await saveStarterVersion(transaction, data.version);
    });
  }
}

/** The report as one sentence. */
export function describeStarter({ version, outcome, created, problems }: StarterReport): string {
  if (outcome === 'present') return `The starter catalogue ${version} is loaded already.`;
  if (outcome === 'refused') return 'The catalogue is not empty, so the starter catalogue was not loaded.';
  const { models, datasets, results } = created;
  const faults = problems.length === 0 ? '' : ` ${problems.length} facts were left out.`;
  return `Loaded the starter catalogue ${version}: ${models} models, ${datasets} datasets, ${results} transfer results.${faults}`;
}
