import { countAt, type Ignoring } from '../counts';
import {
  asList,
  isPlainObject,
  itemsIn,
  objectOf,
  own,
  textOf,
  unique,
  type Plain,
  type PlainObject,
} from '../plain-json';

/** What the description of a dataset's columns and splits says about it as a whole. */
export interface DatasetFacts {
  classes: number | null;
  trainingExamples: number | null;
  /**
   * Modalities that a column's type names by itself: IMAGE, AUDIO, VIDEO; TEXT only for
   * translations.
   */
  modalities: string[];
}

const MODALITY_OF_TYPE: Record<string, string> = {
  audio: 'AUDIO',
  image: 'IMAGE',
  pdf: 'IMAGE',
  translation: 'TEXT',
  translationvariablelanguages: 'TEXT',
  translation_variable_languages: 'TEXT',
  video: 'VIDEO',
};
const MAX_DEPTH = 8;
const LABEL_COLUMNS = ['label', 'labels', 'class'] as const;
const DEFAULT_CONFIG = 'default';

interface Column {
  name: string;
  type: Plain;
}

/**
 * Columns, as a mapping of names (`dataset_infos.json`) or as a list of `{ name, dtype }` (the
 * card's `dataset_info`).
 */
function columnsOf(features: Plain): Column[] {
  if (isPlainObject(features)) return Object.entries(features).map(([name, type]) => ({ name, type }));
  return itemsIn(features)
    .filter(isPlainObject)
    .map((column) => ({ name: textOf(own(column, 'name')) ?? '', type: column }));
}

/** Number of names of a class label: a list, or a mapping from "0", "1", ... */
function classesOfLabel(label: PlainObject, faults: Ignoring): number | null {
  const names = own(label, 'names');
  const named = Array.isArray(names) ? names.length : isPlainObject(names) ? Object.keys(names).length : null;
  const classes = countAt(own(label, 'num_classes'), 'dataset_info.features.num_classes', faults) ?? named;
  return classes !== null && classes > 1 ? classes : null;
}

/** Classes of a column that is a label, or a sequence of labels; null for any other column. */
function classesOf(type: Plain, faults: Ignoring, depth = 0): number | null {
  if (Array.isArray(type)) return type.length === 1 ? classesOf(type[0] ?? null, faults, depth + 1) : null;
  if (!isPlainObject(type) || depth > MAX_DEPTH) return null;
  if (own(type, '_type') === 'ClassLabel') return classesOfLabel(type, faults);
  const label = own(type, 'class_label');
  if (isPlainObject(label)) return classesOfLabel(label, faults);
  return classesOf(own(type, 'dtype', 'sequence', 'list', 'feature'), faults, depth + 1);
}

/** Every type that is named anywhere in a column. */
function typesIn(type: Plain, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof type === 'string') return [type.toLowerCase()];
  if (Array.isArray(type)) return type.flatMap((item) => typesIn(item, depth + 1));
  if (!isPlainObject(type)) return [];
  const named = typesIn(own(type, '_type', 'dtype'), depth + 1);
  const keys = Object.keys(type).filter((key) => key.startsWith('translation'));
  const inner = ['sequence', 'list', 'feature', 'struct'].flatMap((key) => {
    const value = own(type, key);
    return typeof value === 'string' ? [value.toLowerCase()] : typesIn(value, depth + 1);
  });
  return [...named, ...keys, ...inner];
}

/**
 * The column that models predict: the stated one, one that is called a label, or the only label
 * there is.
 */
function classesOfConfig(config: PlainObject, faults: Ignoring): number | null {
  const labels = columnsOf(own(config, 'features')).flatMap(({ name, type }) => {
    const classes = classesOf(type, faults);
    return classes === null ? [] : [{ name, classes }];
  });
  const output = textOf(own(objectOf(own(config, 'supervised_keys')), 'output'));
  for (const wanted of [output, ...LABEL_COLUMNS]) {
    const found = labels.find(({ name }) => name === wanted);
    if (found !== undefined) return found.classes;
  }
  return labels.length === 1 ? (labels[0]?.classes ?? null) : null;
}

function trainingExamplesOf(config: PlainObject, faults: Ignoring): number | null {
  const splits = own(config, 'splits');
  const train = isPlainObject(splits)
    ? own(splits, 'train')
    : Array.isArray(splits)
      ? splits.find((split) => isPlainObject(split) && own(split, 'name') === 'train')
      : null;
  const examples = isPlainObject(train)
    ? countAt(own(train, 'num_examples'), 'dataset_info.splits.num_examples', faults)
    : null;
  return examples === 0 ? null : examples;
}

const agreed = (figures: readonly (number | null)[]): number | null =>
  figures.every((figure) => figure === figures[0]) ? (figures[0] ?? null) : null;

/**
 * Facts of a dataset from its configurations. The configuration `default` speaks for the dataset,
 * else all must agree: a figure of one of many tasks would be a false figure for the dataset.
 *
 * @param faults takes counts that cannot be used
 * @param isComplete false when the source lists only some of the configurations
 */
export function factsOf(
  configs: readonly (readonly [string, PlainObject])[],
  faults: Ignoring,
  isComplete = true,
): DatasetFacts {
  const chosen = configs.filter(([name]) => name === DEFAULT_CONFIG);
  const speaking = (chosen.length > 0 ? chosen : isComplete ? configs : []).map(([, config]) => config);
  const types = configs.flatMap(([, config]) =>
    columnsOf(own(config, 'features')).flatMap(({ type }) => typesIn(type)),
  );
  const modalities = types.flatMap((type) =>
    Object.hasOwn(MODALITY_OF_TYPE, type) ? (MODALITY_OF_TYPE[type] ?? []) : [],
  );
  return {
    classes: agreed(speaking.map((config) => classesOfConfig(config, faults))),
    trainingExamples: agreed(speaking.map((config) => trainingExamplesOf(config, faults))),
    modalities: unique(modalities).sort(),
  };
}

/**
 * Configurations of a card's `dataset_info`: one mapping, or a list of them with a `config_name`
 * each.
 */
export function configsOfCard(info: Plain): [string, PlainObject][] {
  return asList(info)
    .filter(isPlainObject)
    .map((config) => [textOf(own(config, 'config_name')) ?? DEFAULT_CONFIG, config]);
}

/** Configurations of a `dataset_infos.json`: a mapping from their names. */
export const configsOfInfos = (infos: PlainObject): [string, PlainObject][] =>
  Object.entries(infos).flatMap(([name, config]) => (isPlainObject(config) ? [[name, config]] : []));
