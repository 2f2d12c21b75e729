import type { Clock } from '../../../platform/clock';
import type { Log } from '../../../platform/log';
import type { Encoder } from '../../../embedding';
import { mostChanged, type EncodedKnowledge } from '../knowledge-reader';
import { packed } from './kept-parts';
import type { KeptKnowledgeRepository } from './kept-knowledge.repository';

/** Packing and writing takes up to a second of a core: no more than this share of it is spent. */
const EVERY_MS = 5 * 60_000;
/** Of the changes for which everything is read anew, as many as what is kept may be behind by. */
const BEHIND_SHARE = 0.25;
/** Of more models and results nothing is kept: packing holds all of it in memory once more. */
const MOST_KEPT = 1_000_000;

export interface KeeperParts {
  repository: Pick<KeptKnowledgeRepository, 'readState' | 'alone' | 'replace'>;
  log: Pick<Log, 'warn'>;
  clock: Pick<Clock, 'now'>;
}

/**
 * Keeps what was read last for the next process, where what is kept already is far behind: on
 * request and, once started, by itself, though not often, and by one process of all.
 */
export class KnowledgeKeeper {
  private isAutomatic = false;
  private read: EncodedKnowledge | undefined;
  private keeping: Promise<void> | undefined;
  private nextAt = 0;
  private isRefused = false;

  constructor(private readonly parts: KeeperParts) {}

  /** From now on keeps what is read where that is due. */
  start(): void {
    this.isAutomatic = true;
    if (this.read !== undefined) this.take(this.read);
  }

  /** Waits for what is being written. */
  async stop(): Promise<void> {
    this.isAutomatic = false;
    await this.keeping;
  }

  /** Told whatever was read. */
  take(read: EncodedKnowledge): void {
    this.read = read;
    if (this.isAutomatic && this.parts.clock.now() >= this.nextAt) void this.keep();
  }

  /** Told that what is kept is of no use: it is replaced, however few changes there were since. */
  refuse(): void {
    this.isRefused = true;
  }

  /**
   * Keeps what was read last, where something was and it is due. Who asks for something else must
   * not fail by this: where the database takes no writes, nothing is kept.
   */
  keep(): Promise<void> {
    this.keeping ??= this.keepWhereDue()
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'what was read could not be kept'))
      .finally(() => (this.keeping = undefined));
    return this.keeping;
  }

  private async keepWhereDue(): Promise<void> {
    const { read, parts } = this;
    if (read === undefined) return;
    const { encoder } = read.domains;
    if (!(await this.isDue(read, encoder))) return;
    await parts.repository.alone(async () => {
      // Another process may have done it meanwhile.
      if (!(await this.isDue(read, encoder))) return;
      await parts.repository.replace(encoder, read.knowledge.knowledgeRevision, await packed(read));
      this.isRefused = false;
      this.nextAt = parts.clock.now() + EVERY_MS;
    });
  }

  private async isDue({ knowledge }: EncodedKnowledge, encoder: Encoder): Promise<boolean> {
    if (knowledge.bases.size + knowledge.results.size > MOST_KEPT) return false;
    if (this.isRefused) return true;
    const most = Math.ceil(BEHIND_SHARE * mostChanged(knowledge));
    const kept = await this.parts.repository.readState(encoder, most);
    if (kept === undefined) return true;
    return kept.changes >= most && kept.knowledgeRevision < knowledge.knowledgeRevision;
  }
}
