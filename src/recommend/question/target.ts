import type { ModalityName } from '../../catalog';
import { InvalidInputError } from '../../platform/errors';
import { slugKey } from '../../platform/written-text';
import { encodableDataset, targetFacts } from '../knowledge/evidence';
import { nameKey, type Knowledge } from '../knowledge/knowledge';
import { clearWinner } from '../knowledge/modality-shares';
import type { DatasetRow, TaskRow } from '../knowledge/rows';
import type { Snapshot } from '../knowledge/snapshot';
import { resolveDescription } from './description';
import { inferTask } from './infer-task';
import { taskNearby } from './near-task';
import { domainsNear } from './nearest-domains';
import type { CheckedQuestion, QuestionPrefix } from './question';
import { resolveOwnResults } from './own-results';
import {
  common,
  NEAREST_DOMAINS,
  type PlacedTarget,
  type ResolvedTarget,
  type TargetQuery,
} from './resolved-target';
import { inferred, kindForTask, said, type UnderstoodTask } from './understand';

export type { OwnResult, ResolvedTarget } from './resolved-target';

/**
 * Finds the target of a question and what is near it.
 * @throws InvalidInputError naming the field, for an unknown slug or task, and for an own result
 *   that cannot be used
 */
export async function resolveTarget(
  question: CheckedQuestion,
  snapshot: Snapshot,
  prefix: QuestionPrefix = 'input.',
): Promise<ResolvedTarget> {
  const task = findTask(question.task, snapshot.knowledge, `${prefix}task`);
  const { kind, value } = question.target;
  const query = { question, task, snapshot, field: `${prefix}target.${kind}` };
  const target = await PLACES[kind](value, query);
  const { knowledge } = snapshot;
  return { ...target, measured: resolveOwnResults(question, target, { knowledge, prefix }) };
}

const PLACES = { domain: resolveDomain, dataset: resolveDataset, description: resolveDescription };

async function resolveDomain(slug: string, query: TargetQuery): Promise<PlacedTarget> {
  const { snapshot, field } = query;
  const domain = snapshot.knowledge.domainBySlug.get(slugKey(slug));
  if (domain === undefined) {
    throw new InvalidInputError(field, 'the slug of a domain of this catalogue');
  }
  const embedding = snapshot.domainVectors.get(domain.id) ?? new Float32Array(snapshot.encoder.dimensions);
  const usual = clearWinner(snapshot.domainModalities.get(domain.id) ?? new Map());
  const kind = query.task === null ? usual : kindForTask(query.task, usual);
  const target = common(query, { id: `domain:${domain.slug}`, embedding }, kind === null ? [] : [kind]);
  return {
    ...target,
    ...KNOWN,
    task: taskOfKnown(query, embedding, target.modalities, domain.id),
    datasetId: null,
    name: domain.name,
    nearestDomains: await domainsNear(embedding, NEAREST_DOMAINS, snapshot),
  };
}

async function resolveDataset(slug: string, query: TargetQuery): Promise<PlacedTarget> {
  const { snapshot, field } = query;
  const dataset = snapshot.knowledge.datasetBySlug.get(slugKey(slug));
  if (dataset === undefined) {
    throw new InvalidInputError(field, 'the slug of a dataset of this catalogue');
  }
  const embedding = await datasetVector(dataset, snapshot);
  const target = common(query, targetFacts(dataset, embedding), dataset.modalities);
  const [task] = dataset.tasks.filter((id) => snapshot.knowledge.tasks.has(id));
  const own = task === undefined ? null : { id: task, confidence: 1 / dataset.tasks.length };
  return {
    ...target,
    ...KNOWN,
    task:
      query.task === null && own !== null
        ? inferred(own, snapshot)
        : taskOfKnown(query, embedding, target.modalities),
    datasetId: dataset.id,
    name: dataset.name,
    nearestDomains: await domainsNear(embedding, NEAREST_DOMAINS, snapshot),
  };
}

/** What holds for every target of the catalogue. */
const KNOWN = { text: null, nearness: 1, isClear: true, languages: [], note: null };

/** The task that is said, else that of the datasets near a target of the catalogue. */
function taskOfKnown(
  { task, snapshot }: TargetQuery,
  embedding: Float32Array,
  [kind, ...others]: readonly ModalityName[],
  domainId: number | null = null,
): UnderstoodTask | null {
  if (task !== null) return said(task);
  if (kind === undefined || others.length > 0) return null;
  return inferred(inferTask([], kind, taskNearby(embedding, kind, snapshot, domainId)), snapshot);
}

async function datasetVector(dataset: DatasetRow, snapshot: Snapshot): Promise<Float32Array> {
  const known = snapshot.datasetVectors.get(dataset.id);
  if (known !== undefined) return known;
  const [vector] = await snapshot.encoder.encode([encodableDataset(dataset, snapshot.knowledge)]);
  return vector ?? new Float32Array(snapshot.encoder.dimensions);
}

function findTask(name: string | null, knowledge: Knowledge, field: string): TaskRow | null {
  if (name === null) return null;
  const task = knowledge.taskByName.get(nameKey(name));
  if (task !== undefined) return task;
  throw new InvalidInputError(field, 'a task of this catalogue, such as image-classification');
}
