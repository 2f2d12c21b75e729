import type { RecordProblem, Reference } from '../hubs';
import type { SqlExecutor } from '../platform/database';
import { listHidden, type KeptProblems } from './hub.repository';

/** How many things of a hub the catalogue shows. */
const LAST_PROBLEMS = 20;

const keyOf = ({ hub, externalId }: Reference): string => `${hub}\n${externalId}`;

/** What a problem tells of: its record, and what its subject names. */
const thingsOf = ({ hub, id, subject: { names = [], each = [] } = {} }: RecordProblem): Reference[] => [
  { hub, externalId: id },
  ...names,
  ...each.flatMap((one) => one.names),
];

/**
 * The problems of an import that are kept with its hub. Administrators read them and everybody
 * reads how many there were, so those that tell of something hidden are in neither: what is not
 * kept is told to nobody, and the number goes with the list. The report of the import has them all.
 */
export class HubProblems {
  private count = 0;
  private readonly last: RecordProblem[] = [];
  private unsettled: RecordProblem[] = [];

  /** Of how many problems it is not known yet whether their records are hidden. */
  get pending(): number {
    return this.unsettled.length;
  }

  /** What is left out may be so because it is private. */
  add(problem: RecordProblem): void {
    if (problem.action !== 'leftOut' && problem.subject?.isPrivate !== true) this.unsettled.push(problem);
  }

  /** To be called once the records of the problems are written: only then they may be hidden. */
  async settle(sql: SqlExecutor): Promise<KeptProblems> {
    const problems = this.unsettled;
    this.unsettled = [];
    if (problems.length > 0) {
      const things = new Map(problems.flatMap(thingsOf).map((thing) => [keyOf(thing), thing]));
      const hidden = new Set((await listHidden(sql, [...things.values()])).map(keyOf));
      for (const problem of problems) this.keepOpen(problem, hidden);
    }
    return { count: this.count, last: this.last };
  }

  /** Keeps a problem that tells of nothing hidden; of one of many results, those that do not. */
  private keepOpen(problem: RecordProblem, hidden: ReadonlySet<string>): void {
    const { each, ...subject } = problem.subject ?? {};
    if (thingsOf({ ...problem, subject }).some((thing) => hidden.has(keyOf(thing)))) return;
    if (each === undefined) {
      this.keep(problem);
      return;
    }
    const open = each.filter(({ names }) => !names.some((thing) => hidden.has(keyOf(thing))));
    const [first] = open;
    if (first !== undefined) this.keep({ ...problem, id: first.id, count: open.length });
  }

  private keep(problem: RecordProblem): void {
    const { action, count = 1 } = problem;
    if (action === 'skipped' || action === 'ignored') this.count += count;
    this.last.push(problem);
    if (this.last.length > LAST_PROBLEMS) this.last.shift();
  }
}
