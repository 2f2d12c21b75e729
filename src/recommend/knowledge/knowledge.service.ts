import { setTimeout as wait } from 'node:timers/promises';
import { forEverybody, operationSignal, unlessAborted, wasStopped } from '../../platform/cancellation';
import type { Log } from '../../platform/log';
import type { CatalogState, KnowledgeRepository } from './knowledge.repository';
import { dispose, type Renewal, type Snapshot, type SnapshotSource } from './snapshot';
import type { VectorService } from './vector.service';

/** A reading of the catalogue that is under way. */
interface Reading {
  readonly done: Promise<Snapshot>;
  /**
   * Fulfilled when much evidence has to be weighed before the reading is done, and something can
   * answer until then.
   */
  readonly weighing: Promise<undefined>;
  /** Whether a failure is logged, because somebody was answered without waiting for it. */
  isLogged: boolean;
}

/** Milliseconds for which a question waits for what changed before it. */
const PATIENCE = 1_000;

export interface KnowledgeOptions {
  log: Pick<Log, 'error'>;
  /** Milliseconds for which a question waits; `PATIENCE` by default. */
  patience?: number;
}

/**
 * Keeps a snapshot of the catalogue current. Each question costs one statement that asks whether
 * anything changed. Where it did, the snapshot is renewed by what changed: at most one reading is
 * under way, and whoever asks meanwhile waits for that one, though for a second at most. Then, and
 * while much evidence is weighed, the former snapshot answers, unless something was hidden since;
 * at a start, where there is none, what was read does, as far as it is weighed already. The former
 * one also answers while a new fit of the scorer or another encoder is taken up. For one reading,
 * that is: after one that failed, questions wait for the next and fail with it. A reading goes on
 * when the question that began it is given up: the next needs it as well.
 */
export class KnowledgeService {
  private answering: Snapshot | undefined;
  /** What was read by the reading under way, before all of its evidence is weighed. */
  private meanwhile: Snapshot | undefined;
  /** The one before, which may still be in use. */
  private retired: Snapshot | undefined;
  private reading: Reading | undefined;
  /** Whether the last reading failed: the former snapshot would answer for ever. */
  private isFailing = false;
  private refitting: Promise<void> | undefined;

  constructor(
    private readonly repository: Pick<KnowledgeRepository, 'readState'>,
    private readonly source: SnapshotSource,
    private readonly vectors: Pick<VectorService, 'encoder'>,
    private readonly options: KnowledgeOptions,
  ) {}

  /** What is known now. `revision` is the catalogue's, edges included. */
  async current(): Promise<{ snapshot: Snapshot; revision: number }> {
    const state = await this.repository.readState();
    const { revision, knowledgeRevision, hidingRevision } = state;
    const current = this.currentAt(state);
    if (current !== undefined)
      return { snapshot: current, revision: Math.max(revision, current.knowledge.revision) };
    const snapshot = await this.patiently(this.renewed(knowledgeRevision, hidingRevision), hidingRevision);
    return { snapshot, revision: snapshot.knowledge.revision };
  }

  /**
   * What is known now, however long reading it takes: for what is computed from it and stored.
   * @throws what the reading fails with
   */
  async upToDate(): Promise<Snapshot> {
    const state = await this.repository.readState();
    for (;;) {
      const current = this.currentAt(state);
      if (current !== undefined) return current;
      await this.read().done;
    }
  }

  /** Resolves when answers are by the encoder that took over last. */
  async takeUpEncoder(): Promise<void> {
    while (this.answering === undefined || !this.isOfThisEncoder(this.answering)) await this.read().done;
  }

  /** What answers, where nothing that is read changed since; it takes up what else is new. */
  private currentAt({ knowledgeRevision, fitId }: CatalogState): Snapshot | undefined {
    const { answering } = this;
    // The catalogue may have been read while the answer was on its way.
    const isCurrent = answering !== undefined && answering.knowledge.knowledgeRevision >= knowledgeRevision;
    if (!isCurrent || !this.canAnswer(answering)) return undefined;
    if (!this.isOfThisEncoder(answering))
      this.logFailure(this.read(), 'vectors of another encoder could not be read');
    if (fitId !== null && fitId !== answering.fit?.id) this.takeUpFit();
    return answering;
  }

