import type { EncodingBlock } from '../../embedding';
import { systemClock } from '../../platform/clock';
import { UnavailableError } from '../../platform/errors';
import type { Log } from '../../platform/log';
import { finishInSlices, visitInSteps } from '../../platform/slices';
import { type Evidence, placesOfIds, type ScorerFit, SCORER_SETTINGS } from '../../scoring';
import type { FitProgress } from './fit-messages';
import type { fitInThread } from './fit-thread';
import type { FitRepository, SearchSummary, StoredFit } from './fit.repository';

/** Settings tried by a fit that nobody asked for. */
export const BACKGROUND_DRAWS = 24;
export const SEED = 7;
/**
 * Results that the shipped setting was made for: a catalogue with not many more need not fit its
 * own.
 */
const SHIPPED_RESULTS = 8_000;
/**
 * A fit is due when this share of the results, and at least so many, are new to the last one, or
 * gone.
 */
const CHANGED_SHARE = 0.1;
const CHANGED_RESULTS = 1_000;

/**
 * Results whose weights are solved for where they are needed, in a second or two; more of them in a
 * thread.
 */
export const MOST_AT_ONCE = 10_000;
/** How long to wait for a fit of another process before looking again. */
const LOOK_AGAIN_MS = 1_000;
/** The search of the setting that ships. */
const NOT_SEARCHED: SearchSummary = {
  isNew: false,
  targets: 0,
  before: 0,
  after: 0,
  results: SHIPPED_RESULTS,
};

/** The evidence as of one revision of the catalogue. */
export interface EvidenceAt {
  evidence: Evidence;
  revision: number;
}

export interface FitOptions {
  /** What is in use now; the search begins with its setting. */
  known: StoredFit | undefined;
  /** Settings to try around the one in use; 0 keeps it and only solves for the weights. */
  draws: number;
  /** Finds out, and stores nothing. */
  isDryRun?: boolean;
  onProgress?: (progress: FitProgress) => void;
}

/** What a fit found, and how far its equations were solved. */
export interface FitReport extends SearchSummary, Readonly<ScorerFit['solution']> {
  version: string;
  /** Results that were weighed: those that can be compared with others. */
  results: number;
  seconds: number;
}

export interface FitServiceParts {
  repository: Pick<FitRepository, 'findNewest' | 'save' | 'alone'>;
  encoder: { readonly version: string; readonly blocks: readonly EncodingBlock[] };
  /** Does the work, in another thread. */
  fit: typeof fitInThread;
  log: Log;
}

/**
 * Fits the scorer to the catalogue's own evidence, on request or in the background when enough of
 * it is new. What was fitted before answers until the new fit is stored.
 */
export class FitService {
  private readonly ending = new AbortController();
  private isAutomatic = false;
  private fitting: Promise<unknown> | undefined;

  constructor(private readonly parts: FitServiceParts) {}

  /** From now on fits on its own when one is due. */
  start(): void {
    this.isAutomatic = true;
  }

  /** Ends the work under way; nothing of it is stored. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.fitting?.catch(() => undefined);
  }

  /** The newest fit of this version of the scorer. */
  findNewest(): Promise<StoredFit | undefined> {
    return this.parts.repository.findNewest();
  }

  /** Begins a fit in the background where one is due and none is under way; never throws. */
  consider({ evidence, revision }: EvidenceAt, known: StoredFit | undefined): void {
    if (!this.isAutomatic || this.fitting !== undefined || !isSearchDue(evidence, known)) return;
    this.underWay(this.fitWhereDue({ evidence, revision }, known)).catch((error: unknown) => {
      if (!this.ending.signal.aborted) this.parts.log.error({ err: error }, 'the scorer could not be fitted');
    });
  }

