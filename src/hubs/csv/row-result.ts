import { type Fault, withFound } from '../fault';
import { cellOf, figureOf, type Cells } from '../csv-rows';
import { quoted } from '../findings';
import { countOrText } from '../counts';
import { numberIn, readNumber, type CommaUse } from '../numbers';
import type { TransferResultRecord } from '../records';
import trainingSizes from './data/training-sizes.json';
import { knownTarget, modelReference, targetReference } from './identity';
import { measureOf } from './measure';
import { citationOf, studyKeyOf } from './studies';

/**
 * Examples in the whole training set of a study's targets, where the study says so and the tables
 * do not.
 */
const TRAINING_SIZES: Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>> =
  trainingSizes;
const PROTOCOLS: [RegExp, TransferResultRecord['protocol']][] = [
  [/^(?:full[-_ ]?)?fine[-_ ]?tun/i, 'FINE_TUNE'],
  [/^linear/i, 'LINEAR_PROBE'],
  [/^zero[-_ ]?shot/i, 'ZERO_SHOT'],
  [/^(?:frozen|knn|k-nn)/i, 'FROZEN'],
];
const FULL = 'full training set';

/** A row as a result before the schema has checked it, or the field at fault. */
export function resultOf(
  cells: Cells,
  { home, comma }: { home?: string; comma: CommaUse },
): { candidate: Record<string, unknown> } | { field: string; fault: Fault } {
  const [study, model, target, word] = [
    studyKeyOf(cells),
    cellOf(cells, 'model_id'),
    cellOf(cells, 'target_dataset'),
    cellOf(cells, 'metric'),
  ];
  const missing = (field: string) => ({ field, fault: 'is missing' });
  if (study === null) return missing('citation');
  if (model === null) return missing('model_id');
  if (target === null) return missing('target_dataset');
  if (word === null) return missing('metric');
  const read = readNumber(cellOf(cells, 'value'), comma);
  if ('fault' in read) return { field: 'value', fault: read.fault };
  const written = cellOf(cells, 'protocol') ?? '';
  const protocol = PROTOCOLS.find(([pattern]) => pattern.test(written))?.[1];
  if (protocol === undefined) return { field: 'protocol', fault: withFound('is unknown', quoted(written)) };
  const known = knownTarget(target);
  const citation = citationOf(cells) ?? '';
  const measure = measureOf({ citation, target, word, value: read.value });
  const setting = settingOf(cells, written);
  const candidate = {
    kind: 'transferResult',
    study,
    base: modelReference(model, home),
    target: targetReference(target, home),
    split: cellOf(cells, 'split') ?? known?.split ?? null,
    protocol,
    ...setting,
    ...measure,
    unit: read.isPercent ? 'percent' : undefined,
    recipe: setting.recipe ?? measure.recipe,
    trainingExamples:
      setting.trainingExamples ??
      (setting.recipe === FULL ? (TRAINING_SIZES[citation]?.[target] ?? null) : null),
  };
  return { candidate };
}

/**
 * `finetune-1000ex` and `linear-10shot` say how much was trained on; other words behind the
 * protocol are the recipe.
 */
function settingOf(cells: Cells, protocol: string) {
  const examples = /-(\d+)ex$/.exec(protocol)?.[1] ?? null;
  const shots = /-(\d+)shot$/.exec(protocol)?.[1] ?? null;
  const rest = /^(?:finetune|linear|frozen|zero-shot)-(.+)$/.exec(protocol)?.[1] ?? null;
  const said = shots === null ? (rest === 'full' ? FULL : rest) : `${shots} examples per class`;
  return {
    recipe: cellOf(cells, 'recipe') ?? (examples === null ? said : null),
    trainingExamples: countOrText(figureOf(cells, 'training_examples') ?? examples),
    seed: numberIn(figureOf(cells, 'seed')),
  };
}
