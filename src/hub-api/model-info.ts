import { numberOf } from './asked';
import { siblingsOf } from './files';
import { commitOf, madeAt, otherIds, placeOf, versionOf, type Named } from './known-at-hub';
import { licenseWords } from './license-words';
import { modelIndexOf, NO_DATASET } from './model-index';
import type { LineageRelation } from '../schema-types';
import type { HubModelFragment } from './operations.generated';
import { repositoryId } from './repository-ids';
import { chosen } from './wanted';

/** The Hub's words for how a model was made from its base. */
const RELATIONS: Readonly<Partial<Record<LineageRelation, string>>> = {
  FINETUNE: 'finetune',
  ADAPTER: 'adapter',
  QUANTIZED: 'quantized',
  MERGE: 'merge',
};

interface Base {
  readonly id: string;
  /** Null where the Hub has no word for it. */
  readonly relation: string | null;
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
const present = <Value>(value: Value | null | undefined): Value[] => (value == null ? [] : [value]);

const basesOf = ({ bases }: HubModelFragment): Base[] =>
  (bases?.nodes ?? []).flatMap(({ base, relation }) =>
    base === null ? [] : [{ id: repositoryId(base.slug), relation: RELATIONS[relation] ?? null }],
  );

const datasetsOf = ({ trainings }: HubModelFragment): string[] =>
  unique(
    (trainings?.nodes ?? []).flatMap(({ dataset }) => (dataset === null ? [] : [repositoryId(dataset.slug)])),
  );

/** Words without a prefix that the Hub puts among the tags, and no author wrote there. */
const addedTo = ({ tags, tasks, libraries, languages }: HubModelFragment): string[] =>
  unique([...libraries, ...tasks].map(({ id }) => id).concat(languages)).filter(
    (word) => !tags.includes(word),
  );

/** Tags as the Hub has them: words, what authors wrote, and facts with a prefix. */
export function tagsOf(model: HubModelFragment): string[] {
  const { tags, licenses } = model;
  return unique([
    ...addedTo(model),
    ...tags,
    ...datasetsOf(model).map((id) => `dataset:${id}`),
    ...basesOf(model).flatMap(({ id, relation }) => [
      `base_model:${id}`,
      ...(relation === null ? [] : [`base_model:${relation}:${id}`]),
    ]),
    ...present(licenses.weights).map(({ id }) => `license:${id}`),
  ]);
}

/** One value as it is, several as a list, none left out. */
const oneOrMore = (name: string, values: readonly string[]): Readonly<Record<string, unknown>> =>
  values.length === 0 ? {} : { [name]: values.length === 1 ? values[0] : values };

/** The front matter of a card, which the Hub calls `cardData`. */
export function cardDataOf(model: HubModelFragment): Readonly<Record<string, unknown>> {
  const { languages, libraries, tasks, tags, licenses, name, figures } = model;
  const bases = basesOf(model);
  const relations = unique(bases.map(({ relation }) => relation));
  const [relation = null, ...others] = relations;
  const datasets = datasetsOf(model);
  const index = modelIndexOf(name, figures?.nodes ?? []);
  return {
    ...oneOrMore('language', languages),
    ...licenseWords({ license: licenses.weights, written: licenses.weightsLicenseRaw }),
    ...oneOrMore(
      'library_name',
      libraries.slice(0, 1).map(({ id }) => id),
    ),
    ...oneOrMore(
      'pipeline_tag',
      tasks.slice(0, 1).map(({ id }) => id),
    ),
    ...(tags.length > 0 && { tags }),
    ...oneOrMore(
      'base_model',
      bases.map(({ id }) => id),
    ),
    ...(relation !== null && others.length === 0 && { base_model_relation: relation }),
    ...(datasets.length > 0 && { datasets }),
    ...(index !== null && { 'model-index': index }),
  };
}

/** What a record names beside its own model. */
const namedBy = ({ bases, trainings, figures }: HubModelFragment): Named[] => [
  ...(bases?.nodes ?? []).flatMap(({ base }) => present(base)),
  ...(trainings?.nodes ?? []).flatMap(({ dataset }) => present(dataset)),
  ...(figures?.nodes ?? []).flatMap(({ dataset }) => present(dataset)),
];

/** What the Hub has no field for, and who mirrors this catalogue goes by. */
function rootstockOf(model: HubModelFragment) {
  const { parameterCount, tasks, libraries } = model;
  return {
    ...placeOf(model),
    added: addedTo(model),
    tasks: tasks.map(({ id }) => id),
    libraries: libraries.map(({ id }) => id),
    ...(parameterCount !== null && { parameterCount: numberOf(parameterCount) }),
    // Words that stand where nothing is known are no ids either.
    ids: { [NO_DATASET]: null, ...otherIds(namedBy(model)) },
  };
}

function configOf({ architecture }: HubModelFragment) {
  const { family = null, name = null } = architecture ?? {};
  if (family === null && name === null) return null;
  return {
    ...(name !== null && { architectures: [name] }),
    ...(family !== null && { model_type: family }),
  };
}

/**
 * A model as the Hub's API tells of one. What the catalogue does not know is left out.
 *
 * @param wanted names of the properties that are asked for
 */
export function modelInfoOf(model: HubModelFragment, wanted: ReadonlySet<string>) {
  const { slug, tasks, libraries, versions = [], parameterCount, figures } = model;
  const id = repositoryId(slug);
  const total = numberOf(parameterCount);
  return chosen(wanted, {
    _id: model.id,
    id,
    modelId: id,
    author: model.publisher?.slug,
    sha: commitOf(model),
    lastModified: model.updatedAt,
    createdAt: madeAt(model.createdAt, model),
    private: model.visibility !== 'PUBLIC',
    // Which of the Hub's two ways of granting access it is, the catalogue does not know.
    gated: model.gated === true ? 'manual' : model.gated,
    disabled: model.disabled,
    downloads: numberOf(model.downloads),
    likes: numberOf(model.likes),
    library_name: libraries[0]?.id,
    pipeline_tag: tasks[0]?.id,
    tags: tagsOf(model),
    siblings: siblingsOf(versionOf(versions, model)?.files.nodes ?? []),
    config: configOf(model),
    safetensors: total === null ? null : { parameters: {}, total },
    'model-index': modelIndexOf(model.name, figures?.nodes ?? []),
    cardData: wanted.has('cardData') ? cardDataOf(model) : null,
    rootstock: wanted.has('rootstock') ? rootstockOf(model) : null,
  });
}
