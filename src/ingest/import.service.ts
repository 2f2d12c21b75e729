import type { Encoder } from '../embedding';
import { findHub, publicHubs, type Hub } from '../hubs';
import { systemClock } from '../platform/clock';
import type { Database } from '../platform/database';
import { loadStudyKeys } from './apply/study.repository';
import { BatchImporter } from './batch-importer';
import { DeclaredHubs } from './declared-hubs';
import { checkResults } from './checks/check-results';
import { lastResultId } from './checks/suspect-results.repository';
import { isShippedHub } from './hub-standing';
import { loadHubIds, saveHub, saveSync } from './hub.repository';
import type { ImportOptions } from './import-options';
import { ImportTally, type ImportReport } from './import-report';
import { ImportRun } from './import-run';
import { ListingWatch } from './upstream/listing-watch';
import { loadVocabulary } from './vocabulary';
import { readTaxonomyTerms } from './taxonomy/taxonomies';
import { refreshTaxonomies } from './taxonomy/taxonomy.repository';

/** Imports what public hubs publish into the catalogue. */
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
    private readonly hubs: readonly Hub[] = publicHubs(),
    /** Called with a failure during the import, of which the report has only a sentence. */
    private readonly onFailure: (error: unknown) => void = () => undefined,
  ) {}

  /**
   * Imports every record of `source`, batch by batch. A record that cannot be used is reported and
   * the import goes on; the same source a second time changes nothing. When the import fails, the
   * batches written before stay and the report says why.
   *
   * @throws InvalidInputError for an unknown hub, or a source of which nothing can be read
   */
  async run(hubId: string, source: string, options: ImportOptions = {}): Promise<ImportReport> {
    const hub = findHub(hubId, this.hubs);
    const { dryRun = false, complete = false, clock = systemClock, onProblem } = options;
    const tally = new ImportTally({ hub: hubId, source, dryRun, started: performance.now(), onProblem });
    if (!dryRun) await this.prepare(hub);
    try {
      const vocabulary = await loadVocabulary(this.database);
      const isWatched = complete && !dryRun && (options.limit ?? null) === null;
      const watch = isWatched ? new ListingWatch(this.database, this.encoder, hubId, clock) : null;
      await watch?.begin(options.resumed === true);
      const run = new ImportRun(this.database, {
        importer: new BatchImporter(this.database, this.encoder, vocabulary),
        studies: await loadStudyKeys(this.database),
        hubs: new DeclaredHubs((await loadHubIds(this.database)).add(hubId)),
        tally,
        watch,
        options,
      });
      const before = await lastResultId(this.database);
      const interrupted = await run.read(hub.read(source, { limit: options.limit ?? null }));
      if (!dryRun)
        for (const problem of await checkResults(this.database, hubId, before)) tally.addProblem(problem);
      if (watch !== null && !interrupted && tally.isWhole) tally.addUpstream(await watch.finish());
      const report = tally.report({ interrupted, failure: null });
      if (!dryRun) await saveSync(this.database, hubId, await tally.forHub.settle(this.database));
      return report;
    } catch (error) {
      if (tally.recordsRead === 0) throw error;
      this.onFailure(error);
      const message = error instanceof Error ? error.message : String(error);
      return tally.report({ interrupted: false, failure: message });
    }
  }

  /** The terms that ship with the project, and a hub of one's own. */
  private async prepare(hub: Hub): Promise<void> {
    await refreshTaxonomies(this.database, readTaxonomyTerms());
    if (!isShippedHub(hub.id)) await saveHub(this.database, hub);
  }
}
