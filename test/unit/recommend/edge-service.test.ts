import { setImmediate as turn } from 'node:timers/promises';
import { createLog } from '../../../src/platform/log';
import type { ComputedEdge, EdgeRepository, EdgeSource } from '../../../src/recommend/edges/edge.repository';
import { EdgeService } from '../../../src/recommend/edges/edge.service';
import type { KnowledgeService } from '../../../src/recommend/knowledge/knowledge.service';
import type { Snapshot } from '../../../src/recommend/knowledge/snapshot';
import { collectGarbage } from '../../support/heap';
import { aKnowledge } from './a-knowledge';

const DOMAIN = { id: 1, slug: 'cars', lineIds: [1] };

const SOURCE = {
  ...{ domainId: 1, otherId: 2, bestBaseId: 3, baseCount: 1, evidenceCount: 1 },
  ...{ expectedGain: 0.1, compatibility: 0.5 },
};

/** A catalogue of one domain that nothing is known of. */
const aSnapshot = (knowledgeRevision: number): Snapshot =>
  ({
    knowledge: {
      revision: 1,
      knowledgeRevision,
      domains: new Map([[DOMAIN.id, DOMAIN]]),
      results: aKnowledge().results,
      datasets: new Map(),
    },
    domainModalities: new Map(),
    domainVectors: new Map(),
  }) as unknown as Snapshot;

class Harness {
  snapshot = aSnapshot(1);
  fault: Error | null = null;
  readonly written: EdgeSource[] = [];

  readonly errors: string[] = [];
  asked = 0;

  readonly service = new EdgeService(
    {
      upToDate: () => {
        this.asked += 1;
        return Promise.resolve(this.snapshot);
      },
      current: () =>
        this.fault === null
          ? Promise.resolve({ snapshot: this.snapshot, revision: 1 })
          : Promise.reject(this.fault),
    } as Partial<KnowledgeService> as KnowledgeService,
    {
      alone: async (work: (lost: AbortSignal) => Promise<void>) => {
        await work(new AbortController().signal);
        return true;
      },
      findUpToDate: () => Promise.resolve([]),
      findSources: () => Promise.resolve([SOURCE]),
      replace: (_domainId: number, _edges: readonly ComputedEdge[], from: EdgeSource) => {
        this.written.push(from);
        return Promise.resolve(0);
      },
    } as Partial<EdgeRepository> as EdgeRepository,
    {
      recommenderVersion: 'recommender-1',
      log: createLog('error', { write: (line: string) => void this.errors.push(line) }),
    },
  );
}

it('computes the edges of a domain once from what is known', async () => {
  const harness = new Harness();
  await harness.service.refreshEdges();
  await harness.service.refreshEdges();
  await harness.service.findSources([DOMAIN.id], 1);
  await harness.service.stop();
  const from = { revision: 1, recommenderVersion: 'recommender-1' };
  expect(harness.written).toEqual([{ ...from, knowledgeRevision: 1 }]);
});

it('computes them again when something else is known, and says from what', async () => {
  const harness = new Harness();
  await harness.service.refreshEdges();
  harness.snapshot = aSnapshot(2);
  await harness.service.findSources([DOMAIN.id], 1);
  await harness.service.refreshEdges();
  expect(harness.written.map(({ knowledgeRevision }) => knowledgeRevision)).toEqual([1, 2]);
});

it('gives what is stored when the catalogue cannot be read', async () => {
  const harness = new Harness();
  harness.fault = new Error('no reading');
  expect(await harness.service.findSources([DOMAIN.id], 1)).toEqual([SOURCE]);
  expect(harness.written).toEqual([]);
});

it('keeps no former knowledge in memory', async () => {
  const harness = new Harness();
  const former = new WeakRef(harness.snapshot.knowledge);
  await harness.service.refreshEdges();
  harness.snapshot = aSnapshot(2);
  await turn();
  collectGarbage();
  expect(former.deref()).toBeUndefined();
});

it('reads nothing any more once it is stopped', async () => {
  const harness = new Harness();
  await harness.service.stop();
  await expect(harness.service.refreshEdges()).resolves.toBe(0);
  expect(harness.asked).toBe(0);
});

it('logs a reading that failed, but none that was stopped', async () => {
  const harness = new Harness();
  harness.fault = new DOMException('This operation was aborted', 'AbortError');
  await harness.service.findSources([DOMAIN.id], 1);
  expect(harness.errors).toEqual([]);
  harness.fault = new Error('The database is gone.');
  await harness.service.findSources([DOMAIN.id], 1);
  expect(harness.errors).toHaveLength(1);
});