  /**
   * The fit to score with: the one known, or where there is much evidence, and much of it new, its
   * weights solved for anew by the same setting. Where that fails the one known serves: what it
   * does not know is then weighed roughly.
   *
   * @param onBegin called when it will take a while
   */
  async weigh(
    at: EvidenceAt,
    known: StoredFit | undefined,
    onBegin: () => void,
  ): Promise<StoredFit | undefined> {
    if (at.evidence.observations.length <= MOST_AT_ONCE || !(await isFitDue(at.evidence, known)))
      return known;
    onBegin();
    const results = at.evidence.observations.length;
    this.parts.log.info({ results }, 'much of the evidence is new: weighing it takes a minute or two, once');
    await this.fitting?.catch(() => undefined);
    const { signal } = this.ending;
    try {
      while (!(await this.parts.repository.alone(() => this.solveWhereDue(at))))
        await systemClock.sleep(LOOK_AGAIN_MS, signal);
    } catch (error) {
      this.ending.signal.throwIfAborted();
      this.parts.log.error({ err: error }, 'the evidence could not be weighed');
    }
    return this.findNewest();
  }

  /**
   * Fits and stores the fit.
   *
   * @throws what the thread ends with, such as the reason of `stop`
   */
  run(at: EvidenceAt, options: FitOptions): Promise<FitReport> {
    return this.underWay(this.fit(at, options));
  }

  private underWay<Result>(work: Promise<Result>): Promise<Result> {
    const fitting = work.finally(() => (this.fitting = undefined));
    this.fitting = fitting;
    return fitting;
  }

  /** Another process may be fitting, or have fitted meanwhile: one fit is enough. */
  private async fitWhereDue(at: EvidenceAt, known: StoredFit | undefined): Promise<void> {
    const { repository, log } = this.parts;
    await repository.alone(async () => {
      const newest = (await this.findNewest()) ?? known;
      if (!isSearchDue(at.evidence, newest)) return;
      const report = await this.fit(at, { known: newest, draws: BACKGROUND_DRAWS });
      log.info(report, 'the scorer was fitted to the evidence');
    });
  }

  private async solveWhereDue(at: EvidenceAt): Promise<void> {
    const newest = await this.findNewest();
    if (await isFitDue(at.evidence, newest)) await this.run(at, { known: newest, draws: 0 });
  }

  private async fit(
    { evidence, revision }: EvidenceAt,
    { known, draws, isDryRun = false, onProgress }: FitOptions,
  ): Promise<FitReport> {
    const { repository, encoder, fit: fitElsewhere } = this.parts;
    const begin = performance.now();
    const encoderVersion = encoder.version;
    const task = {
      evidence,
      draws,
      seed: SEED,
      blocks: encoder.blocks,
      known: known?.fit.settings ?? SCORER_SETTINGS,
    };
    const { choice, fit } = await fitElsewhere(task, {
      signal: this.ending.signal,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    const { isNew, targets, before, after } = choice;
    const found = { isNew, targets, before, after, results: evidence.observations.length };
    const search = draws === 0 ? (known?.search ?? NOT_SEARCHED) : found;
    if (encoder.version !== encoderVersion)
      throw new UnavailableError('Another encoder took over while the scorer was fitted.');
    if (!isDryRun) await repository.save(fit, { catalogRevision: revision, search });
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    const results = fit.results.ids.length;
    return { ...found, version: fit.version, results, seconds, ...fit.solution };
  }
}

/**
 * Whether so much of the evidence is new, or gone, since the last fit that its weights are solved
 * for anew.
 */
export async function isFitDue({ observations }: Evidence, known: StoredFit | undefined): Promise<boolean> {
  const changed =
    known === undefined ? observations.length : await finishInSlices(changes(observations, known));
  return isMuch(changed, observations.length);
}

/**
 * Whether there is so much more evidence, or less, since a setting was looked for that another
 * search pays.
 */
export function isSearchDue({ observations }: Evidence, known: StoredFit | undefined): boolean {
  const { results } = known?.search ?? NOT_SEARCHED;
  return isMuch(Math.abs(observations.length - results), observations.length);
}

const isMuch = (changed: number, all: number): boolean =>
  changed >= Math.max(CHANGED_RESULTS, CHANGED_SHARE * all);

function* changes(observations: Evidence['observations'], { fit }: StoredFit): Generator<void, number> {
  const fitted = yield* placesOfIds(fit.results.ids);
  let kept = 0;
  yield* visitInSteps(observations, ({ resultId }) => {
    if (fitted.has(resultId)) kept += 1;
  });
  return observations.length - kept + (fitted.size - kept);
}