  /** What is waited for, or what answers when that takes too long. */
  private async patiently(renewed: Promise<Snapshot>, hidingRevision: number): Promise<Snapshot> {
    if (this.formerSince(hidingRevision) === undefined) return renewed;
    const over = new AbortController();
    const { patience = PATIENCE } = this.options;
    const waited = wait(patience, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
    const snapshot = await Promise.race([renewed, waited]).finally(() => over.abort());
    if (snapshot !== undefined) return snapshot;
    const former = this.formerSince(hidingRevision);
    if (former === undefined) return renewed;
    // Nobody waits for it any more.
    renewed.catch(() => undefined);
    if (this.reading !== undefined) this.logFailure(this.reading, 'the catalogue could not be read again');
    return former;
  }

  /**
   * What may answer though it is no longer current: of what was hidden since, it would tell, and
   * while reading fails nobody knows until when.
   */
  private formerSince(hidingRevision: number): Snapshot | undefined {
    const former = this.meanwhile ?? (this.isFailing ? undefined : this.answering);
    if (former === undefined || !this.canAnswer(former)) return undefined;
    return former.knowledge.knowledgeRevision >= hidingRevision ? former : undefined;
  }

  /**
   * A snapshot of this revision or a later one; where much evidence has to be weighed for it, the
   * former one.
   *
   * @param revision counts the changes of what is read
   * @param hidingRevision that of the last change that hid something
   */
  private async renewed(revision: number, hidingRevision: number): Promise<Snapshot> {
    const first = await this.join(hidingRevision);
    if (first.isFormer || first.snapshot.knowledge.knowledgeRevision >= revision) return first.snapshot;
    // The reading that was under way had begun before the change that made this one necessary.
    return (await this.join(hidingRevision)).snapshot;
  }

  private async join(hidingRevision: number): Promise<{ snapshot: Snapshot; isFormer: boolean }> {
    const reading = this.read();
    const read = await unlessAborted(Promise.race([reading.done, reading.weighing]), operationSignal());
    if (read !== undefined) return { snapshot: read, isFormer: false };
    const former = this.formerSince(hidingRevision);
    if (former === undefined)
      return { snapshot: await unlessAborted(reading.done, operationSignal()), isFormer: false };
    this.logFailure(reading, 'the catalogue could not be read again');
    return { snapshot: former, isFormer: true };
  }

  /**
   * Frees what is held outside of the heap, when nobody asks any more: once a reading that is under
   * way has ended, which would be held otherwise.
   */
  async release(): Promise<void> {
    while (this.reading !== undefined) await this.reading.done.catch(() => undefined);
    const { answering, retired } = this;
    if (retired !== undefined) dispose(retired, [answering]);
    if (answering !== undefined) dispose(answering, []);
    this.answering = undefined;
    this.retired = undefined;
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
    let onWeighing: Renewal['onWeighing'] = () => undefined;
    let isOver = false;
    const weighing = new Promise<undefined>((resolve) => {
      onWeighing = (meanwhile) => {
        if (!isOver) this.meanwhile = meanwhile;
        else if (meanwhile !== undefined) this.disposeUnused(meanwhile);
        resolve(undefined);
      };
    });
    const done = forEverybody(() => this.readOnce(onWeighing)).finally(() => {
      isOver = true;
      this.reading = undefined;
    });
    this.reading = { done, weighing, isLogged: false };
    return this.reading;
  }

  /** Once more where another encoder took over meanwhile: fits and vectors must be of one. */
  private async readOnce(onWeighing: Renewal['onWeighing']): Promise<Snapshot> {
    try {
      for (;;) {
        const snapshot = await this.source.renew({ former: this.answering, onWeighing });
        this.take(snapshot);
        this.meanwhile = undefined;
        this.isFailing = false;
        if (this.isOfThisEncoder(snapshot)) return snapshot;
      }
    } catch (error) {
      this.isFailing = true;
      if (this.meanwhile !== undefined) this.retire(this.meanwhile);
      throw error;
    } finally {
      this.meanwhile = undefined;
    }
  }

  /** From now on this snapshot answers. */
  private take(snapshot: Snapshot): void {
    const former = this.answering;
    this.answering = snapshot;
    this.retire(former);
  }

  /** Of one that nobody was answered from. */
  private disposeUnused(snapshot: Snapshot): void {
    dispose(snapshot, [this.answering, this.meanwhile, this.retired]);
  }

  /** Who asked before may still be using it: it goes with the next. */
  private retire(snapshot: Snapshot | undefined): void {
    const { retired, answering } = this;
    if (retired !== undefined) dispose(retired, [answering, snapshot]);
    this.retired = snapshot;
  }

  /** For a reading that nobody may be waiting for. */
  private logFailure(reading: Reading, message: string): void {
    if (reading.isLogged) return;
    reading.isLogged = true;
    reading.done.catch((error: unknown) => {
      if (!wasStopped(error)) this.options.log.error({ err: error }, message);
    });
  }

  private takeUpFit(): void {
    this.refitting ??= forEverybody(() => this.refit())
      .catch((error: unknown) => {
        if (!wasStopped(error)) this.options.log.error({ err: error }, 'a new fit could not be taken up');
      })
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
    if (!this.isOfThisEncoder(answering)) return;
    const refitted = await this.source.withFit(answering, fit);
    if (answering === this.answering) this.answering = refitted;
  }
}
