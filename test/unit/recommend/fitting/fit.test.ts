import path from 'node:path';
import { createLog } from '../../../../src/platform/log';
import type { StoredFit } from '../../../../src/recommend/fitting/fit.repository';
import { FitService, isFitDue, isSearchDue } from '../../../../src/recommend/fitting/fit.service';
import { fitInThread } from '../../../../src/recommend/fitting/fit-thread';
import { runFit } from '../../../../src/recommend/fitting/run-fit';
import { type Evidence, SCORER_SETTINGS } from '../../../../src/scoring';
import { aColumn, BLOCKS, someEvidence } from '../../scoring/factories';

const HOOK = path.resolve(__dirname, '../../../../scripts/swc-hook.cjs');
const TASK = { evidence: someEvidence(), blocks: BLOCKS, known: SCORER_SETTINGS, draws: 0, seed: 1 };

const evidenceOf = (results: number, name = 'r'): Evidence => ({
  targets: [],
  bases: [],
  observations: Array.from({ length: results }, (_, index) => index).flatMap((index) =>
    aColumn(`${name}${index}`, { a: 1 }),
  ),
});

const fitOf = (evidence: Evidence): StoredFit => ({
  id: 1,
  catalogRevision: 1,
  createdAt: new Date(0),
  search: { isNew: false, targets: 0, before: 0, after: 0, results: 0 },
  fit: runFit({ ...TASK, evidence }).fit,
});

describe('a fit in a thread', () => {
  it('is the same as one made here', async () => {
    await expect(fitInThread(TASK, { execArgv: ['-r', HOOK] })).resolves.toEqual(runFit(TASK));
  });

  it('ends with the reason of the signal', async () => {
    const abort = new AbortController();
    const fit = fitInThread(TASK, { execArgv: ['-r', HOOK], signal: abort.signal });
    abort.abort(new Error('not wanted any more'));
    await expect(fit).rejects.toThrow('not wanted any more');
  });
});

describe('when a fit is due', () => {
  it('is when a tenth of the results are new to the last fit, or gone', async () => {
    const known = fitOf(evidenceOf(0));
    const knowing = (ids: string[]): StoredFit => ({
      ...known,
      fit: { ...known.fit, results: { ...known.fit.results, ids } },
    });
    const evidence = evidenceOf(2_000);
    const ids = evidence.observations.map(({ resultId }) => resultId);
    await expect(isFitDue(evidence, knowing(ids))).resolves.toBe(false);
    await expect(isFitDue(evidence, knowing(ids.slice(0, 1_100)))).resolves.toBe(false);
    await expect(isFitDue(evidence, knowing(ids.slice(0, 900)))).resolves.toBe(true);
    const gone = Array.from({ length: 1_000 }, (_, n) => `gone${n}`);
    await expect(isFitDue(evidence, knowing([...ids, ...gone]))).resolves.toBe(true);
  });
});

describe('when a search of a setting is due', () => {
  it('is not while the evidence is what the shipped setting was made for', () => {
    expect(isSearchDue(evidenceOf(8_500), undefined)).toBe(false);
  });

  it('is when a catalogue has far more evidence', () => {
    expect(isSearchDue(evidenceOf(9_500), undefined)).toBe(true);
  });

  it('is when there is a tenth more evidence than at the last search, or less', () => {
    const searched = (results: number): StoredFit => {
      const known = fitOf(evidenceOf(0));
      return { ...known, search: { ...known.search, results } };
    };
    expect(isSearchDue(evidenceOf(20_000), searched(18_500))).toBe(false);
    expect(isSearchDue(evidenceOf(20_000), searched(17_900))).toBe(true);
    expect(isSearchDue(evidenceOf(20_000), searched(22_100))).toBe(true);
  });
});

/** No other process fits. */
const alone = (work: () => Promise<void>): Promise<boolean> => work().then(() => true);

