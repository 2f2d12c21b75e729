import type { SqlExecutor, Transaction } from '../../platform/database';
import type { Scale } from '../metric-scale';
import { StudyEntity } from '../study.entity';

export interface StudyFacts {
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
  readonly doi: string | null;
  readonly repository: string | null;
  readonly license: string | null;
  readonly year: number | null;
  readonly citation: string | null;
}

const spelling = (column: string): string => `replace(replace(lower(${column}), ' ', '_'), '-', '_')`;

/** Reads metrics; reads and writes studies. */
export class EvidenceTermsRepository {
  /** By id, name or alias, without regard to case and to how its words are joined. */
  async findMetric(executor: SqlExecutor, word: string): Promise<Scale | null> {
    const [row] = await executor.query<Scale>({
      label: 'find_metric',
      text: `SELECT id, minimum, maximum FROM metric
        WHERE ${spelling('$1')} IN (${spelling('id')}, ${spelling('name')})
          OR EXISTS (SELECT FROM unnest(aliases) alias WHERE ${spelling('alias')} = ${spelling('$1')})
        ORDER BY ${spelling('id')} = ${spelling('$1')} DESC, id LIMIT 1`,
      values: [word],
    });
    return row ?? null;
  }

  async similarMetrics(executor: SqlExecutor, word: string): Promise<string[]> {
    const rows = await executor.query<{ id: string }>({
      label: 'similar_metrics',
      text: `SELECT id FROM metric CROSS JOIN LATERAL (
          SELECT max(similarity(lower(known), lower($1))) AS likeness FROM unnest(aliases || ARRAY[id, name]) known
        ) nearest WHERE likeness > 0.2 ORDER BY likeness DESC, id LIMIT 3`,
      values: [word],
    });
    return rows.map((row) => row.id);
  }

  async findStudy(executor: SqlExecutor, key: string): Promise<(StudyFacts & { id: number }) | null> {
    const [row] = await executor.query<StudyFacts & { id: number }>({
      label: 'find_study',
      text: 'SELECT id, key, title, url, doi, repository, license, year, citation FROM study WHERE key = $1',
      values: [key],
    });
    return row ?? null;
  }

  async insertStudy({ manager }: Transaction, facts: StudyFacts, isHidden: boolean): Promise<number> {
    const visibility = isHidden ? 'PRIVATE' : 'PUBLIC';
    return (await manager.save(StudyEntity, { ...facts, visibility })).id;
  }

  /** Whether one of these is hidden from anybody. */
  async isAnyHidden(
    executor: SqlExecutor,
    { models, datasets }: { models: readonly number[]; datasets: readonly number[] },
  ): Promise<boolean> {
    const rows = await executor.query({
      label: 'is_any_hidden',
      text: `SELECT FROM model WHERE id = ANY ($1::int[]) AND visibility <> 'PUBLIC'
        UNION ALL SELECT FROM dataset WHERE id = ANY ($2::int[]) AND visibility <> 'PUBLIC' LIMIT 1`,
      values: [models, datasets],
    });
    return rows.length > 0;
  }
}
