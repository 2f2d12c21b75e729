import { chunksOf } from '../../../platform/chunks';
import { compareText } from '../../../platform/compare-text';
import type { Knowledge } from '../knowledge';
import type { KnowledgeRows } from '../knowledge-rows';
import type { BaseRow, LineageRow, TrainingRow } from '../rows';
import { columnsOf, type Columns } from './columns';

/** The lists of rows that are read. */
export type Lists = Omit<KnowledgeRows, 'revision' | 'knowledgeRevision'>;
export type ListName = keyof Lists;

/** Rows in one part: taking them out takes a few milliseconds. */
const ROWS = 2_000;

/** Work on one part of a list, which can be paused. */
type Blocks = (knowledge: Knowledge) => Generator<Generator<void, Columns>>;

const list = <Row extends object>(
  rowsIn: (knowledge: Knowledge) => Iterable<Row>,
  ...names: ReadonlyArray<keyof Row & string>
): Blocks =>
  function* (knowledge) {
    for (const rows of chunksOf(rowsIn(knowledge), ROWS)) yield columnsOf(rows, names);
  };

/** Lists whose rows are known as they are read. */
type Plain = Exclude<ListName, 'bases' | 'lineage' | 'trainings'>;
type Row<Name extends Plain> = Lists[Name] extends Iterable<infer One> ? One : never;

/** Each list with its columns: what is known of it, without what was worked out from it. */
export const LISTS: Readonly<Record<ListName, Blocks>> = {
  results: list<Row<'results'>>(
    ({ results }) => results.values(),
    ...(['id', 'baseId', 'datasetId', 'studyId', 'split', 'protocol', 'metricId', 'direction'] as const),
    ...(['value', 'trainingExamples', 'recipe', 'scratchBaseline'] as const),
  ),
  bases: list<BaseRow>(
    ({ bases }) => bases.values(),
    ...(['id', 'slug', 'name', 'publisher', 'architectureFamily', 'architectureName'] as const),
    ...(['parameterCount', 'inputModalities', 'outputModalities', 'kind', 'tasks', 'libraries'] as const),
    ...(['languages', 'weightsLicenseId', 'dataLicenseId', 'downloads', 'inputSignature'] as const),
    ...(['outputSignature', 'hubId', 'externalId', 'revision', 'domainIds'] as const),
  ),
  lineage: list<LineageRow>(
    ({ parents }) => parents.all(),
    ...(['childId', 'baseId', 'relation', 'baseLicenseId'] as const),
  ),
  trainings: list<TrainingRow>(({ trainings }) => trainings.all(), 'modelId', 'datasetId', 'role'),
  datasets: list<Row<'datasets'>>(
    ({ datasets }) => datasets.values(),
    ...(['id', 'slug', 'name', 'summary', 'modalities', 'tasks', 'classes', 'trainingExamples'] as const),
    'domainIds',
  ),
  studies: list<Row<'studies'>>(
    ({ studies }) => studies.values(),
    ...(['id', 'key', 'title', 'url', 'citation'] as const),
  ),
  domains: list<Row<'domains'>>(
    ({ domains }) => domains.values(),
    ...(['id', 'slug', 'name', 'description', 'aliases', 'parentId'] as const),
  ),
  tasks: list<Row<'tasks'>>(
    ({ tasks }) => tasks.values(),
    ...(['id', 'name', 'description', 'aliases', 'inputModalities', 'outputModalities'] as const),
  ),
  licenses: list<Row<'licenses'>>(
    ({ licenses }) => licenses.values(),
    ...(['id', 'name', 'commercialUse', 'derivatives', 'redistribution', 'copyleft', 'attribution'] as const),
  ),
  metrics: list<Row<'metrics'>>(
    // In the order in which they are read: of two of one name the last one counts.
    ({ metricByName }) => [...new Set(metricByName.values())].sort((a, b) => compareText(a.id, b.id)),
    ...(['id', 'name', 'direction', 'minimum', 'maximum'] as const),
  ),
};

export const LIST_NAMES: readonly ListName[] = [
  ...(['results', 'bases', 'lineage', 'trainings', 'datasets'] as const),
  ...(['studies', 'domains', 'tasks', 'licenses', 'metrics'] as const),
];
