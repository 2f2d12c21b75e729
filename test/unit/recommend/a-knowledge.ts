import { finish } from '../../../src/platform/slices';
import { BasePool, type BaseSelection } from '../../../src/recommend/candidates/base-pool';
import {
  EVIDENCE_TIERS,
  evidenceTiers,
  type EvidenceTier,
} from '../../../src/recommend/candidates/evidence-tier';
import { packBases } from '../../../src/recommend/knowledge/packed-bases';
import { LINEAGE, packClaims, TRAINING } from '../../../src/recommend/knowledge/packed-claims';
import { buildKnowledge, type Knowledge, type KnownBase } from '../../../src/recommend/knowledge/knowledge';
import type { KnowledgeRows } from '../../../src/recommend/knowledge/knowledge-rows';
import type {
  BaseRow,
  DatasetRow,
  LineageRow,
  ResultRow,
  TaskRow,
  TrainingRow,
} from '../../../src/recommend/knowledge/rows';

export const aBase = (id: number, facts: Partial<BaseRow> = {}): BaseRow => ({
  id,
  slug: `lab/base-${id}`,
  name: `base-${id}`,
  publisher: 'lab',
  architectureFamily: null,
  architectureName: null,
  parameterCount: null,
  inputModalities: ['IMAGE'],
  outputModalities: [],
  domainIds: [],
  kind: 'VISION_ENCODER',
  tasks: [],
  libraries: [],
  languages: [],
  weightsLicenseId: null,
  dataLicenseId: null,
  downloads: null,
  inputSignature: null,
  outputSignature: null,
  hubId: null,
  externalId: null,
  revision: null,
  ...facts,
});

export const aDataset = (id: number, facts: Partial<DatasetRow> = {}): DatasetRow => ({
  id,
  slug: `dataset-${id}`,
  name: `Dataset ${id}`,
  summary: null,
  modalities: ['IMAGE'],
  tasks: [],
  classes: null,
  trainingExamples: null,
  domainIds: [],
  ...facts,
});

export const aResult = (id: number, facts: Partial<ResultRow> = {}): ResultRow => ({
  id,
  baseId: 1,
  datasetId: 1,
  studyId: 1,
  split: null,
  protocol: 'FINE_TUNE',
  metricId: 'accuracy',
  direction: 'HIGHER',
  value: 0.5,
  trainingExamples: null,
  recipe: null,
  scratchBaseline: null,
  ...facts,
});

export const aTask = (id: string, facts: Partial<TaskRow> = {}): TaskRow => ({
  id,
  name: id,
  description: null,
  aliases: [],
  inputModalities: ['IMAGE'],
  outputModalities: [],
  ...facts,
});

const FREE = {
  commercialUse: 'YES',
  derivatives: 'YES',
  redistribution: 'YES',
  copyleft: 'NO',
  attribution: 'YES',
} as const;

/** The rows that a test is about. */
export interface TestRows extends Partial<Omit<KnowledgeRows, 'bases' | 'lineage' | 'trainings'>> {
  readonly bases?: readonly BaseRow[];
  readonly lineage?: readonly LineageRow[];
  readonly trainings?: readonly TrainingRow[];
}

/** What is known from only these rows, with three licences. */
export const aKnowledge = ({ bases = [], lineage = [], trainings = [], ...rows }: TestRows = {}): Knowledge =>
  buildKnowledge({
    knowledgeRevision: 1,
    revision: 1,
    results: [],
    bases: finish(packBases(bases)),
    lineage: finish(packClaims(LINEAGE, lineage)),
    trainings: finish(packClaims(TRAINING, trainings)),
    datasets: [],
    domains: [],
    studies: [],
    tasks: [],
    licenses: [
      { id: 'mit', name: 'MIT License', ...FREE },
      { id: 'gpl', name: 'GPL', ...FREE, copyleft: 'YES' },
      { id: 'nc', name: 'Non-commercial', ...FREE, commercialUse: 'NO' },
    ],
    metrics: [
      { id: 'accuracy', name: 'Accuracy', direction: 'HIGHER', minimum: 0, maximum: 1 },
      { id: 'rmse', name: 'RMSE', direction: 'LOWER', minimum: 0, maximum: null },
    ],
    ...rows,
  });

/** By base, its tier among some. */
export function tierNames(
  bases: Iterable<KnownBase>,
  target: Parameters<typeof evidenceTiers>[1],
  knowledge: Knowledge,
): (EvidenceTier | undefined)[] {
  const { pool, places } = selected(bases, knowledge);
  const tiers = finish(evidenceTiers({ pool, places }, target, knowledge));
  return Array.from(places, (place) => EVIDENCE_TIERS[tiers[place] ?? -1]);
}

/** Some bases laid out as questions look at them, in their order. */
export function selected(bases: Iterable<KnownBase>, { results }: Pick<Knowledge, 'results'>): BaseSelection {
  const list = [...bases];
  const pool = finish(BasePool.of(list, results));
  return { pool, places: Int32Array.from(list, (base) => pool.placeOf(base) ?? -1) };
}
