import type { DatasetRecord, ModelRecord, Signature } from '../../hubs';
import { LOCAL_HUB } from '../../catalog';
import type { DatasetFacts, ModelFacts } from './registration.schemas';

const nothingKnown = (externalId: string, name: string) => ({
  hub: LOCAL_HUB,
  externalId,
  revision: null,
  url: null,
  source: null,
  parts: [],
  sameAs: [],
  publisher: null,
  name,
  summary: null,
  licenses: { weights: null, code: null, data: null },
  languages: [],
  tags: [],
  tasks: [],
  domains: [],
  gated: null,
  disabled: null,
  private: false,
  downloads: null,
  likes: null,
  countedAt: null,
  createdAt: null,
  updatedAt: null,
  raw: null,
});

/** A record that says no more than a name. */
export const bareModel = (externalId: string, name: string): ModelRecord => ({
  kind: 'model',
  ...nothingKnown(externalId, name),
  inputModalities: [],
  outputModalities: [],
  architectureFamily: null,
  architectureName: null,
  parameterCount: null,
  inputSignature: null,
  outputSignature: null,
  libraries: [],
  weightForms: [],
  trainings: [],
  bases: [],
  evaluations: [],
  artifacts: [],
});

/** A record that says no more than a name. */
export const bareDataset = (externalId: string, name: string): DatasetRecord => ({
  kind: 'dataset',
  ...nothingKnown(externalId, name),
  modalities: [],
  classes: null,
  trainingExamples: null,
});

/** The given value, else the former one; null is a given value, and means that nothing is known. */
const given = <Value>(fact: Value | null | undefined, before: Value, unknown: Value): Value =>
  fact === undefined ? before : (fact ?? unknown);

type Shared = Pick<ModelFacts, 'name' | 'summary' | 'url' | 'tasks' | 'languages' | 'tags'>;

const mergeShared = (record: ModelRecord | DatasetRecord, facts: Shared) => ({
  name: facts.name ?? record.name,
  summary: given<string | null>(facts.summary, record.summary, null),
  url: given<string | null>(facts.url, record.url, null),
  tasks: given(facts.tasks, record.tasks, []),
  languages: given(facts.languages, record.languages, []),
  tags: given(facts.tags, record.tags, []),
});

/** The record with the given facts in place of what it said. */
export function mergeModel(record: ModelRecord, facts: ModelFacts): ModelRecord {
  const { architecture, licenses } = facts;
  const unknown = { weights: null, code: null, data: null };
  return {
    ...record,
    ...mergeShared(record, facts),
    inputModalities: given<string[]>(facts.inputModalities, record.inputModalities, []),
    outputModalities: given<string[]>(facts.outputModalities, record.outputModalities, []),
    libraries: given(facts.libraries, record.libraries, []),
    architectureFamily:
      architecture === undefined ? record.architectureFamily : (architecture?.family ?? null),
    architectureName: architecture === undefined ? record.architectureName : (architecture?.name ?? null),
    parameterCount: given<number | null>(facts.parameterCount, record.parameterCount, null),
    inputSignature: given<Signature | null>(facts.inputSignature, record.inputSignature, null),
    outputSignature: given<Signature | null>(facts.outputSignature, record.outputSignature, null),
    licenses: given(licenses, record.licenses, unknown),
    revision: facts.version ?? null,
    artifacts: (facts.artifacts ?? []).map(({ size, ...rest }) => ({ ...rest, sizeBytes: size })),
  };
}

/** The record with the given facts in place of what it said. */
export function mergeDataset(record: DatasetRecord, facts: DatasetFacts): DatasetRecord {
  const data = given<string | null>(facts.license, record.licenses.data, null);
  return {
    ...record,
    ...mergeShared(record, facts),
    modalities: given<string[]>(facts.modalities, record.modalities, []),
    classes: given<number | null>(facts.classes, record.classes, null),
    trainingExamples: given<number | null>(facts.trainingExamples, record.trainingExamples, null),
    licenses: { weights: null, code: null, data },
  };
}
