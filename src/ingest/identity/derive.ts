import type { DatasetFields, ModelFields } from '../described-fields';
import type { Fields, OriginFacts, OriginDescription } from '../plan';
import { inPrecedence } from './precedence';
import type { DomainMatch } from '../taxonomy/domain-term';

/** A thing as its origins together describe it. */
export interface Derived extends Omit<OriginFacts, 'sameAs'> {
  /** Which description each field is taken from; fields that none states are missing. */
  sources: ReadonlyMap<string, OriginDescription>;
}

/** Licences that say nothing: the words were not understood, or there were none worth the name. */
const VAGUE_LICENSES: readonly unknown[] = ['other', 'unknown'];

function isStated(field: string, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(field.endsWith('icenseId') && VAGUE_LICENSES.includes(value));
}

/** Takes each field from the first description that says something of it. */
class Choice<Values extends object> {
  readonly sources = new Map<string, OriginDescription>();

  constructor(private readonly stated: ReadonlyMap<OriginDescription, Values>) {}

  pick<Name extends keyof Values & string>(field: Name): Values[Name] {
    const descriptions = inPrecedence([...this.stated.keys()], field);
    const description =
      descriptions.find((one) => isStated(field, this.stated.get(one)?.[field])) ??
      descriptions.find((one) => (this.stated.get(one)?.[field] ?? null) !== null) ??
      descriptions[0];
    const values = description && this.stated.get(description);
    if (description === undefined || values === undefined)
      throw new TypeError('A thing without descriptions is derived.');
    const value = values[field];
    if (isStated(field, value) || typeof value === 'string') this.sources.set(field, description);
    return value;
  }

  /** A field that belongs to another one: from the same description. */
  beside<Name extends keyof Values & string>(field: Name, of: keyof Values & string): Values[Name] | null {
    const description = this.sources.get(of);
    const value = description && this.stated.get(description)?.[field];
    if (description === undefined || value === undefined) return null;
    if (isStated(field, value)) this.sources.set(field, description);
    return value;
  }
}

const times = (descriptions: readonly OriginDescription[], field: 'createdAt' | 'updatedAt'): string[] =>
  descriptions
    .flatMap(({ facts }) => facts.fields.values[field] ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b));

/** Hidden as soon as one of its sources is. */
const privacyOf = (descriptions: readonly OriginDescription[]) => ({
  private: descriptions.some(({ facts }) => facts.fields.values.private === true),
});

/** The first time that a hub gives for it, and the last change that one tells of. */
const timesOf = (descriptions: readonly OriginDescription[]) => ({
  createdAt: times(descriptions, 'createdAt').at(0) ?? null,
  updatedAt: times(descriptions, 'updatedAt').at(-1) ?? null,
});

type Shared = Pick<
  ModelFields & DatasetFields,
  | 'name'
  | 'summary'
  | 'tasks'
  | 'languages'
  | 'tags'
  | 'gated'
  | 'disabled'
  | 'downloads'
  | 'likes'
  | 'countedAt'
>;

const sharedFields = <Values extends Shared>(choice: Choice<Values>) => ({
  name: choice.pick('name'),
  summary: choice.pick('summary'),
  tasks: choice.pick('tasks'),
  languages: choice.pick('languages'),
  tags: choice.pick('tags'),
  gated: choice.pick('gated') ?? null,
  disabled: choice.pick('disabled') ?? null,
  downloads: choice.pick('downloads'),
  likes: choice.pick('likes'),
  countedAt: choice.beside('countedAt', 'downloads') ?? choice.beside('countedAt', 'likes'),
});

const deriveModel = (
  choice: Choice<ModelFields>,
  descriptions: readonly OriginDescription[],
): ModelFields => ({
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
  ...privacyOf(descriptions),
  ...timesOf(descriptions),
});

const deriveDataset = (
  choice: Choice<DatasetFields>,
  descriptions: readonly OriginDescription[],
): DatasetFields => ({
  ...sharedFields(choice),
  modalities: choice.pick('modalities'),
  licenseId: choice.pick('licenseId'),
  licenseRaw: choice.beside('licenseRaw', 'licenseId'),
  classes: choice.pick('classes'),
  trainingExamples: choice.pick('trainingExamples'),
  ...privacyOf(descriptions),
  ...timesOf(descriptions),
});

/** Every domain that a description names, each as sure as the surest of them. */
function joinDomains(descriptions: readonly OriginDescription[]): DomainMatch[] {
  const best = new Map<number, DomainMatch>();
  for (const match of descriptions.flatMap(({ facts }) => facts.domains)) {
    if ((best.get(match.domainId)?.confidence ?? 0) < match.confidence) best.set(match.domainId, match);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || a.domainId - b.domainId);
}

/**
 * What a thing is, from all that its current origins say of it. Pure, and blind to the order of
 * `descriptions`: the same origins give the same thing, whichever came first.
 *
 * @throws TypeError for no descriptions at all, or for models and datasets together
 */
export function derive(descriptions: readonly OriginDescription[]): Derived {
  const models = new Map<OriginDescription, ModelFields>();
  const datasets = new Map<OriginDescription, DatasetFields>();
  for (const description of descriptions) {
    const { fields } = description.facts;
    if (fields.kind === 'MODEL') models.set(description, fields.values);
    else datasets.set(description, fields.values);
  }
  if (models.size > 0 && datasets.size > 0) throw new TypeError('A model and a dataset are no one thing.');
  const [fields, sources] =
    models.size > 0 ? modelOf(models, descriptions) : datasetOf(datasets, descriptions);
  const owner = inPrecedence(descriptions, 'publisher').find(({ facts }) => facts.publisher !== null);
  if (owner !== undefined) sources.set('publisher', owner);
  for (const field of ['createdAt', 'updatedAt'] as const) {
    const source = inPrecedence(descriptions, field).find(
      ({ facts }) => (facts.fields.values[field] ?? null) === fields.values[field],
    );
    if (source !== undefined && fields.values[field] !== null) sources.set(field, source);
  }
  return { fields, publisher: owner?.facts.publisher ?? null, domains: joinDomains(descriptions), sources };
}

type Fill = [Fields, Map<string, OriginDescription>];

function modelOf(
  stated: ReadonlyMap<OriginDescription, ModelFields>,
  descriptions: readonly OriginDescription[],
): Fill {
  const choice = new Choice(stated);
  return [{ kind: 'MODEL', values: deriveModel(choice, descriptions) }, choice.sources];
}

function datasetOf(
  stated: ReadonlyMap<OriginDescription, DatasetFields>,
  descriptions: readonly OriginDescription[],
): Fill {
  const choice = new Choice(stated);
  return [{ kind: 'DATASET', values: deriveDataset(choice, descriptions) }, choice.sources];
}
