import { cellOf, figureOf, type Cells } from '../csv-rows';
import { onHuggingFace } from '../huggingface/repository-id';
import { countOfMillions, numberIn } from '../numbers';
import { pretrainingSet, PretrainingWords } from '../pretraining-sets';
import type { Signature } from '../records';
import { tensor } from '../tensors';
import pretraining from './data/pretraining.json';

export const TIMM = 'timm';
/** Key of the study that publishes the figures, here as in the starter catalogue. */
export const TIMM_STUDY = 'timm-results';

/** Pretraining data by the words of a tag. `in1k` alone is ImageNet-1k. */
const PRETRAINING = new PretrainingWords(pretraining);
const CHANNELS = 3;
const CLASSES = 1000;
export const IMAGENET = pretrainingSet('imagenet-1k');

/**
 * `resnet50.a1_in1k` as architecture and tag; the tag is null for names from before timm had them.
 */
export function weightsOf(model: string): { architecture: string; tag: string | null } {
  const dot = model.indexOf('.');
  return dot < 0
    ? { architecture: model, tag: null }
    : { architecture: model.slice(0, dot), tag: model.slice(dot + 1) };
}

/** What the tag says of training: `augreg_in21k_ft_in1k` is ImageNet-21k, then ImageNet-1k. */
function trainingsOf(tag: string | null) {
  if (tag === null) return [];
  const first = PRETRAINING.allIn(tag).map((dataset) => ({ dataset, role: 'PRETRAINING' }));
  if (!/(?:^|_)in1k(?:_|$)/.test(tag)) return first;
  const role = first.length > 0 || tag.includes('ft_in1k') ? 'FINE_TUNING' : 'PRETRAINING';
  return [...first, { dataset: IMAGENET, role }];
}

/**
 * Square images of `size` pixels, with the channels first, which is how timm's transforms hand them
 * over.
 */
export const imagesOf = (size: number | null): Signature | null =>
  size === null ? null : [tensor('float32', [-1, CHANNELS, size, size])];

/** What a classifier of ImageNet-1k gives. */
export const IMAGENET_CLASSES: Signature = [tensor('float32', [-1, CLASSES])];

/**
 * The part of an architecture's name by which its relatives are known: `vit` of
 * `vit_base_patch16_224`.
 */
export const familyOf = (architecture: string): string => architecture.split('_')[0] ?? architecture;

/** Pretrained weights on their page, as a record before the schema has checked it. */
export function taggedRecord(model: string) {
  const { architecture, tag } = weightsOf(model);
  return {
    kind: 'model',
    hub: TIMM,
    externalId: model,
    url: tag === null ? null : `https://huggingface.co/timm/${model}`,
    sameAs: tag === null ? [] : [onHuggingFace(`timm/${model}`)],
    publisher: 'timm',
    name: model,
    inputModalities: ['IMAGE'],
    architectureFamily: familyOf(architecture),
    architectureName: architecture,
    libraries: ['timm', 'pytorch'],
    trainings: trainingsOf(tag),
  };
}

/** A model record before the schema has checked it; its figures come apart. */
export function weightsRecord(model: string, cells: Cells) {
  const size = cellOf(cells, 'img_size');
  return {
    ...taggedRecord(model),
    tasks: ['image-classification'],
    tags: size === null ? [] : [`input-size:${size}`],
    parameterCount: countOfMillions(numberIn(figureOf(cells, 'param_count'))),
    inputSignature: imagesOf(wholeOf(numberIn(size))),
    // The tables measure only what has a head for ImageNet-1k (their README).
    outputSignature: IMAGENET_CLASSES,
  };
}

const wholeOf = (size: number | null): number | null =>
  size !== null && Number.isSafeInteger(size) && size > 0 ? size : null;
