import { cellOf, numberIn } from '../csv-rows';
import type { Reference, Signature } from '../records';
import { tensor } from '../tensors';

export const TIMM = 'timm';
const MILLION = 1e6;

/** Pretraining data by the words of a tag, the more particular first. `in1k` alone is ImageNet-1k. */
const PRETRAINING: [RegExp, { hub: string; externalId: string }][] = [
  [/laion2b/, { hub: 'huggingface', externalId: 'laion/laion2B-en' }],
  [/webli/, { hub: 'web', externalId: 'webli' }],
  [/openai/, { hub: 'web', externalId: 'openai-clip-wit' }],
  [/yfcc100m/, { hub: 'web', externalId: 'yfcc100m' }],
  [/lvd142m/, { hub: 'web', externalId: 'lvd-142m' }],
  [/jft/, { hub: 'web', externalId: 'jft-300m' }],
  [/ig1b/, { hub: 'web', externalId: 'instagram-1b' }],
  [/m38m/, { hub: 'web', externalId: 'merged-38m' }],
  [/m30m/, { hub: 'web', externalId: 'merged-30m' }],
  [/in22k|in21k/, { hub: 'web', externalId: 'imagenet-21k' }],
  [/in12k/, { hub: 'web', externalId: 'imagenet-12k' }],
];
const CHANNELS = 3;
const CLASSES = 1000;
export const IMAGENET: Reference = { hub: 'huggingface', externalId: 'ILSVRC/imagenet-1k' };

/** `resnet50.a1_in1k` as architecture and tag; the tag is null for names from before timm had them. */
export function weightsOf(model: string): { architecture: string; tag: string | null } {
  const dot = model.indexOf('.');
  return dot < 0
    ? { architecture: model, tag: null }
    : { architecture: model.slice(0, dot), tag: model.slice(dot + 1) };
}

/** What the tag says of training: `augreg_in21k_ft_in1k` is ImageNet-21k, then ImageNet-1k. */
function trainingsOf(tag: string | null) {
  if (tag === null) return [];
  const pretraining = PRETRAINING.filter(([word]) => word.test(tag)).map(([, dataset]) => ({
    dataset,
    role: 'PRETRAINING',
  }));
  if (!/(?:^|_)in1k(?:_|$)/.test(tag)) return pretraining;
  const role = pretraining.length > 0 || tag.includes('ft_in1k') ? 'FINE_TUNING' : 'PRETRAINING';
  return [...pretraining, { dataset: IMAGENET, role }];
}

/** Square images of `size` pixels, with the channels first, which is how timm's transforms hand them over. */
export const imagesOf = (size: number | null): Signature | null =>
  size === null ? null : [tensor('float32', [-1, CHANNELS, size, size])];

/** What a classifier of ImageNet-1k gives. */
export const IMAGENET_CLASSES: Signature = [tensor('float32', [-1, CLASSES])];

/** The part of an architecture's name by which its relatives are known: `vit` of `vit_base_patch16_224`. */
export const familyOf = (architecture: string): string => architecture.split('_')[0] ?? architecture;

/** Pretrained weights on their page, as a record before the schema has checked it. */
export function taggedRecord(model: string) {
  const { architecture, tag } = weightsOf(model);
  return {
    kind: 'model',
    hub: TIMM,
    externalId: model,
    url: tag === null ? null : `https://huggingface.co/timm/${model}`,
    sameAs: tag === null ? [] : [{ hub: 'huggingface', externalId: `timm/${model}` }],
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
export function weightsRecord(model: string, cells: ReadonlyMap<string, string>) {
  const millions = numberIn(cellOf(cells, 'param_count'));
  const size = cellOf(cells, 'img_size');
  return {
    ...taggedRecord(model),
    tasks: ['image-classification'],
    tags: size === null ? [] : [`input-size:${size}`],
    parameterCount: millions === null ? null : Math.round(millions * MILLION),
    inputSignature: imagesOf(wholeOf(numberIn(size))),
    // The tables measure only what has a head for ImageNet-1k (their README).
    outputSignature: IMAGENET_CLASSES,
  };
}

const wholeOf = (size: number | null): number | null =>
  size !== null && Number.isSafeInteger(size) && size > 0 ? size : null;
