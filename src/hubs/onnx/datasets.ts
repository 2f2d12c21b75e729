import { onHuggingFace } from '../huggingface/repository-id';
import { pretrainingSet } from '../pretraining-sets';

/** What models of the zoo were trained and measured on. */
export const SQUAD = onHuggingFace('rajpurkar/squad');
export const COCO = pretrainingSet('coco');
export const PASCAL_VOC = pretrainingSet('voc');
