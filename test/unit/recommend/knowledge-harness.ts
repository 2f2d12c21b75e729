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
  readonly readings: Reading[] = [];
  readonly disposed: Snapshot[] = [];
  readonly logged: string[] = [];
  /** The revisions after which the service asked for changes. */
  readonly checked: number[] = [];
  /** How long the answer to such a question takes. */
  checkTime = Promise.resolve();
  isOutdated = (known: number): boolean => this.catalogue.revision > known;
  readonly shipped = { version: 'shipped' } as Encoder;
  readonly vectors = { encoder: this.shipped };
  newestFit: () => Promise<StoredFit | undefined> = () => Promise.resolve(undefined);

  readonly source: SnapshotSource = {
    renew: (renewal) =>
      new Promise((finish, fail) => {
        this.readings.push({ ...renewal, finish, fail });
      }),
    findNewestFit: () => this.newestFit(),
    withFit: (snapshot, fit) => ({ ...snapshot, fit }),
  };
  readonly service = new KnowledgeService(
    {
      checkRevision: async (known) => {
        this.checked.push(known);
        const state = { ...this.catalogue, isOutdated: this.isOutdated(known) };
        await this.checkTime;
        return state;
      },
    },
    this.source,
    this.vectors,
    { error: (_error: unknown, message?: string) => void this.logged.push(message ?? '') },
  );

  aSnapshot(revision: number, more: Partial<Snapshot> = {}): Snapshot {
    const snapshot = {
      knowledge: { revision },
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
