import { cellOf, numberIn } from '../csv-rows';
import type { Reference } from '../records';
import huggingFace from './data/huggingface.json';
import pretraining from './data/pretraining.json';

export const OPEN_CLIP = 'openclip';
const HUGGING_FACE: ReadonlyMap<string, string> = new Map(Object.entries(huggingFace));
const MILLION = 1e6;

/** Weights as OpenCLIP names them: an architecture and the tag of its pretraining. */
export interface Checkpoint {
  architecture: string;
  tag: string;
}

/** The checkpoint of a row of any result table; null when it names none. */
export function checkpointOf(cells: ReadonlyMap<string, string>): Checkpoint | null {
  const architecture = cellOf(cells, 'name', 'model');
  const tag = cellOf(cells, 'pretrained', 'version');
  return architecture === null || tag === null ? null : { architecture, tag };
}

export const checkpointId = ({ architecture, tag }: Checkpoint): string => `${architecture}/${tag}`;

/** Where the weights live: the Hugging Face repository where they have one of their own, else OpenCLIP. */
export function checkpointReference(checkpoint: Checkpoint): Reference {
  const externalId = checkpointId(checkpoint);
  const repository = HUGGING_FACE.get(externalId);
  return repository === undefined
    ? { hub: OPEN_CLIP, externalId }
    : { hub: 'huggingface', externalId: repository };
}

/** A model record before the schema has checked it. */
export function checkpointRecord(checkpoint: Checkpoint, cells: ReadonlyMap<string, string>) {
  const externalId = checkpointId(checkpoint);
  const reference = checkpointReference(checkpoint);
  const millions = numberIn(cellOf(cells, 'params (M)', 'mparams'));
  return {
    kind: 'model',
    hub: OPEN_CLIP,
    externalId,
    url: 'https://github.com/mlfoundations/open_clip',
    sameAs: reference.hub === OPEN_CLIP ? [] : [reference],
    publisher: reference.hub === OPEN_CLIP ? 'mlfoundations' : reference.externalId.split('/')[0],
    name: externalId,
    tasks: ['zero-shot-image-classification'],
    inputModalities: ['IMAGE', 'TEXT'],
    architectureFamily: familyOf(checkpoint.architecture),
    architectureName: checkpoint.architecture,
    parameterCount: millions === null ? null : Math.round(millions * MILLION),
    libraries: ['open_clip', 'pytorch'],
    trainings: trainingsOf(checkpoint.tag),
    raw: Object.fromEntries(cells),
  };
}

function familyOf(architecture: string): string {
  if (/siglip/i.test(architecture)) return 'siglip';
  return /^coca/i.test(architecture) ? 'coca' : 'clip';
}

/** What the tag says of the pretraining: `mscoco_finetuned_laion2b_s13b_b90k` is LAION-2B, then MS COCO. */
export function trainingsOf(tag: string) {
  // The small pools of DataComp are filtered parts, and `commonpool_xl_laion` is filtered like LAION: neither is the set it names.
  const known = /^commonpool/.test(tag) ? undefined : pretraining.find(({ word }) => tag.includes(word));
  const trainings = known === undefined ? [] : [trainingOn(known, 'PRETRAINING')];
  if (tag.startsWith('mscoco_finetuned'))
    trainings.push(trainingOn({ hub: 'tfds', externalId: 'coco' }, 'FINE_TUNING'));
  return trainings;
}

const trainingOn = ({ hub, externalId }: Reference, role: 'PRETRAINING' | 'FINE_TUNING') => ({
  dataset: { hub, externalId },
  role,
});
