import type { Encoder } from '../../embedding';
import type { Database, SqlExecutor, Statement } from '../../platform/database';
import { groupBy } from '../../platform/group-by';
import { finishInSlices } from '../../platform/slices';
import { SCORER_VERSION } from '../../scoring';
import { packBases, type PackedBases } from './packed-bases';
import { LINEAGE, packClaims, TRAINING, type PackedClaims } from './packed-claims';
import type { TouchedKind } from './knowledge-change.entity';
import { CHANGED, LISTS, PARTS, WHOLE } from './knowledge.statements';
import type { KnowledgeRows } from './knowledge-rows';
import type {
  BaseRow,
  ChangedRows,
  DatasetRow,
  DomainRow,
  LicenseRow,
  LineageRow,
  MetricRow,
  ResultRow,
  StudyRow,
  TaskRow,
  Touched,
  TrainingRow,
} from './rows';

/**
 * Reads one row, whatever the catalogue holds. Edges are computed from the rest and say nothing
 * new of it: writing them does not count as a change of what is known.
 */
const STATE = `
  SELECT revision, "knowledgeRevision", "hidingRevision", (
    SELECT max(id) FROM scorer_fit WHERE "scorerVersion" = $1 AND "encoderVersion" = $2
  ) AS "fitId"
  FROM catalog_state`;

const REVISIONS = 'SELECT revision, "knowledgeRevision" FROM catalog_state';
const TOUCHED = 'SELECT kind, key FROM knowledge_change WHERE sequence > $1 ORDER BY sequence LIMIT $2';

const select = (name: string, text: string, ...values: unknown[]): Statement => ({
  label: `recommend.${name}`,
  text,
  values,
});

interface Revisions {
  revision: number;
  knowledgeRevision: number;
}

export interface CatalogState extends Revisions {
  /** As of which `knowledgeRevision` something was last hidden from somebody. */
  hidingRevision: number;
  fitId: number | null;
}

const NOTHING: Revisions = { revision: 0, knowledgeRevision: 0 };

/** Reads everything that recommendations are made from, or what of it changed. */
export class KnowledgeRepository {
  constructor(
    private readonly database: Database,
    private readonly encoder: Pick<Encoder, 'version'>,
  ) {}

  /** Where the catalogue stands now, and the newest fit of the scorer. */
  async readState(): Promise<CatalogState> {
    const statement = select('state', STATE, SCORER_VERSION, this.encoder.version);
    const [row] = await this.database.query<CatalogState>(statement);
    return row ?? { ...NOTHING, hidingRevision: 0, fitId: null };
  }

  /** All rows as of one revision, in one statement per table, of models for each part of them. */
  load(): Promise<KnowledgeRows> {
    return this.database.snapshot(async (executor) => ({
      ...(await readRevisions(executor)),
      results: await executor.query<ResultRow>(select('results', WHOLE.results)),
      ...(await readModels(executor)),
      datasets: await executor.query<DatasetRow>(select('datasets', WHOLE.datasets)),
      studies: await executor.query<StudyRow>(select('studies', WHOLE.studies)),
      domains: await executor.query<DomainRow>(select('domains', LISTS.domains)),
      tasks: await executor.query<TaskRow>(select('tasks', LISTS.tasks)),
      licenses: await executor.query<LicenseRow>(select('licenses', LISTS.licenses)),
      metrics: await executor.query<MetricRow>(select('metrics', LISTS.metrics)),
    }));
  }

  /**
   * What changed after `since`, a `knowledgeRevision`, as of one revision, in one statement for
   * each part that it touches; null where more than `most` things did.
   */
  loadChanged(since: number, most: number): Promise<ChangedRows | null> {
    return this.database.snapshot(async (executor) => {
      const revisions = await readRevisions(executor);
      const rows = await executor.query<TouchedRow>(select('touched', TOUCHED, since, most + 1));
      return rows.length > most ? null : readChanged(executor, revisions, keysByKind(rows));
    });
  }
}

/** In one part: its rows as they are sent take some 20 MB. */
const MODELS_AT_ONCE = 10_000;

/** They are packed at once: all of them as they are sent would take far more. */
async function readModels(
  executor: SqlExecutor,
): Promise<Pick<KnowledgeRows, 'bases' | 'lineage' | 'trainings'>> {
  const parts = await executor.query<{ last: number }>(select('parts', PARTS, MODELS_AT_ONCE));
  const bases: PackedBases[] = [];
  const lineage: PackedClaims<LineageRow>[] = [];
  const trainings: PackedClaims<TrainingRow>[] = [];
  let after = 0;
  for (const { last } of parts) {
    const range = [after, last];
    const read = <Row>(part: 'bases' | 'lineage' | 'trainings'): Promise<Row[]> =>
      executor.query<Row>(select(part, WHOLE[part], ...range));
    bases.push(...(await finishInSlices(packBases(await read<BaseRow>('bases')))));
    lineage.push(...(await finishInSlices(packClaims(LINEAGE, await read<LineageRow>('lineage')))));
    trainings.push(...(await finishInSlices(packClaims(TRAINING, await read<TrainingRow>('trainings')))));
    after = last;
  }
  return { bases, lineage, trainings };
}

interface TouchedRow {
  kind: TouchedKind;
  key: number;
}

type Keys = (kind: TouchedKind) => number[];

function keysByKind(rows: readonly TouchedRow[]): Keys {
  const byKind = groupBy(rows, ({ kind }) => kind);
  return (kind) => (byKind.get(kind) ?? []).map(({ key }) => key).sort((a, b) => a - b);
}

async function readRevisions(executor: SqlExecutor): Promise<Revisions> {
  const [state] = await executor.query<Revisions>(select('revisions', REVISIONS));
  return state ?? NOTHING;
}

async function readChanged(executor: SqlExecutor, revisions: Revisions, keys: Keys): Promise<ChangedRows> {
  const [models, datasets, results] = [keys('MODEL'), keys('DATASET'), keys('RESULT')];
  const [children, trained] = [keys('LINEAGE'), keys('TRAINING')];
  /** Nothing is asked for what nothing touches. */
  const some = async <Row>(name: keyof typeof CHANGED, ...ids: number[][]): Promise<Row[]> =>
    ids.every(({ length }) => length === 0)
      ? []
      : executor.query<Row>(select(`changed_${name}`, CHANGED[name], ...ids));
  const list = async <Row>(kind: TouchedKind, name: keyof typeof LISTS): Promise<Row[] | null> =>
    keys(kind).length === 0 ? null : executor.query<Row>(select(name, LISTS[name]));
  const found = await some<ResultRow>('results', results, models, datasets);
  const studies = new Set([...keys('STUDY'), ...found.map(({ studyId }) => studyId)]);
  const touched: Touched = {
    models: new Set(models),
    datasets: new Set(datasets),
    children: new Set(children),
    trained: new Set(trained),
    results: new Set(results),
    vectors: new Set(keys('VECTOR')),
  };
  return {
    ...revisions,
    touched,
    results: found,
    bases: await some<BaseRow>('bases', models),
    lineage: await some<LineageRow>('lineage', [...models, ...children], models),
    trainings: await some<TrainingRow>('trainings', [...models, ...trained], datasets),
    datasets: await some<DatasetRow>('datasets', datasets),
    studies: await some<StudyRow>('studies', [...studies]),
    domains: await list<DomainRow>('DOMAIN', 'domains'),
    tasks: await list<TaskRow>('TASK', 'tasks'),
    licenses: await list<LicenseRow>('LICENSE', 'licenses'),
    metrics: await list<MetricRow>('METRIC', 'metrics'),
  };
}
