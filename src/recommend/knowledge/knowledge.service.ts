import type { Log } from '../../platform/log';
import type { KnowledgeRepository } from './knowledge.repository';
import { dispose, type Snapshot, type SnapshotSource } from './snapshot';
import type { VectorService } from './vector.service';

/** A reading of the catalogue that is under way. */
interface Reading {
  readonly done: Promise<Snapshot>;
  /** Fulfilled when much evidence has to be weighed before the reading is done. */
  readonly weighing: Promise<undefined>;
  /** Whether a failure is logged, because somebody was answered without waiting for it. */
  isLogged: boolean;
}

/**
 * Keeps a snapshot of the catalogue current. Each question costs one statement that asks whether
 * anything changed. Where it did, the catalogue is read again: at most one reading is under way,
 * and whoever asks meanwhile waits for that one. Nobody waits for a new fit of the scorer, for
 * another encoder, or for the weighing of much evidence: the former snapshot answers until then.
 */
export class KnowledgeService {
  private answering: Snapshot | undefined;
  /** The one before, which may still be in use. */
  private retired: Snapshot | undefined;
  private reading: Reading | undefined;
  private refitting: Promise<void> | undefined;
  /** The catalogue's revision up to which `answering` is known to be right. */
  private checkedRevision = -1;

  constructor(
    private readonly repository: Pick<KnowledgeRepository, 'checkRevision'>,
    private readonly source: SnapshotSource,
    private readonly vectors: Pick<VectorService, 'encoder'>,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /** What is known now. `revision` is the catalogue's, edges included. */
  async current(): Promise<{ snapshot: Snapshot; revision: number }> {
    const { revision, isOutdated, fitId } = await this.repository.checkRevision(this.checkedRevision);
    const { answering } = this;
    // The catalogue may have been read while the check was on its way.
    const isCurrent = answering !== undefined && (!isOutdated || answering.knowledge.revision >= revision);
    if (isCurrent && this.canAnswer(answering)) {
      this.checkedRevision = Math.max(this.checkedRevision, revision);
      if (!this.isOfThisEncoder(answering))
        this.logFailure(this.read(), 'vectors of another encoder could not be read');
      if (fitId !== null && fitId !== answering.fit?.id) this.takeUpFit();
      return { snapshot: answering, revision };
    }
    const snapshot = await this.renewed(revision);
    return { snapshot, revision: snapshot.knowledge.revision };
  }

  /** Resolves when answers are by the encoder that took over last. */
  async takeUpEncoder(): Promise<void> {
    while (this.answering === undefined || !this.isOfThisEncoder(this.answering)) await this.read().done;
  }

  /**
   * A snapshot of this revision or a later one; where much evidence has to be weighed for it, the
   * former one.
   */
  private async renewed(revision: number): Promise<Snapshot> {
    const first = await this.join();
    if (first.isFormer || first.snapshot.knowledge.revision >= revision) return first.snapshot;
    // The reading that was under way had begun before the change that made this one necessary.
    return (await this.join()).snapshot;
  }

  private async join(): Promise<{ snapshot: Snapshot; isFormer: boolean }> {
    const reading = this.read();
    const read = await Promise.race([reading.done, reading.weighing]);
    if (read !== undefined) return { snapshot: read, isFormer: false };
    const { answering } = this;
    if (answering === undefined || !this.canAnswer(answering))
      return { snapshot: await reading.done, isFormer: false };
    this.logFailure(reading, 'the catalogue could not be read again');
    return { snapshot: answering, isFormer: true };
  }

  private isOfThisEncoder({ encoder }: Snapshot): boolean {
    return encoder === this.vectors.encoder;
  }

  /**
   * Whether texts can still be encoded for this snapshot. Where another encoder took over from the
   * one that ships, that one goes on answering until the vectors of the other are read; any other
   * encoder may be gone.
   */
  private canAnswer(snapshot: Snapshot): boolean {
    return this.isOfThisEncoder(snapshot) || snapshot.encoder.referenceEncoder === undefined;
  }

  /**
   * The reading under way, or a new one; a failed one is followed by another as soon as somebody
   * asks.
   */
  private read(): Reading {
    if (this.reading !== undefined) return this.reading;
    let onWeighing = (): void => undefined;
    const weighing = new Promise<undefined>((resolve) => {
      onWeighing = () => resolve(undefined);
    });
    const done = this.readOnce(onWeighing).finally(() => (this.reading = undefined));
    this.reading = { done, weighing, isLogged: false };
    return this.reading;
  }

  /** Once more where another encoder took over meanwhile: fits and vectors must be of one. */
  private async readOnce(onWeighing: () => void): Promise<Snapshot> {
    for (;;) {
      const snapshot = await this.source.renew({
        former: this.answering,
        since: this.checkedRevision,
        onWeighing,
      });
      this.take(snapshot);
      if (this.isOfThisEncoder(snapshot)) return snapshot;
    }
  }

  /**
   * From now on this snapshot answers. Who asked before may still be using the one that it
   * replaces: that goes with the next.
   */
  private take(snapshot: Snapshot): void {
    if (this.retired !== undefined) dispose(this.retired);
    this.retired = this.answering;
    this.answering = snapshot;
    this.checkedRevision = snapshot.knowledge.revision;
  }

  /** For a reading that nobody may be waiting for. */
  private logFailure(reading: Reading, message: string): void {
    if (reading.isLogged) return;
    reading.isLogged = true;
    reading.done.catch((error: unknown) => this.log.error({ err: error }, message));
  }

  private takeUpFit(): void {
    this.refitting ??= this.refit()
      .catch((error: unknown) => this.log.error({ err: error }, 'a new fit could not be taken up'))
      .finally(() => (this.refitting = undefined));
  }

  /**
   * The same knowledge with a scorer of the newest fit; unless it was read again meanwhile, which
   * had that fit.
   */
  private async refit(): Promise<void> {
    const { answering } = this;
    const fit = await this.source.findNewestFit();
    if (answering === undefined || answering !== this.answering || fit === undefined) return;
    if (this.isOfThisEncoder(answering)) this.answering = this.source.withFit(answering, fit);
  }
}
