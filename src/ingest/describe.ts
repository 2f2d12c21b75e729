import type { LineageRelationName, ModalityName, TrainingRoleName } from '../catalog';
import { MODALITIES } from '../catalog';
import {
  type DatasetRecord,
  type ModelRecord,
  type RecordProblem,
  type Reference,
  type Fault,
  withFound,
  faultFields,
} from '../hubs';
import { domainsOf, type DomainSources } from './describe-domains';
import type { DatasetFields, ModelFields, SharedFields } from './described-fields';
import { languagesOf } from './describe-languages';
import { nameOfThing } from './name-of-thing';
import { inferredRelation } from './taxonomy/inferred-relation';
import { onScale, ScaleWitnesses } from './taxonomy/scale';
import { relationOf } from './taxonomy/relations';
import type { DomainWords } from './taxonomy/domain-words';
import type { TaskTerm, Taxonomies } from './taxonomy/taxonomies';
import type { DomainMatch } from './taxonomy/domain-term';

export interface DescribedEvaluation {
  dataset: Reference | null;
  subset: string | null;
  datasetRevision: string | null;
  taskId: string | null;
  split: string | null;
  metricId: string;
  value: number;
  verified: boolean;
  study: string | null;
  sourceUrl: string | null;
}

/** A record in the catalogue's own terms. */
export interface Described<Fields> {
  fields: Fields;
  domains: DomainMatch[];
  problems: RecordProblem[];
}

export interface DescribedModel extends Described<ModelFields> {
  bases: { base: Reference; relation: LineageRelationName; relationRaw: string | null }[];
  trainings: { dataset: Reference; role: TrainingRoleName }[];
  evaluations: DescribedEvaluation[];
}

/** What words are mapped with. */
export interface Vocabulary {
  taxonomies: Taxonomies;
  domains: DomainWords;
}

/** Input modality of a library that is for one kind of data only. */
const LIBRARY_MODALITIES: Record<string, ModalityName[]> = {
  open_clip: ['IMAGE', 'TEXT'],
  'sentence-transformers': ['TEXT'],
  speechbrain: ['AUDIO'],
  timm: ['IMAGE'],
};

/** @param names what the field is about beside the record's own thing */
type Ignore = (field: string, fault: Fault, names?: readonly Reference[]) => void;

const ignoring =
  (record: ModelRecord | DatasetRecord, problems: RecordProblem[]): Ignore =>
  (field, fault, names) =>
    problems.push({ ...nameOfThing(record, names), field, ...faultFields(fault), action: 'ignored' });

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Maps a model's words to terms. A word without a term is left out and reported. */
export function describeModel(record: ModelRecord, vocabulary: Vocabulary): DescribedModel {
  const problems: RecordProblem[] = [];
  const ignore = ignoring(record, problems);
  const { taxonomies } = vocabulary;
  const { libraries, others } = librariesOf(record, taxonomies);
  const tasks = tasksOf(record, taxonomies, ignore);
  const fields: ModelFields = {
    ...sharedFields(record, tasks, ignore),
    tags: unique([...record.tags, ...others]),
    inputModalities: inputsOf(record, tasks, libraries, ignore),
    outputModalities: modalities(record.outputModalities, tasks, (task) => task.outputModalities, ignore),
    libraries,
    architectureFamily: record.architectureFamily,
    architectureName: record.architectureName,
    parameterCount: record.parameterCount,
    inputSignature: record.inputSignature,
    outputSignature: record.outputSignature,
    ...modelLicenses(record, taxonomies),
  };
  return {
    fields,
    domains: domainsOf(record, {
      ...domainSources(vocabulary, tasks, ignore),
      modalities: [...fields.inputModalities, ...fields.outputModalities],
    }),
    problems,
    bases: basesOf(record),
    trainings: record.trainings,
    evaluations: evaluationsOf(record, taxonomies, ignore),
  };
}

/** The source's own word for a relation counts; without one it follows from the record. */
const basesOf = (record: ModelRecord): DescribedModel['bases'] =>
  record.bases.map(({ base, relation, inferred }) => ({
    base,
    relation: relationOrNull(relation ?? inferred) ?? inferredRelation(record),
    relationRaw: relation,
  }));

const relationOrNull = (word: string | undefined) => (word === undefined ? null : relationOf(word));

/** Maps a dataset's words to terms. */
export function describeDataset(record: DatasetRecord, vocabulary: Vocabulary): Described<DatasetFields> {
  const problems: RecordProblem[] = [];
  const ignore = ignoring(record, problems);
  const tasks = tasksOf(record, vocabulary.taxonomies, ignore);
  const raw = record.licenses.data ?? record.licenses.weights;
  const fields: DatasetFields = {
    ...sharedFields(record, tasks, ignore),
    modalities: modalities(record.modalities, tasks, (task) => task.inputModalities, ignore),
    licenseId: raw === null ? null : (vocabulary.taxonomies.license(raw)?.id ?? 'other'),
    licenseRaw: raw,
    classes: record.classes,
    trainingExamples: record.trainingExamples,
  };
  const sources = {
    ...domainSources(vocabulary, tasks, ignore),
    modalities: [...fields.modalities, ...tasks.flatMap((task) => task.outputModalities)],
  };
  return { fields, domains: domainsOf(record, sources), problems };
}

