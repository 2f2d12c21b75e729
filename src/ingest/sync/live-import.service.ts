import type { Encoder } from '../../embedding';
import { canList, findHub, type Hub, type OwnHub, type ReadOptions } from '../../hubs';
import { type Clock, systemClock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { ImportService } from '../import.service';
import type { ImportReport } from '../import-report';
import { HubSyncRepository } from './hub-sync.repository';
import type { ImportOptions } from '../import-options';

export interface LiveImportOptions extends ImportOptions {
  /** Whether to fetch from addresses that are not public too. */
  allowPrivate?: boolean;
  /** Whether to take in what the hub keeps private. */
  includePrivate?: boolean;
  /** A file that describes the study whose table is imported; only of hubs that take one. */
  description?: string;
  /** A hub of one's own that the records are of; only of readers that take one. */
  ownHub?: OwnHub;
  /** Called when an earlier import of this source was interrupted and is continued now. */
  onResume?: () => void;
}

/** Longer addresses are imported, but not continued after an interruption. */
const MAX_SOURCE_BYTES = 2000;

/**
 * Imports as ImportService does. After an interruption, an import of a paged address continues with
 * the first page that is not in the catalogue yet.
 */
export class LiveImportService {
  private readonly syncs: HubSyncRepository;

  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
    private readonly hubs: readonly Hub[],
    private readonly clock: Clock = systemClock,
  ) {
    this.syncs = new HubSyncRepository(database);
  }

  /** Throws as ImportService.run does. */
  async run(reader: string, source: string, options: LiveImportOptions = {}): Promise<ImportReport> {
    const hub = findHub(reader, this.hubs);
    const { allowPrivate = false, includePrivate = false, description, ownHub, ...more } = options;
    const { signal, onResume, ...rest } = more;
    // What is read into a hub of one's own is that hub's.
    const { id: hubId } = ownHub ?? hub;
    const isKept = isAddress(source) && options.dryRun !== true;
    const known = isKept ? await this.syncs.find(hubId, source) : null;
    const resumeFrom = known?.cursor ?? null;
    if (resumeFrom !== null) onResume?.();
    const cursor = new CursorKeeper((next) => this.syncs.saveCursor(hubId, source, next));
    const extra = {
      ...{ allowPrivate, includePrivate, signal, resumeFrom },
      ...(description === undefined ? {} : { description }),
      ...(ownHub === undefined ? {} : { ownHub }),
      ...(isKept ? { onPage: cursor.pass } : {}),
    };
    const complete = rest.complete ?? (isKept && canList(hub) && hub.listsAll(source));
    const service = new ImportService(this.database, this.encoder, [reading(hub, extra)]);
    try {
      const report = await service.run(hubId, source, {
        ...rest,
        complete,
        clock: this.clock,
        resumed: resumeFrom !== null,
        signal,
        onProgress: (progress) => {
          cursor.keep();
          rest.onProgress?.(progress);
        },
      });
      await cursor.settled();
      if (isKept && !report.interrupted && report.failure === null)
        await this.syncs.saveCompletion(hubId, source, new Date(this.clock.now()));
      return report;
    } finally {
      await cursor.settled();
    }
  }

  /** When a source was last read to its end; null when it never was. */
  async lastCompleted(hubId: string, source: string): Promise<Date | null> {
    return (await this.syncs.find(hubId, source))?.completedAt ?? null;
  }
}

const isAddress = (source: string): boolean =>
  /^https?:/i.test(source) && Buffer.byteLength(source) <= MAX_SOURCE_BYTES;

/** The same hub, with options that the import does not pass to every reader. */
const reading = (hub: Hub, extra: Omit<ReadOptions, 'limit'>): Hub => ({
  ...{ id: hub.id, name: hub.name, url: hub.url, ...extra.ownHub },
  formats: hub.formats,
  count: (source) => hub.count(source),
  read: (source, { limit }) => {
    const options: ReadOptions = { ...extra, limit };
    return hub.read(source, options);
  },
});

/**
 * Keeps the cursor of the last page that is written. A reader waits while a batch is written, so
 * when the import reports a batch, every page before the reader's current one is in the catalogue.
 */
class CursorKeeper {
  private passed: string | null = null;
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly save: (next: string) => Promise<void>) {}

  readonly pass = (next: string | null): void => {
    this.passed = next;
  };

  keep(): void {
    const { passed } = this;
    if (passed === null) return;
    this.passed = null;
    this.saving = this.saving.then(() => this.save(passed));
    // `settled` reports it; until then it must not count as unhandled.
    this.saving.catch(() => undefined);
  }

  settled(): Promise<void> {
    return this.saving;
  }
}
