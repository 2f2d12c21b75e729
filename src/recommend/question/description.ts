import type { ModalityName } from '../../catalog';
import type { EncodableFacts } from '../../embedding';
import { finishInSlices } from '../../platform/slices';
import type { Snapshot } from '../knowledge/snapshot';
import { isSaid, taskInWords, type InferredTask } from './infer-task';
import { languagesOf } from './languages';
import { taskNearby } from './near-task';
import { nearestDomains, type DomainNearness } from './nearest-domains';
import { common, NEAREST_DOMAINS, type PlacedTarget, type TargetQuery } from './resolved-target';
import { knowsSubject } from './subject';
import { taskCues } from './task-cues';
import { isClearWithoutSubject, kindOfDescription, taskOfDescription, type Surroundings } from './understand';

/** The kind of data is looked up in this many domains nearest to a text. */
const LIKELY_DOMAINS = 3;

const UNKNOWN_SUBJECT =
  'The catalogue knows no domain like the subject of this description: the answer rests on the task and the kind of data.';

/**
 * Placed by the words alone first; then encoded again with what the words led to, as a dataset
 * would be.
 */
export async function resolveDescription(text: string, query: TargetQuery): Promise<PlacedTarget> {
  const { snapshot, question } = query;
  const placed = await place(text, snapshot);
  const cues = await finishInSlices(taskCues(text, snapshot.knowledge.taskByName));
  const isKnown = knowsSubject(text, placed.nearness, { cues, familiarity: snapshot.familiarity });
  const surroundings: Surroundings = {
    ...query,
    cues,
    domains: isKnown ? placed.domains.slice(0, LIKELY_DOMAINS) : [],
  };
  const kind = kindOfDescription(text, surroundings);
  const [closest] = surroundings.domains;
  const domain = closest === undefined ? undefined : snapshot.knowledge.domains.get(closest.domainId);
  const described = { text, modalities: kind === null ? [] : [kind], domainPath: domain?.path ?? [] };
  const near = kind === null || !isKnown ? null : await taskAround(described, kind, surroundings);
  const task = taskOfDescription(kind, surroundings, near);
  const tasks = task === null ? [] : [task.row.id];
  const embedding = await encodeOne({ ...described, tasks }, snapshot);
  const isClear = isKnown || isClearWithoutSubject(text, kind, surroundings);
  return {
    ...common({ question, task: task?.row ?? null }, { id: 'description', embedding }, described.modalities),
    task,
    datasetId: null,
    name: 'the target',
    nearestDomains: placed.domains,
    text,
    nearness: placed.nearness,
    isClear,
    languages: languagesOf(text),
    note: isClear && !isKnown ? UNKNOWN_SUBJECT : null,
  };
}

/** The task of the datasets near a description; null where its words say enough without them. */
async function taskAround(
  described: EncodableFacts,
  kind: ModalityName,
  { cues, task, snapshot }: Surroundings,
): Promise<InferredTask | null> {
  if (task !== null || isSaid(taskInWords(cues, kind))) return null;
  return taskNearby(await encodeOne(described, snapshot), kind, snapshot);
}

async function encodeOne(facts: EncodableFacts, { encoder }: Snapshot): Promise<Float32Array> {
  const [vector] = await encoder.encode([facts]);
  return vector ?? new Float32Array(encoder.dimensions);
}

interface Place {
  /** Nearest first. */
  domains: DomainNearness[];
  nearness: number;
}

/**
 * A text that nothing is similar to for the encoder that answers is strange, whatever another one
 * says.
 */
async function place(text: string, snapshot: Snapshot): Promise<Place> {
  const domains = await nearestDomains(text, NEAREST_DOMAINS, snapshot);
  const own = domains[0]?.similarity ?? 0;
  if (snapshot.reference === undefined || own <= 0) return { domains, nearness: own };
  const { encoder, domainIndex } = snapshot.reference;
  const [neighbours] = await domainIndex.nearest(await encoder.encode([{ text }]), 1);
  return { domains, nearness: neighbours?.[0]?.similarity ?? 0 };
}
