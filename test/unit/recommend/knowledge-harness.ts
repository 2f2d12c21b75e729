import { setImmediate } from 'node:timers/promises';
import type { Encoder } from '../../../src/embedding';
import type { StoredFit } from '../../../src/recommend/fitting/fit.repository';
import { KnowledgeService } from '../../../src/recommend/knowledge/knowledge.service';
import type { Renewal, Snapshot, SnapshotSource } from '../../../src/recommend/knowledge/snapshot';

/** Lets everything run that waits for nothing but other promises. */
export const settle = (): Promise<void> => setImmediate();

interface Reading extends Renewal {
  finish(snapshot: Snapshot): void;
  fail(error: Error): void;
}

export const aFit = (id: number): StoredFit => ({ id }) as StoredFit;

/** The service over a catalogue, readings and fits that the test moves on by hand. */
export class KnowledgeHarness {
  readonly catalogue: { revision: number; fitId: number | null } = { revision: 1, fitId: null };
  /** Changes of the catalogue that concern nothing that is read. */
  besides = 0;
  /** At which revision something was hidden. */
  hidingRevision = 0;
  readonly readings: Reading[] = [];
  readonly disposed: Snapshot[] = [];
  readonly logged: string[] = [];
  /** How long the answer to such a question takes. */
  checkTime = Promise.resolve();
  readonly shipped = { version: 'shipped' } as Encoder;
  readonly vectors = { encoder: this.shipped };

  /** @param patience milliseconds for which a question waits */
  constructor(private readonly patience = 60_000) {}
  newestFit: () => Promise<StoredFit | undefined> = () => Promise.resolve(undefined);

  readonly source: SnapshotSource = {
    renew: (renewal) =>
      new Promise((finish, fail) => {
        this.readings.push({ ...renewal, finish, fail });
      }),
    findNewestFit: () => this.newestFit(),
    withFit: (snapshot, fit) => Promise.resolve({ ...snapshot, fit }),
  };
  readonly service = new KnowledgeService(
    {
      readState: async () => {
        const { revision } = this.catalogue;
        const { hidingRevision } = this;
        const state = { ...this.catalogue, knowledgeRevision: revision - this.besides, hidingRevision };
        await this.checkTime;
        return state;
      },
    },
    this.source,
    this.vectors,
    {
      log: { error: (_error: unknown, message?: string) => void this.logged.push(message ?? '') },
      patience: this.patience,
    },
  );

  aSnapshot(revision: number, more: Partial<Snapshot> = {}): Snapshot {
    const snapshot = {
      knowledge: { revision, knowledgeRevision: revision },
      encoder: this.vectors.encoder,
      fit: undefined,
      reference: undefined,
      domainIndex: { dispose: () => void this.disposed.push(snapshot) },
      ...more,
    } as Snapshot;
    return snapshot;
  }

  reading(place: number): Reading {
    const reading = this.readings[place];
    if (reading === undefined) throw new Error(`Nothing was read ${place + 1} times.`);
    return reading;
  }

  /** A question, with what it is answered from as soon as there is something. */
  ask() {
    const question: { snapshot?: Snapshot; revision?: number; error?: unknown } = {};
    this.service.current().then(
      (answer) => Object.assign(question, answer),
      (error: unknown) => (question.error = error),
    );
    return question;
  }

  /** Asks, and lets the reading that this begins find a snapshot. */
  async known(revision: number, more: Partial<Snapshot> = {}): Promise<Snapshot> {
    this.catalogue.revision = revision;
    const question = this.ask();
    await settle();
    const snapshot = this.aSnapshot(revision, more);
    this.reading(this.readings.length - 1).finish(snapshot);
    await settle();
    expect(question.snapshot).toBe(snapshot);
    return snapshot;
  }
}
