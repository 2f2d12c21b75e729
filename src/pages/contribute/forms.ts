import {
  RegisterDatasetDocument,
  RegisterModelDocument,
  ReportTransferResultDocument,
  SuggestDatasetsDocument,
  SuggestModelsDocument,
} from '../operations.generated';
import { INPUTS } from './inputs.generated';
import type { InputField } from './input-field';

/** A field of a form: the path of an input's field, and what helps to fill it in. */
export interface FormField extends InputField {
  readonly path: string;
  /** Whether it takes several lines. */
  readonly isLong: boolean;
  /** Operation that finds what begins like what was typed; null where nothing is suggested. */
  readonly suggest: string | null;
  /** Name of the list of what is known; null where there is none. */
  readonly known: Known | null;
}

/** Vocabularies of which one term is chosen. */
export type Known = 'tasks' | 'licenses' | 'libraries';

export interface FormGroup {
  readonly title: string;
  /** Whether it is open from the start. */
  readonly isFirst: boolean;
  readonly fields: readonly FormField[];
}

/** A form that fills in the input of one mutation. */
export interface ContributeForm {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly mutation: string;
  readonly groups: readonly FormGroup[];
  /** Where what was made is, followed by the key or slug that the mutation answers. */
  readonly madeAt: string;
}

const LONG: ReadonlySet<string> = new Set(['summary', 'study.citation']);
const SUGGESTED: ReadonlyMap<string, string> = new Map([
  ['base', SuggestModelsDocument.toString()],
  ['adapted', SuggestModelsDocument.toString()],
  ['target', SuggestDatasetsDocument.toString()],
]);
const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['license', 'licenses'],
  ['licenses.weights', 'licenses'],
  ['licenses.code', 'licenses'],
  ['licenses.data', 'licenses'],
]);

/** @throws RangeError for a path that the input does not have */
function fieldOf(input: string, path: string): FormField {
  const field = INPUTS[input]?.[path];
  if (field === undefined) throw new RangeError(`${input} has no field ${path}.`);
  return {
    ...field,
    path,
    isLong: LONG.has(path),
    suggest: SUGGESTED.get(path) ?? null,
    known: KNOWN.get(path) ?? null,
  };
}

const groupsOf = (input: string, groups: Readonly<Record<string, readonly string[]>>): FormGroup[] =>
  Object.entries(groups).map(([title, paths], place) => ({
    title,
    isFirst: place === 0,
    fields: paths.map((path) => fieldOf(input, path)),
  }));

export const FORMS: readonly ContributeForm[] = [
  {
    path: '/contribute/result',
    title: 'Report a result',
    lead: 'What came of adapting a base to a dataset. It counts as evidence for everybody who asks for a base.',
    mutation: ReportTransferResultDocument.toString(),
    groups: groupsOf('TransferResultReportInput', {
      'What was measured': ['base', 'target', 'protocol', 'metric', 'value', 'study.key'],
      'How it was measured': [
        ...['split', 'trainingExamples', 'recipe', 'seed', 'scratchBaseline', 'cost.gpuHours', 'adapted'],
      ],
      'Where it is cited from': [
        ...['study.title', 'study.url', 'study.doi', 'study.year', 'study.repository', 'study.license'],
        'study.citation',
      ],
      'Who may see it, and what it follows': ['visibility', 'publisher', 'receipt', 'supersedes'],
    }),
    madeAt: '/studies/',
  },
  {
    path: '/contribute/dataset',
    title: 'Register a dataset',
    lead: 'A dataset of yours, so that bases can be recommended for it and results reported on it.',
    mutation: RegisterDatasetDocument.toString(),
    groups: groupsOf('DatasetRegisterInput', {
      'The dataset': ['publisher', 'name', 'summary', 'tasks', 'domains'],
      'What it holds': ['modalities', 'classes', 'trainingExamples', 'languages', 'tags'],
      'Where it is, and who may see it': ['url', 'license', 'visibility'],
    }),
    madeAt: '/datasets/',
  },
  {
    path: '/contribute/model',
    title: 'Register a model',
    lead: 'A model of yours that others may start from.',
    mutation: RegisterModelDocument.toString(),
    groups: groupsOf('ModelRegisterInput', {
      'The model': ['publisher', 'name', 'summary', 'tasks', 'libraries', 'licenses.weights'],
      'What it is': [
        ...['inputModalities', 'outputModalities', 'parameterCount', 'architecture.family'],
        ...['architecture.name', 'languages', 'domains', 'tags'],
      ],
      'Where it is, and who may see it': ['url', 'licenses.code', 'licenses.data', 'visibility'],
    }),
    madeAt: '/models/',
  },
];
