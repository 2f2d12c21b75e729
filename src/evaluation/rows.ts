import {
  faultyCell,
  optionalNumber,
  optionalText,
  readTable,
  requiredNumber,
  requiredText,
  type CsvRow,
} from './csv';

/** One published value of one model on one target. */
export interface ResultRow {
  source: string;
  modelId: string;
  architecture?: string;
  pretrainingData?: string;
  targetId: string;
  protocol: string;
  metric: string;
  higherIsBetter: boolean;
  value: number;
}

/** What a table says of a target. */
export interface DatasetRow {
  targetId: string;
  task?: string;
  modality?: string;
  domain?: string;
  description?: string;
  classes?: number;
  trainingExamples?: number;
}

/** What a table says of a model. */
export interface ModelRow {
  source: string;
  modelId: string;
  family?: string;
  /** What it computes, such as `VISION_ENCODER`. */
  kind?: string;
  pretrainingData?: string;
  parameters?: number;
}

const RESULT_COLUMNS = ['model_id', 'target_dataset', 'metric', 'higher_is_better', 'value', 'protocol'];
const TRUTHS: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/** @throws AppError BAD_USER_INPUT naming file, line and column */
export function readResults(file: string): ResultRow[] {
  return readTable(file, RESULT_COLUMNS).map((row) => ({
    source: optionalText(row, 'source') ?? '',
    modelId: requiredText(row, 'model_id'),
    ...named('architecture', optionalText(row, 'model_arch')),
    ...named('pretrainingData', optionalText(row, 'pretrain_dataset')),
    targetId: requiredText(row, 'target_dataset'),
    protocol: requiredText(row, 'protocol'),
    metric: requiredText(row, 'metric'),
    higherIsBetter: readTruth(row, 'higher_is_better'),
    value: requiredNumber(row, 'value'),
  }));
}

/** @throws AppError BAD_USER_INPUT naming file, line and column */
export function readDatasets(file: string): DatasetRow[] {
  return readTable(file, ['target_dataset']).map((row) => ({
    targetId: requiredText(row, 'target_dataset'),
    ...named('task', optionalText(row, 'task')),
    ...named('modality', optionalText(row, 'modality')),
    ...named('domain', optionalText(row, 'domain')),
    ...named('description', optionalText(row, 'description')),
    ...named('classes', optionalNumber(row, 'n_classes')),
    ...named('trainingExamples', optionalNumber(row, 'n_train')),
  }));
}

/** @throws AppError BAD_USER_INPUT naming file, line and column */
export function readModels(file: string): ModelRow[] {
  return readTable(file, ['model_id']).map((row) => ({
    source: optionalText(row, 'source') ?? '',
    modelId: requiredText(row, 'model_id'),
    ...named('family', optionalText(row, 'arch_family')),
    ...named('kind', optionalText(row, 'kind')),
    ...named('pretrainingData', optionalText(row, 'pretrain_dataset')),
    ...named('parameters', optionalNumber(row, 'params')),
  }));
}

function readTruth(row: CsvRow, column: string): boolean {
  const cell = requiredText(row, column);
  const truth = TRUTHS[cell.toLowerCase()];
  if (truth === undefined) throw faultyCell(row, column, `is "${cell}", which is neither 1 nor 0`);
  return truth;
}

/** A property that is left out where its value is unknown. */
function named<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  const property: { [Key in Name]?: Value } = {};
  if (value !== undefined) property[name] = value;
  return property;
}
