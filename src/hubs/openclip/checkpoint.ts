import { cellOf, figureOf, type Cells } from '../csv-rows';
import { onHuggingFace } from '../huggingface/repository-id';
import { countOfMillions, numberIn } from '../numbers';
import { pretrainingSet, PretrainingWords } from '../pretraining-sets';
import type { Reference } from '../records';
import repositories from './data/huggingface.json';
import pretraining from './data/pretraining.json';

export const OPEN_CLIP = 'openclip';
const REPOSITORIES: ReadonlyMap<string, string> = new Map(Object.entries(repositories));
const PRETRAINING = new PretrainingWords(pretraining);

/** Weights as OpenCLIP names them: an architecture and the tag of its pretraining. */
export interface Checkpoint {
  architecture: string;
  tag: string;
}

/** The checkpoint of a row of any result table; null when it names none. */
export function checkpointOf(cells: Cells): Checkpoint | null {
  const architecture = cellOf(cells, 'name', 'model');
  const tag = cellOf(cells, 'pretrained', 'version');
  return architecture === null || tag === null ? null : { architecture, tag };
}

export const checkpointId = ({ architecture, tag }: Checkpoint): string => `${architecture}/${tag}`;

/**
 * Where the weights live: the Hugging Face repository where they have one of their own, else
 * OpenCLIP.
 */
export function checkpointReference(checkpoint: Checkpoint): Reference {
  const externalId = checkpointId(checkpoint);
  const repository = REPOSITORIES.get(externalId);
  return repository === undefined ? { hub: OPEN_CLIP, externalId } : onHuggingFace(repository);
}

/** A model record before the schema has checked it. */
export function checkpointRecord(checkpoint: Checkpoint, cells: Cells) {
  const externalId = checkpointId(checkpoint);
  const reference = checkpointReference(checkpoint);
  const parameterCount = countOfMillions(numberIn(figureOf(cells, 'params (M)', 'mparams')));
  return {
    kind: 'model',
    hub: OPEN_CLIP,
    externalId,
    // Not every table profiles its models.
    parts: parameterCount === null ? [] : ['profile'],
    url: 'https://github.com/mlfoundations/open_clip',
    sameAs: reference.hub === OPEN_CLIP ? [] : [reference],
    publisher: reference.hub === OPEN_CLIP ? 'mlfoundations' : reference.externalId.split('/')[0],
    name: externalId,
    tasks: ['zero-shot-image-classification'],
    inputModalities: ['IMAGE', 'TEXT'],
    architectureFamily: familyOf(checkpoint.architecture),
    architectureName: checkpoint.architecture,
    parameterCount,
    libraries: ['open_clip', 'pytorch'],
    trainings: trainingsOf(checkpoint.tag),
    raw: Object.fromEntries(cells),
  };
}

function familyOf(architecture: string): string {
  if (/siglip/i.test(architecture)) return 'siglip';
  return /^coca/i.test(architecture) ? 'coca' : 'clip';
}

/**
 * What the tag says of the pretraining: `mscoco_finetuned_laion2b_s13b_b90k` is LAION-2B, then MS
 * COCO.
 */
export function trainingsOf(tag: string) {
  // The small pools of DataComp are filtered parts, and `commonpool_xl_laion` is filtered like
  // LAION: neither is the set it names.
  const known = /^commonpool/.test(tag) ? null : PRETRAINING.firstIn(tag);
  const trainings = known === null ? [] : [trainingOn(known, 'PRETRAINING')];
  if (tag.startsWith('mscoco_finetuned')) trainings.push(trainingOn(pretrainingSet('coco'), 'FINE_TUNING'));
  return trainings;
}

const trainingOn = (dataset: Reference, role: 'PRETRAINING' | 'FINE_TUNING') => ({ dataset, role });
