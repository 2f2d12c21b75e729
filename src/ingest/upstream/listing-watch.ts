import type { Encoder } from '../../embedding';
import { type Clock, systemClock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { mergeThings } from '../identity/merge.repository';
import { refreshThings } from '../identity/refresh-things';
import type { Kind } from '../plan';
import { UpstreamRepository, type Coverage, type Listed } from './upstream.repository';

/** What a reading of a whole hub has found to be no longer there. */
export interface UpstreamChanges {
  /** Deprecated, because the hub does not list them any more. */
  gone: number;
  /** Removed, because the hub has not listed them for a week. */
  removed: number;
  /** Merged into what has the same commit under another name. */
  renamed: number;
  /** How many are missing, where these are too many to believe it: then nothing is marked. */
  doubtful: Coverage | null;
}

const DAY = 24 * 60 * 60 * 1000;
/** What is not listed for so long is removed; until then it is deprecated. */
const GRACE = 7 * DAY;
/** A listing that lacks more than this share of what it had is taken for broken... */
const MAX_SHARE = 0.1;
/** ... unless it lacks so few: the next listing lifts a wrong mark. */
const FEW = 5;

/** Whether so many may have gone since the last reading. */
export const isCredible = ({ known, missing }: Coverage): boolean =>
  missing < known && missing <= Math.max(FEW, MAX_SHARE * known);

/** Follows one reading of a whole hub, and tells afterwards what the hub no longer has. */
export class ListingWatch {
  private readonly repository: UpstreamRepository;

  /** @param hubId the hub that is read */
  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
    hubId: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.repository = new UpstreamRepository(hubId);
  }

  /** Forgets an earlier reading that was not finished, unless this one goes on with it. */
  async begin(isResumed: boolean): Promise<void> {
    if (!isResumed) await this.repository.forget(this.database);
  }

  /** Notes what was met; before it is written, so that nothing that is written is missing. */
  async add(listed: readonly Listed[]): Promise<void> {
    if (listed.length > 0) await this.repository.add(this.database, listed);
  }

  /** Marks what is no longer there, all of it or nothing. Call it when all has been read. */
  async finish(): Promise<UpstreamChanges> {
    const changes: UpstreamChanges = { gone: 0, removed: 0, renamed: 0, doubtful: null };
    for (const kind of ['MODEL', 'DATASET'] as const) await this.finishKind(kind, changes);
    await this.repository.forget(this.database);
    return changes;
  }

  private async finishKind(kind: Kind, changes: UpstreamChanges): Promise<void> {
    const coverage = await this.repository.coverage(this.database, kind);
    if (coverage.missing === 0) return;
    if (!isCredible(coverage)) {
      changes.doubtful = coverage;
      return;
    }
    await this.database.transaction(async (transaction) => {
      const renamed = await this.repository.renamed(transaction, kind);
      if (renamed.length > 0) {
        await mergeThings(transaction, renamed, 'Its hub lists it under another name.');
        const originIds = renamed.map(({ originId }) => originId);
        await this.repository.retire(transaction, kind, originIds);
        const ids = [...new Set(renamed.map(({ intoId }) => intoId))];
        await refreshThings(transaction, this.encoder, kind, ids);
      }
      const now = new Date(this.clock.now());
      const before = new Date(now.getTime() - GRACE);
      const { gone, removed } = await this.repository.markGone(transaction, kind, { now, before });
      changes.renamed += renamed.length;
      changes.gone += gone;
      changes.removed += removed;
    });
  }
}
