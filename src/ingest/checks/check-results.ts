import type { RecordProblem } from '../../hubs';
import type { SqlExecutor } from '../../platform/database';
import { basesAlike, valuesAtChance } from './suspect-results.repository';

/**
 * What of the results that came in looks wrong though each of them is valid: runs that failed, and
 * one backbone counted twice. They are in the catalogue; whoever imports is told.
 * @param after id of the last result before the import
 */
export async function checkResults(sql: SqlExecutor, hub: string, after: number): Promise<RecordProblem[]> {
  const failed = await valuesAtChance(sql, after);
  const alike = await basesAlike(sql, after);
  return [
    ...failed.map(({ base, baseHub, target, targetHub, metric, value, chance, median }): RecordProblem => ({
      hub,
      id: `${base} on ${target}`,
      subject: {
        names: [
          { hub: baseHub, externalId: base },
          { hub: targetHub, externalId: target },
        ],
      },
      field: 'value',
      message: `${metric} ${value} is what guessing gives (${chance.toFixed(3)}), while half of the others reach ${median.toFixed(3)}: the run may have failed`,
      reason: 'is what guessing gives, while others are far above: the run may have failed',
      action: 'suspect',
    })),
    ...alike.map(({ base, baseHub, other, otherHub, columns }): RecordProblem => ({
      hub,
      id: base,
      subject: {
        names: [
          { hub: baseHub, externalId: base },
          { hub: otherHub, externalId: other },
        ],
      },
      field: 'value',
      message: `has the same ${columns} results as ${other}: one of them may be counted twice`,
      reason: 'has the same results as another base: one of them may be counted twice',
      action: 'suspect',
    })),
  ];
}
