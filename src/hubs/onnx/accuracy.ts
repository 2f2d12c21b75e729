import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { fractionOf, readNumber } from '../numbers';
import type { Reference } from '../records';
import { COCO, SQUAD } from './datasets';
import type { ModelRow, Readme } from './readme';

const RANKED: [string, string][] = [
  ['top-1 accuracy (%)', 'accuracy'],
  ['top-5 accuracy (%)', 'top_5_accuracy'],
];
const IMAGENET = 'ILSVRC/imagenet-1k';
/**
 * Mean average precision over thresholds from 0.5 to 0.95 on COCO 2017, measured and not copied
 * from the original.
 */
const COCO_PRECISION = /COCO (?:box )?mAP\b.*0\.50?:0\.95.*\bCOCO\b.*\bval\b/i;
const COPIED = /based on (?:the )?original/i;
const EXACT_MATCH = /\bExact Match(?:ing)? \(EM\).*SQuAD v1\.1/i;

export const ZOO_STUDY = 'onnx-model-zoo';

interface Figure {
  dataset: Reference;
  task: string | null;
  split: string;
  metric: string;
  value: number;
}

/**
 * Figures of one row of a table. Of a column "accuracy" only what the README says the meaning of:
 * exact match on SQuAD, and mean average precision on COCO.
 */
export function figuresOf({ cells }: ModelRow, readme: Readme, findings: Findings): Figure[] {
  const found: Figure[] = [];
  for (const [column, metric] of RANKED) {
    const text = cells.get(column) ?? '';
    if (text === '') continue;
    const read = readNumber(text);
    const { dataset } = readme;
    if ('fault' in read) findings.ignore('accuracy', read.fault);
    else if (dataset?.externalId !== IMAGENET)
      findings.ignore('accuracy', withFound('is of no dataset that is known', quoted(`${column} ${text}`)));
    else {
      const task = 'image-classification';
      found.push({ dataset, task, split: 'validation', metric, value: fractionOf(read.value) });
    }
  }
  const text = cells.get('accuracy') ?? cells.get('map') ?? '';
  if (text === '') return found;
  const figure = inWords(text, readme.validation);
  if (figure === null) findings.ignore('accuracy', withFound('is no figure that is clear', quoted(text)));
  return figure === null ? found : [...found, figure];
}

function inWords(text: string, validation: string): Figure | null {
  const exact = /^EM of (\d+(?:\.\d+)?) in SQuAD v1\.1$/i.exec(text)?.[1];
  const plain = EXACT_MATCH.test(validation) && /^\d+(?:\.\d+)?$/.test(text) ? text : null;
  const match = exact ?? plain;
  if (match !== null)
    return {
      dataset: SQUAD,
      task: 'question-answering',
      split: 'validation',
      metric: 'exact_match',
      value: fractionOf(Number(match)),
    };
  const precision = /^(?:mAP (?:of )?)?(0\.\d+)$/i.exec(text)?.[1];
  if (precision === undefined || !COCO_PRECISION.test(validation) || COPIED.test(validation)) return null;
  const metric = 'mean_average_precision';
  return { dataset: COCO, task: 'object-detection', split: 'validation', metric, value: Number(precision) };
}
