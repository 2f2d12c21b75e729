import type { Database } from '../../../platform/database';
import type { KeptEncoder } from './kept-format';
import type { KeptPart } from './kept-parts';

const FIND = 'SELECT digest, content FROM kept_knowledge WHERE format = $1 ORDER BY part';

/** Looks at no more changes than are asked about. */
const BEHIND = `
  SELECT kept."knowledgeRevision", (
    SELECT count(*)::int FROM (SELECT FROM knowledge_change WHERE sequence > kept."knowledgeRevision" LIMIT $2) newer
  ) AS changes
  FROM kept_knowledge kept WHERE kept.format = $1 AND kept.part = 0`;

const EMPTY = 'DELETE FROM kept_knowledge';
const SAVE = `
  INSERT INTO kept_knowledge (part, format, "knowledgeRevision", digest, content) VALUES ($1, $2, $3, $4, $5)`;

/** How old what is kept is. */
export interface KeptState {
  knowledgeRevision: number;
  /** Things that changed since, counted up to a limit. */
  changes: number;
}

/**
 * What was read last, in the database that it was read from: whatever comes over the one, such as a
 * restore, comes over the other.
 */
export class KeptKnowledgeRepository {
  /** @param formatFor what is kept must be of: see `keptFormat` */
  constructor(
    private readonly database: Database,
    private readonly formatFor: (encoder: KeptEncoder) => string,
  ) {}

  /** All parts of what is kept of this format, in their order; none where nothing is. */
  find(encoder: KeptEncoder): Promise<KeptPart[]> {
    return this.database.query<KeptPart>({
      label: 'recommend.kept',
      text: FIND,
      values: [this.formatFor(encoder)],
    });
  }

  /** Undefined where nothing of this format is kept. */
  async readState(encoder: KeptEncoder, most: number): Promise<KeptState | undefined> {
    const values = [this.formatFor(encoder), most];
    const [state] = await this.database.query<KeptState>({
      label: 'recommend.kept_state',
      text: BEHIND,
      values,
    });
    return state;
  }

  /** Runs `work` unless any process is at it; returns whether it ran. */
  alone(work: () => Promise<void>): Promise<boolean> {
    return this.database.exclusively('rootstock kept knowledge', work);
  }

  /** Puts these parts in the place of what was kept: a reader has all of one or of the other. */
  async replace(encoder: KeptEncoder, knowledgeRevision: number, parts: readonly KeptPart[]): Promise<void> {
    const format = this.formatFor(encoder);
    await this.database.transaction(async (transaction) => {
      await transaction.query({ label: 'recommend.kept_empty', text: EMPTY });
      // One after the other, since all of them in one statement would hold up whoever is answered.
      for (const [part, { digest, content }] of parts.entries())
        await transaction.query({
          label: 'recommend.keep',
          text: SAVE,
          values: [part, format, knowledgeRevision, digest, content],
        });
    });
  }
}