describe('fitting in the background', () => {
  const DUE = { evidence: evidenceOf(9_500), revision: 3 };

  function service(stored?: StoredFit) {
    const saved: unknown[] = [];
    let asked = 0;
    const others = { areFitting: false };
    const fitting = new FitService({
      repository: {
        findNewest: () => Promise.resolve(saved.length === 0 ? undefined : stored),
        save: (_fit, origin) => Promise.resolve(void saved.push(origin)),
        alone: (work) => (others.areFitting ? Promise.resolve(false) : alone(work)),
      },
      encoder: { version: 'test', blocks: BLOCKS },
      fit: (task) => {
        asked++;
        return Promise.resolve(runFit({ ...task, evidence: someEvidence() }));
      },
      log: createLog('silent'),
    });
    return { fitting, saved, others, asked: () => asked };
  }

  it('waits until it is started', () => {
    const { fitting, asked } = service();
    fitting.consider(DUE, undefined);
    expect(asked()).toBe(0);
  });

  it('fits once at a time, and stores the fit with the revision of its evidence', async () => {
    const { fitting, saved, asked } = service();
    fitting.start();
    fitting.consider(DUE, undefined);
    fitting.consider(DUE, undefined);
    await fitting.stop();
    expect(asked()).toBe(1);
    expect(saved).toEqual([expect.objectContaining({ catalogRevision: 3 })]);
  });

  it('leaves it to another process that fits', async () => {
    const { fitting, asked, others } = service();
    fitting.start();
    others.areFitting = true;
    fitting.consider(DUE, undefined);
    await fitting.stop();
    expect(asked()).toBe(0);
  });

  it('stores nothing in a dry run', async () => {
    const { fitting, saved } = service();
    const report = await fitting.run(DUE, { known: undefined, isDryRun: true, draws: 0 });
    expect(report.results).toBe(8);
    expect(saved).toEqual([]);
  });

  it('weighs much evidence that no fit knows, and says that it will take a while', async () => {
    const stored = fitOf(evidenceOf(0));
    const { fitting, saved } = service(stored);
    let hasBegun = false;
    const at = { evidence: evidenceOf(10_500), revision: 4 };
    await expect(fitting.weigh(at, undefined, () => (hasBegun = true))).resolves.toBe(stored);
    expect(hasBegun).toBe(true);
    expect(saved).toEqual([expect.objectContaining({ catalogRevision: 4 })]);
  });

  it('leaves little evidence, and what a fit knows, to the scorer', async () => {
    const { fitting, asked } = service();
    await expect(fitting.weigh(DUE, undefined, () => undefined)).resolves.toBeUndefined();
    const evidence = evidenceOf(10_500);
    const known = fitOf(evidenceOf(0));
    const ids = evidence.observations.map(({ resultId }) => resultId);
    const knowing = { ...known, fit: { ...known.fit, results: { ...known.fit.results, ids } } };
    await expect(fitting.weigh({ evidence, revision: 4 }, knowing, () => undefined)).resolves.toBe(knowing);
    expect(asked()).toBe(0);
  });

  it('goes on with what is known where weighing fails, and says so in the log', async () => {
    const known = fitOf(evidenceOf(0));
    const errors: unknown[] = [];
    const fitting = new FitService({
      repository: {
        findNewest: () => Promise.resolve(known),
        save: () => Promise.reject(new Error('this database is read-only')),
        alone,
      },
      encoder: { version: 'an-encoder', blocks: BLOCKS },
      fit: (task) => Promise.resolve(runFit({ ...task, evidence: someEvidence() })),
      log: createLog('error', { write: (line: string) => void errors.push(line) }),
    });
    const at = { evidence: evidenceOf(10_500), revision: 4 };
    await expect(fitting.weigh(at, known, () => undefined)).resolves.toBe(known);
    expect(errors).toEqual([expect.stringContaining('this database is read-only')]);
  });
});
