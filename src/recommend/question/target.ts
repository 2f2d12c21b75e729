import type { ModalityName } from '../../catalog';
import { InvalidInputError } from '../../platform/errors';
import type { TargetFacts } from '../../scoring';
import { encodableDataset, targetFacts } from '../knowledge/evidence';
import { taskKey, type Knowledge } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import { clearWinner } from '../knowledge/modality-shares';
import type { DatasetRow, TaskRow } from '../knowledge/rows';
import { inferTask } from './infer-task';
import { inferModality, withoutMisleadingNames } from './modality';
import { domainsNear, nearestDomains, type DomainNearness } from './nearest-domains';
import type { CheckedQuestion, QuestionPrefix } from './question';

/** What was asked about, found in or placed beside the catalogue. */
export interface ResolvedTarget {
  facts: TargetFacts;
  datasetId: number | null;
  /** The words that stand for it in sentences. */
  name: string;
  /** Kinds of input; empty where neither the question nor its domains tell. */
  modalities: readonly ModalityName[];
  task: TaskRow | null;
  /** Nearest first. */
  nearestDomains: readonly DomainNearness[];
  /** The text as it was asked; null for a domain or a dataset of the catalogue. */
  text: string | null;
  /**
   * Similarity of the text to its nearest domain by the encoder that tells the familiar from the
   * strange; 1 without a text.
   */
  nearness: number;
}

const NEAREST_DOMAINS = 5;

/**
 * Finds the target of a question and what is near it.
 * @throws InvalidInputError naming the field, for an unknown slug or task
 */
export async function resolveTarget(
  question: CheckedQuestion,
  snapshot: Snapshot,
  prefix: QuestionPrefix = 'input.',
): Promise<ResolvedTarget> {
  const task = findTask(question.task, snapshot.knowledge, `${prefix}task`);
  const { kind, value } = question.target;
  const query = { question, task, snapshot, field: `${prefix}target.${kind}` };
  if (kind === 'domain') return resolveDomain(value, query);
  if (kind === 'dataset') return resolveDataset(value, query);
  return resolveDescription(value, query);
}

async function resolveDomain(slug: string, query: TargetQuery): Promise<ResolvedTarget> {
  const { snapshot, field } = query;
  const domain = snapshot.knowledge.domainBySlug.get(slug.toLowerCase());
  if (domain === undefined) {
    throw new InvalidInputError(field, 'the slug of a domain of this catalogue');
  }
  const embedding = snapshot.domainVectors.get(domain.id) ?? new Float32Array(snapshot.encoder.dimensions);
  const known = clearWinner(snapshot.domainModalities.get(domain.id) ?? new Map());
  return {
    ...common(query, { id: `domain:${domain.slug}`, embedding }, known === null ? [] : [known]),
    datasetId: null,
    name: domain.name,
    nearestDomains: await domainsNear(embedding, NEAREST_DOMAINS, snapshot),
    text: null,
    nearness: 1,
  };
}

async function resolveDataset(slug: string, query: TargetQuery): Promise<ResolvedTarget> {
  const { snapshot, field } = query;
  const dataset = snapshot.knowledge.datasetBySlug.get(slug.toLowerCase());
  if (dataset === undefined) {
    throw new InvalidInputError(field, 'the slug of a dataset of this catalogue');
  }
  const embedding = await datasetVector(dataset, snapshot);
  return {
    ...common(query, targetFacts(dataset, embedding), dataset.modalities),
    datasetId: dataset.id,
    name: dataset.name,
    nearestDomains: await domainsNear(embedding, NEAREST_DOMAINS, snapshot),
    text: null,
    nearness: 1,
  };
}

async function datasetVector(dataset: DatasetRow, snapshot: Snapshot): Promise<Float32Array> {
  const known = snapshot.datasetVectors.get(dataset.id);
  if (known !== undefined) return known;
  const [vector] = await snapshot.encoder.encode([encodableDataset(dataset, snapshot.knowledge)]);
  return vector ?? new Float32Array(snapshot.encoder.dimensions);
}

/**
 * Placed by the words alone first; then encoded again with what the words led to, as a dataset
 * would be.
 */
async function resolveDescription(text: string, query: TargetQuery): Promise<ResolvedTarget> {
  const { snapshot, question, task } = query;
  const placed = await nearestDomains(text, NEAREST_DOMAINS, snapshot);
  const likeliest = placed.slice(0, 3);
  const named = likeliest.flatMap(({ domainId }) => snapshot.knowledge.domains.get(domainId) ?? []);
  const inferred = inferModality(
    withoutMisleadingNames(text, named, snapshot.domainModalities),
    likeliest,
    snapshot.domainModalities,
  );
  const fromTask = task?.inputModalities.length === 1 ? task.inputModalities : [];
  const guessed = fromTask.length > 0 ? fromTask : inferred === null ? [] : [inferred];
  const modalities = question.modality === null ? guessed : [question.modality];
  const [modality] = modalities;
  const guess = modality === undefined || modalities.length > 1 ? null : inferTask(text, modality);
  const likely = task ?? (guess === null ? null : (snapshot.knowledge.tasks.get(guess) ?? null));
  const [closest] = placed;
  const domain = closest === undefined ? undefined : snapshot.knowledge.domains.get(closest.domainId);
  const [embedding] = await snapshot.encoder.encode([
    { text, modalities, tasks: likely === null ? [] : [likely.id], domainPath: domain?.path ?? [] },
  ]);
  return {
    ...common(
      { ...query, task: likely },
      { id: 'description', embedding: embedding ?? new Float32Array(0) },
      modalities,
    ),
    datasetId: null,
    name: 'the target',
    nearestDomains: placed,
    text,
    nearness: await nearness(text, placed, snapshot),
  };
}

/**
 * A text that nothing is similar to for the encoder that answers is strange, whatever another one
 * says.
 */
async function nearness(text: string, own: readonly DomainNearness[], snapshot: Snapshot): Promise<number> {
  const nearestOwn = own[0]?.similarity ?? 0;
  if (snapshot.reference === undefined || nearestOwn <= 0) return nearestOwn;
  const { encoder, domainIndex } = snapshot.reference;
  const [neighbours] = await domainIndex.nearest(await encoder.encode([{ text }]), 1);
  return neighbours?.[0]?.similarity ?? 0;
}

interface TargetQuery {
  question: CheckedQuestion;
  task: TaskRow | null;
  snapshot: Snapshot;
  /** Path of the target, as the caller wrote it. */
  field: string;
}

/** What the question says of the target wins over what the catalogue does. */
function common({ question, task }: TargetQuery, facts: TargetFacts, known: readonly ModalityName[]) {
  const { modality, classes, trainingExamples } = question;
  const modalities = modality === null ? known : [modality];
  return {
    modalities,
    task,
    facts: {
      ...facts,
      ...(modalities.length === 0 ? {} : { modalities }),
      ...(task === null ? {} : { tasks: [task.id] }),
      ...(classes === null ? {} : { classes }),
      ...(trainingExamples === null ? {} : { trainingExamples }),
    },
  };
}

function findTask(name: string | null, knowledge: Knowledge, field: string): TaskRow | null {
  if (name === null) return null;
  const task = knowledge.taskByName.get(taskKey(name));
  if (task !== undefined) return task;
  throw new InvalidInputError(field, 'a task of this catalogue, such as image-classification');
}
