import type { RecordProblem } from '../hubs';
import type { SqlExecutor } from '../platform/database';
import { listHidden, type KeptProblems } from './hub.repository';

/** How many things of a hub the catalogue shows. */
const LAST_PROBLEMS = 20;

const keyOf = (hub: string, id: string): string => `${hub}\n${id}`;

/**
 * The problems of an import that are kept with its hub. Administrators read them and everybody
 * reads how many there were, so those of hidden records are in neither: what is not kept is told
 * to nobody, and the number goes with the list. The report of the import has them all.
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
    if (problem.action !== 'leftOut') this.unsettled.push(problem);
  }

  /** To be called once the records of the problems are written: only then they may be hidden. */
  async settle(sql: SqlExecutor): Promise<KeptProblems> {
    const problems = this.unsettled;
    this.unsettled = [];
    if (problems.length > 0) {
      const hidden = new Set(
        (await listHidden(sql, problems)).map(({ hub, externalId }) => keyOf(hub, externalId)),
      );
      for (const problem of problems) if (!hidden.has(keyOf(problem.hub, problem.id))) this.keep(problem);
    }
    return { count: this.count, last: this.last };
  }

  private keep(problem: RecordProblem): void {
    const { action, count = 1 } = problem;
    if (action === 'skipped' || action === 'ignored') this.count += count;
    this.last.push(problem);
    if (this.last.length > LAST_PROBLEMS) this.last.shift();
  }
}
