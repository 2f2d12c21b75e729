import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LINES, replacing } from './1764000029950-let-exposures-have-audiences';
import { ofOrigin, routine } from './1764000031000-follow-what-knowledge-is-read-from';
import { TOLD_BETTER } from './1764000040900-take-relations-from-who-tells-them';

/** As before, but not through a relation that another origin of the repository tells better. */
const OPEN_LINES = LINES.replace(`'CONVERTED')`, `'CONVERTED') AND NOT ${TOLD_BETTER}`);

/** Whether a relation was stated decides which of two counts. */
const followingLineage = (columns: string): string =>
  replacing(routine({ table: 'lineage', columns, touches: { LINEAGE: ofOrigin('model', 'childOriginId') } }));

/** Only lines through a model with such a relation are others than before. */
const RENEW = `
  SELECT renew_measured_lines(bases), renew_exposures(bases, '{}') FROM (
    SELECT array_agg(DISTINCT line."baseId") AS bases FROM lineage claim
    JOIN model_origin mine ON mine."originId" = claim."childOriginId" AND mine."isCurrent"
    JOIN measured_line line ON line."modelId" = mine."modelId"
    WHERE ${TOLD_BETTER}) affected
  WHERE bases IS NOT NULL`;

const FORMER = `"childOriginId", "baseOriginId", relation`;

/**
 * What a base has seen follows the lineage that is shown: a card that only names a model was a
 * fine-tune of it beside the listing's own word, and its results were taken for leaked.
 */
export class TakeLinesFromWhoTellsThem1764000041000 implements MigrationInterface {
  readonly name = 'TakeLinesFromWhoTellsThem1764000041000';

  async up(runner: QueryRunner): Promise<void> {
    const routines = [replacing(OPEN_LINES), followingLineage(`${FORMER}, "relationRaw"`)];
    for (const statement of [...routines, RENEW]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const routines = [replacing(LINES), followingLineage(FORMER)];
    for (const statement of [...routines, RENEW]) await runner.query(statement);
  }
}