function sharedFields(record: ModelRecord | DatasetRecord, tasks: TaskTerm[], ignore: Ignore): SharedFields {
  const {
    name,
    summary,
    tags,
    gated,
    disabled,
    private: isPrivate,
    downloads,
    likes,
    countedAt,
    createdAt,
    updatedAt,
  } = record;
  const taskIds = unique(tasks.map(({ id }) => id));
  const languages = languagesOf(record, taskIds, (word) =>
    ignore('languages', withFound('is no language', JSON.stringify(word))),
  );
  return {
    name,
    summary,
    tasks: taskIds,
    languages,
    tags: unique(tags),
    gated,
    disabled,
    private: isPrivate,
    downloads,
    likes,
    countedAt,
    createdAt,
    updatedAt,
  };
}

/**
 * Stated tasks; where none is stated, tags that are exactly a task's id, as the Hub itself does.
 */
function tasksOf(record: ModelRecord | DatasetRecord, taxonomies: Taxonomies, ignore: Ignore): TaskTerm[] {
  const stated = record.tasks.flatMap((word) => {
    const task = taxonomies.task(word);
    if (task === null) ignore('tasks', withFound('is no known task', JSON.stringify(word)));
    return task ?? [];
  });
  if (record.tasks.length > 0) return stated;
  return record.tags.filter((tag) => taxonomies.isTaskId(tag)).flatMap((tag) => taxonomies.task(tag) ?? []);
}

function modalities(
  stated: readonly string[],
  tasks: readonly TaskTerm[],
  ofTask: (task: TaskTerm) => readonly ModalityName[],
  ignore: Ignore,
): ModalityName[] {
  const known = stated.flatMap((word) => {
    const found = MODALITIES.find((modality) => modality === word.toUpperCase());
    if (found === undefined) ignore('modalities', withFound('is no modality', JSON.stringify(word)));
    return found ?? [];
  });
  const found = known.length > 0 ? known : tasks.flatMap((task) => [...ofTask(task)]);
  return MODALITIES.filter((modality) => found.includes(modality));
}

function inputsOf(
  record: ModelRecord,
  tasks: TaskTerm[],
  libraries: string[],
  ignore: Ignore,
): ModalityName[] {
  const found = modalities(record.inputModalities, tasks, (task) => task.inputModalities, ignore);
  if (found.length > 0 || tasks.length > 0) return found;
  const [library] = libraries;
  return (
    (library !== undefined && Object.hasOwn(LIBRARY_MODALITIES, library) && LIBRARY_MODALITIES[library]) || []
  );
}

/**
 * Known libraries, from the tags where none is stated; any other word for a library stays as a tag,
 * so that it can be found.
 */
function librariesOf(record: ModelRecord, taxonomies: Taxonomies): { libraries: string[]; others: string[] } {
  const terms = record.libraries.map((word) => ({ word, term: taxonomies.library(word) }));
  const tags = record.libraries.length > 0 ? [] : record.tags;
  const tagged = tags.filter((tag) => taxonomies.library(tag)?.id === tag);
  return {
    libraries: unique([...terms.flatMap(({ term }) => term?.id ?? []), ...tagged]),
    others: terms.flatMap(({ word, term }) => (term === null ? word : [])),
  };
}

function modelLicenses({ licenses }: ModelRecord, taxonomies: Taxonomies) {
  const idOf = (text: string | null) => (text === null ? null : (taxonomies.license(text)?.id ?? 'other'));
  return {
    weightsLicenseId: idOf(licenses.weights),
    codeLicenseId: idOf(licenses.code),
    dataLicenseId: idOf(licenses.data),
    weightsLicenseRaw: licenses.weights,
  };
}

const domainSources = (
  vocabulary: Vocabulary,
  tasks: readonly TaskTerm[],
  ignore: Ignore,
): Omit<DomainSources, 'modalities'> => ({
  words: vocabulary.domains,
  isTask: (word) => vocabulary.taxonomies.task(word) !== null,
  tasks: tasks.map(({ id }) => id),
  unknown: (word) => ignore('domains', withFound('is no known domain', JSON.stringify(word))),
});

function evaluationsOf(record: ModelRecord, taxonomies: Taxonomies, ignore: Ignore): DescribedEvaluation[] {
  const figures = record.evaluations.map((evaluation) => taxonomies.measured(evaluation.metric, evaluation));
  const witnesses = new ScaleWitnesses(figures.filter((figure) => figure !== null));
  return record.evaluations.flatMap((evaluation, place) => {
    const figure = figures[place] ?? null;
    const names = evaluation.dataset === null ? [] : [evaluation.dataset];
    const field = `evaluations.${place}`;
    if (figure === null) {
      ignore(field, withFound('is of an unknown metric', JSON.stringify(evaluation.metric)), names);
      return [];
    }
    const scaled = onScale(figure, witnesses);
    if ('fault' in scaled) {
      ignore(field, scaled.fault, names);
      return [];
    }
    const { task, dataset, split, verified, study, sourceUrl } = evaluation;
    const taskId = task === null ? null : (taxonomies.task(task)?.id ?? null);
    const part = { subset: evaluation.subset ?? null, datasetRevision: evaluation.datasetRevision ?? null };
    const { value } = scaled;
    return [
      { dataset, ...part, split, taskId, metricId: figure.metric.id, value, verified, study, sourceUrl },
    ];
  });
}
