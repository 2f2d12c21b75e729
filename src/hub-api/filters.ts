import { modalityOf } from './modalities';
import type { DatasetFilter, EntityStatus, LineageRelation, ModelFilter, TextFilter } from '../schema-types';
import type { DatasetParameters, ModelParameters } from './parameters';
import type { ShortId, SlugsOfIds } from './repository';
import { slugOf } from './repository-ids';
import type { Kind } from './wanted';

/** What somebody described; nothing is known of what is only named. */
const LISTED: EntityStatus[] = ['ACTIVE', 'DEPRECATED'];

const RELATIONS: Readonly<Record<string, LineageRelation>> = {
  adapter: 'ADAPTER',
  finetune: 'FINETUNE',
  merge: 'MERGE',
  quantized: 'QUANTIZED',
};

/** What the slug must be, so that its id is this one. */
function slugFilter(id: string, slugs: SlugsOfIds): TextFilter {
  const known = slugOf(id);
  const slug = 'slug' in known ? known.slug : slugs.get(id);
  // Everything has a slug.
  return slug === undefined ? { isNull: true } : { eq: slug };
}

/** What stands behind `base_model:`, apart. */
function baseIn(value: string): { readonly id: string; readonly relation?: LineageRelation | undefined } {
  const [, word = '', id = value] = /^([a-z]+):(.+)$/i.exec(value) ?? [];
  const relation = Object.hasOwn(RELATIONS, word) ? RELATIONS[word] : undefined;
  return relation === undefined ? { id: value } : { id, relation };
}

function basesFilter(value: string, slugs: SlugsOfIds): ModelFilter {
  const { id, relation } = baseIn(value);
  const base = slugFilter(id, slugs);
  return { bases: { base, ...(relation !== undefined && { relation: { eq: relation } }) } };
}

/** What a tag with a prefix says of a model. */
const OF_MODELS: Readonly<Record<string, (value: string, slugs: SlugsOfIds) => ModelFilter>> = {
  license: (id) => ({ license: { id: { eq: id } } }),
  dataset: (id, slugs) => ({ trainedOn: { dataset: slugFilter(id, slugs) } }),
  base_model: basesFilter,
  language: (has) => ({ languages: { has } }),
};

const OF_DATASETS: Readonly<Record<string, (value: string) => DatasetFilter | undefined>> = {
  license: (id) => ({ license: { id: { eq: id } } }),
  language: (has) => ({ languages: { has } }),
  task_categories: (has) => ({ tasks: { has } }),
  modality: (word) => {
    const has = modalityOf(word);
    return has === undefined ? undefined : { modalities: { has } };
  },
};

/** A tag's prefix and what is behind it; the prefix is empty where there is none. */
function apart(tag: string): readonly [prefix: string, value: string] {
  const colon = tag.indexOf(':');
  return colon < 0 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)];
}

function modelTag(tag: string, slugs: SlugsOfIds): ModelFilter {
  const [prefix, value] = apart(tag);
  const own = Object.hasOwn(OF_MODELS, prefix) ? OF_MODELS[prefix] : undefined;
  if (own !== undefined) return own(value, slugs);
  const lists = ['tags', 'tasks', 'libraries', 'languages'] as const;
  return { or: lists.map((list) => ({ [list]: { has: tag } })) };
}

function datasetTag(tag: string): DatasetFilter {
  const [prefix, value] = apart(tag);
  const own = Object.hasOwn(OF_DATASETS, prefix) ? OF_DATASETS[prefix]?.(value) : undefined;
  return own ?? { tags: { has: tag } };
}

/** What both kinds are asked for alike. */
const sharedFilter = ({ author, gated }: Pick<ModelParameters, 'author' | 'gated'>) => ({
  status: { in: LISTED },
  ...(author !== undefined && { publisher: { slug: { eq: author } } }),
  ...(gated !== undefined && { gated }),
});

const tagsIn = (filter: readonly string[]): string[] =>
  filter
    .flatMap((given) => given.split(','))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Shortened ids that models are filtered by. */
export const shortenedIn = ({ filter }: ModelParameters): ShortId[] =>
  tagsIn(filter).flatMap((tag) => {
    const [prefix, value] = apart(tag);
    if (prefix === 'dataset') return shortId('datasets', value);
    return prefix === 'base_model' ? shortId('models', baseIn(value).id) : [];
  });

function shortId(kind: Kind, id: string): ShortId[] {
  const known = slugOf(id);
  return 'prefix' in known ? [{ kind, id, prefix: known.prefix }] : [];
}

const contained = (search: readonly string[]) => search.map((contains) => ({ slug: { contains } }));

const allOf = <Filter>(filters: readonly Filter[]): { and?: Filter[] } =>
  filters.length === 0 ? {} : { and: [...filters] };

/** @param slugs of the shortened ids that it names */
export function modelFilter(given: ModelParameters, slugs: SlugsOfIds): ModelFilter {
  const { pipeline_tag: task, library, num_parameters: { min, max } = {}, filter, search } = given;
  return {
    ...sharedFilter(given),
    // Models of a task are found by their tasks, in any order of the list.
    ...(task !== undefined && { tasks: { has: task }, mainTask: { eq: task } }),
    ...(library !== undefined && { libraries: { has: library } }),
    ...((min ?? max) !== undefined && {
      parameterCount: { ...(min !== undefined && { gte: min }), ...(max !== undefined && { lte: max }) },
    }),
    ...allOf<ModelFilter>([...contained(search), ...tagsIn(filter).map((tag) => modelTag(tag, slugs))]),
  };
}

export const datasetFilter = (given: DatasetParameters): DatasetFilter => ({
  ...sharedFilter(given),
  ...allOf<DatasetFilter>([...contained(given.search), ...tagsIn(given.filter).map(datasetTag)]),
});
