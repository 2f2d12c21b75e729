import fc, { type GeneratorValue } from 'fast-check';

/** What became of a case. */
export interface Outcome {
  /** A short word such as the code of an error; `OK` where there was none. */
  readonly code: string;
  /** What failed by no fault of the case, the same for the same fault; null where nothing did. */
  readonly failure: string | null;
}

/** What cases are made for, and who judges them. */
export interface Subject<Case = unknown> {
  readonly name: string;
  make(g: GeneratorValue): Case;
  /** @throws where the service did what it never may, such as to give no answer */
  judge(made: Case): Promise<Outcome>;
}

export interface Failed {
  readonly failure: string;
  readonly subject: string;
  /** Number of the case, from 0. */
  readonly index: number;
  /** The least that was found to fail in the same way. */
  readonly made: unknown;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Numbers of the first case and of the one after the last. */
  readonly from?: number;
  readonly cases: number;
  /** One of several processes that share the cases: batches in turn. */
  readonly share?: { readonly number: number; readonly of: number };
  /** How many cases are at work at once. */
  readonly inFlight?: number;
  readonly subjectOf: (index: number) => Subject;
  /** Called after each batch, with nothing at work. */
  readonly onBatch?: (next: number, made: number) => void;
  /** Called when a failure is seen for the first time. */
  readonly onFailure?: (failed: Failed) => void;
}

export interface FuzzReport {
  /** How many outcomes bore each code, with the name of their subject. */
  readonly codes: ReadonlyMap<string, number>;
  /** One for each failure. */
  readonly failures: readonly Failed[];
}

const BATCH = 50;
const SHRINK_MS = 10_000;
const SHOWN = 300;

/** Asks what nobody would, the same for the same seed; batch by batch, so that it can go on. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, from = 0, cases, share = { number: 0, of: 1 }, inFlight = 6, subjectOf } = options;
  const codes = new Map<string, number>();
  const failures = new Map<string, Failed>();
  const meet = async (index: number, made: unknown): Promise<void> => {
    const subject = subjectOf(index);
    const { code, failure } = await outcome(subject, made);
    const counted = `${subject.name} ${code}`;
    codes.set(counted, (codes.get(counted) ?? 0) + 1);
    if (failure === null || failures.has(failure)) return;
    const failed = { failure, subject: subject.name, index, made };
    failures.set(failure, failed);
    const least = await shrink(subject, { failure, made, seed: seedOf(seed, index) });
    failures.set(failure, { ...failed, made: least });
    options.onFailure?.({ ...failed, made: least });
  };
  let made = 0;
  for (let start = from; start < cases; start += BATCH) {
    if (Math.floor(start / BATCH) % share.of !== share.number) continue;
    const end = Math.min(start + BATCH, cases);
    const waiting = Array.from({ length: end - start }, (_, at) => start + at).map((index) => ({
      index,
      made: draw(subjectOf(index), seedOf(seed, index)),
    }));
    made += waiting.length;
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await meet(next.index, next.made);
    };
    await Promise.all(Array.from({ length: inFlight }, work));
    options.onBatch?.(end, made);
  }
  return { codes, failures: [...failures.values()] };
}

/** Neighbouring cases have seeds that have nothing to do with each other. */
const seedOf = (seed: number, index: number): number => Math.imul(seed * 1_000_003 + index, 0x9e3779b1) | 0;

function draw<Case>(subject: Subject<Case>, seed: number): Case {
  const [g] = fc.sample(fc.gen(), { seed, numRuns: 1, unbiased: true });
  if (g === undefined) throw new TypeError('Nothing was drawn.');
  return subject.make(g);
}

/** What is judged, or the failure to judge it. */
export async function outcome<Case>(subject: Subject<Case>, made: Case): Promise<Outcome> {
  try {
    return await subject.judge(made);
  } catch (error) {
    return { code: 'THROWN', failure: `thrown: ${String(error).slice(0, SHOWN)}` };
  }
}

/** Looks for a lesser case that fails in the same way, for a while. */
async function shrink<Case>(
  subject: Subject<Case>,
  { failure, made, seed }: { failure: string; made: Case; seed: number },
): Promise<Case> {
  let least = made;
  const property = fc.asyncProperty(fc.gen(), async (g) => {
    const lesser = subject.make(g);
    if ((await outcome(subject, lesser)).failure !== failure) return true;
    least = lesser;
    return false;
  });
  await fc.check(property, { seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: SHRINK_MS });
  return least;
}
