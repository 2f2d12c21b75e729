import type { DatasetFields, ModelFields } from '../describe';
import type { Fields, OriginFacts, Voice } from '../plan';
import { inPrecedence } from './precedence';
import type { DomainMatch } from '../taxonomy/domain-term';

/** A thing as its origins together describe it. */
export interface Derived extends Omit<OriginFacts, 'sameAs'> {
  /** Which voice each field is taken from; fields that nobody speaks of are missing. */
  sources: ReadonlyMap<string, Voice>;
}

/** Licences that say nothing: the words were not understood, or there were none worth the name. */
const VAGUE_LICENSES: readonly unknown[] = ['other', 'unknown'];

function isSaid(field: string, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(field.endsWith('icenseId') && VAGUE_LICENSES.includes(value));
}

/** Takes each field from the first voice that says something of it. */
class Choice<Values extends object> {
  readonly sources = new Map<string, Voice>();

  constructor(private readonly said: ReadonlyMap<Voice, Values>) {}

  pick<Name extends keyof Values & string>(field: Name): Values[Name] {
    const voices = inPrecedence([...this.said.keys()], field);
    const voice =
      voices.find((one) => isSaid(field, this.said.get(one)?.[field])) ??
      voices.find((one) => (this.said.get(one)?.[field] ?? null) !== null) ??
      voices[0];
    const values = voice && this.said.get(voice);
    if (voice === undefined || values === undefined)
      throw new TypeError('A thing without voices is derived.');
    const value = values[field];
    if (isSaid(field, value) || typeof value === 'string') this.sources.set(field, voice);
    return value;
  }

  /** A field that belongs to another one: from the same voice. */
  beside<Name extends keyof Values & string>(field: Name, of: keyof Values & string): Values[Name] | null {
    const voice = this.sources.get(of);
    const value = voice && this.said.get(voice)?.[field];
    if (voice === undefined || value === undefined) return null;
    if (isSaid(field, value)) this.sources.set(field, voice);
    return value;
  }
}

const times = (voices: readonly Voice[], field: 'createdAt' | 'updatedAt'): string[] =>
  voices
    .flatMap(({ facts }) => facts.fields.values[field] ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b));

/** The first time that a hub gives for it, and the last change that one tells of. */
const timesOf = (voices: readonly Voice[]) => ({
  createdAt: times(voices, 'createdAt').at(0) ?? null,
  updatedAt: times(voices, 'updatedAt').at(-1) ?? null,
});

type Shared = Pick<
  ModelFields & DatasetFields,
  'name' | 'summary' | 'tasks' | 'languages' | 'tags' | 'downloads' | 'likes'
>;

const sharedFields = <Values extends Shared>(choice: Choice<Values>) => ({
  name: choice.pick('name'),
  summary: choice.pick('summary'),
  tasks: choice.pick('tasks'),
  languages: choice.pick('languages'),
  tags: choice.pick('tags'),
  downloads: choice.pick('downloads'),
  likes: choice.pick('likes'),
});

const deriveModel = (choice: Choice<ModelFields>, voices: readonly Voice[]): ModelFields => ({
  ...sharedFields(choice),
  inputModalities: choice.pick('inputModalities'),
  outputModalities: choice.pick('outputModalities'),
  libraries: choice.pick('libraries'),
  architectureFamily: choice.pick('architectureFamily'),
  architectureName: choice.pick('architectureName'),
  parameterCount: choice.pick('parameterCount'),
  inputSignature: choice.pick('inputSignature'),
  outputSignature: choice.pick('outputSignature'),
  weightsLicenseId: choice.pick('weightsLicenseId'),
  weightsLicenseRaw: choice.beside('weightsLicenseRaw', 'weightsLicenseId'),
  codeLicenseId: choice.pick('codeLicenseId'),
  dataLicenseId: choice.pick('dataLicenseId'),
  ...timesOf(voices),
});

const deriveDataset = (choice: Choice<DatasetFields>, voices: readonly Voice[]): DatasetFields => ({
  ...sharedFields(choice),
  modalities: choice.pick('modalities'),
  licenseId: choice.pick('licenseId'),
  licenseRaw: choice.beside('licenseRaw', 'licenseId'),
  classes: choice.pick('classes'),
  trainingExamples: choice.pick('trainingExamples'),
  ...timesOf(voices),
});

/** Every domain that a voice names, each as sure as the surest of them. */
function joinDomains(voices: readonly Voice[]): DomainMatch[] {
  const best = new Map<number, DomainMatch>();
  for (const match of voices.flatMap(({ facts }) => facts.domains)) {
    if ((best.get(match.domainId)?.confidence ?? 0) < match.confidence) best.set(match.domainId, match);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || a.domainId - b.domainId);
}

/**
 * What a thing is, from all that its current origins say of it. Pure, and blind to the order of `voices`: the same origins
 * give the same thing, whichever came first.
 *
 * @throws TypeError for no voices at all, or for models and datasets together
 */
export function derive(voices: readonly Voice[]): Derived {
  const models = new Map<Voice, ModelFields>();
  const datasets = new Map<Voice, DatasetFields>();
  for (const voice of voices) {
    const { fields } = voice.facts;
    if (fields.kind === 'MODEL') models.set(voice, fields.values);
    else datasets.set(voice, fields.values);
  }
  if (models.size > 0 && datasets.size > 0) throw new TypeError('A model and a dataset are no one thing.');
  const [fields, sources] = models.size > 0 ? modelOf(models, voices) : datasetOf(datasets, voices);
  const owner = inPrecedence(voices, 'publisher').find(({ facts }) => facts.publisher !== null);
  if (owner !== undefined) sources.set('publisher', owner);
  for (const field of ['createdAt', 'updatedAt'] as const) {
    const teller = inPrecedence(voices, field).find(
      ({ facts }) => (facts.fields.values[field] ?? null) === fields.values[field],
    );
    if (teller !== undefined && fields.values[field] !== null) sources.set(field, teller);
  }
  return { fields, publisher: owner?.facts.publisher ?? null, domains: joinDomains(voices), sources };
}

type Fill = [Fields, Map<string, Voice>];

function modelOf(said: ReadonlyMap<Voice, ModelFields>, voices: readonly Voice[]): Fill {
  const choice = new Choice(said);
  return [{ kind: 'MODEL', values: deriveModel(choice, voices) }, choice.sources];
}

function datasetOf(said: ReadonlyMap<Voice, DatasetFields>, voices: readonly Voice[]): Fill {
  const choice = new Choice(said);
  return [{ kind: 'DATASET', values: deriveDataset(choice, voices) }, choice.sources];
}
