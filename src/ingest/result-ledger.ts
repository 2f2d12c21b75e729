import { withFound, type RecordProblem } from '../hubs';
import { KeyTable } from '../platform/key-table';
import { nameOfResult, resultKey, type DescribedResult } from './describe-results';
import { isSameFigure } from './same-figure';

/**
 * What one source has said so far. Two values for one result are not a correction: the source
 * leaves out what distinguishes them. The first counts, so that reading the source again changes
 * nothing.
 */
export class ResultLedger {
  private readonly values = new KeyTable();

  /** Removes what was said before; a contradiction is added to `problems`. */
  take(
    results: readonly DescribedResult[],
    problems: RecordProblem[],
  ): { fresh: DescribedResult[]; doubled: number } {
    let doubled = 0;
    const fresh = results.filter((result) => {
      const key = resultKey(result);
      const said = this.values.get(key);
      if (said === undefined) this.values.set(key, result.value);
      else if (isSameFigure(said, result.value)) doubled += 1;
      else {
        const values = `${said}, now ${result.value}`;
        const words = withFound('is said to be something else before in this source', values);
        problems.push({ ...nameOfResult(result), field: 'value', ...words, action: 'skipped' });
      }
      return said === undefined;
    });
    return { fresh, doubled };
  }
}
