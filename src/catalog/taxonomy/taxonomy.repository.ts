import {
  columnList,
  shapeOf,
  type ColumnOf,
  type FilterFields,
  type SqlExecutor,
} from '../../platform/database';
import { LicenseEntity, type LibraryEntity, type TaskEntity } from './taxonomy.entity';
import type { Library, License, Task } from './taxonomy.type';

const RIGHTS = ['commercialUse', 'derivatives', 'redistribution', 'copyleft', 'attribution'] as const;

export const licenseShape = shapeOf(LicenseEntity, { columns: ['id', 'spdxId', 'name', 'url', ...RIGHTS] });

export const licenseFilters: FilterFields = {
  id: { kind: 'text', column: (own) => `${own}.id` },
  ...Object.fromEntries(
    RIGHTS.map((right) => [right, { kind: 'enum', column: (own: string) => `${own}."${right}"` } as const]),
  ),
};

const TASK_COLUMNS: readonly ColumnOf<TaskEntity>[] = [
  'id',
  'name',
  'description',
  'aliases',
  'inputModalities',
  'outputModalities',
];
const LIBRARY_COLUMNS: readonly ColumnOf<LibraryEntity>[] = ['id', 'name', 'url'];

const COLUMNS = {
  task: columnList(TASK_COLUMNS),
  license: columnList(licenseShape.columns),
  library: columnList(LIBRARY_COLUMNS),
} as const;

/** The words of the taxonomies; each table is small enough to be read as a whole. */
export class TaxonomyRepository {
  constructor(private readonly database: SqlExecutor) {}

  listTasks(): Promise<Task[]> {
    return this.list<Task>('task');
  }

  listLicenses(): Promise<License[]> {
    return this.list<License>('license');
  }

  listLibraries(): Promise<Library[]> {
    return this.list<Library>('library');
  }

  findTasks(ids: readonly string[]): Promise<Task[]> {
    return this.find<Task>('task', ids);
  }

  /** The tasks that words mean: ids, names or aliases, without regard to case. */
  async findTasksByWord(words: readonly string[]): Promise<ReadonlyMap<string, Task>> {
    const rows = await this.database.query<Task & { word: string }>({
      label: 'task_by_word',
      text: `SELECT wanted.word, meant.* FROM unnest($1::text[]) AS wanted (word) CROSS JOIN LATERAL (
          SELECT ${COLUMNS.task} FROM task
          WHERE lower(id) = lower(wanted.word) OR lower(name) = lower(wanted.word)
            OR EXISTS (SELECT FROM unnest(aliases) alias WHERE lower(alias) = lower(wanted.word))
          ORDER BY lower(id) = lower(wanted.word) DESC, id LIMIT 1
        ) meant`,
      values: [words],
    });
    return new Map(rows.map(({ word, ...task }) => [word, task]));
  }

  findLicenses(ids: readonly string[]): Promise<License[]> {
    return this.find<License>('license', ids);
  }

  findLibraries(ids: readonly string[]): Promise<Library[]> {
    return this.find<Library>('library', ids);
  }

  private list<Word>(table: keyof typeof COLUMNS): Promise<Word[]> {
    return this.database.query<Word>({
      label: `list_${table}`,
      text: `SELECT ${COLUMNS[table]} FROM ${table} ORDER BY id`,
    });
  }

  private find<Word>(table: keyof typeof COLUMNS, ids: readonly string[]): Promise<Word[]> {
    const text = `SELECT ${COLUMNS[table]} FROM ${table} WHERE id = ANY($1::text[])`;
    return this.database.query<Word>({ label: `${table}_by_id`, text, values: [ids] });
  }
}
