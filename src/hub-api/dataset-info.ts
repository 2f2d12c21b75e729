import { numberOf } from './asked';
import { siblingsOf } from './files';
import { commitOf, madeAt, placeOf } from './known-at-hub';
import { licenseWords } from './license-words';
import { wordOfModality } from './modalities';
import type { HubDatasetFragment } from './operations.generated';
import { repositoryId } from './repository-ids';
import { chosen } from './wanted';

export function tagsOf({ tasks, languages, license, modalities, tags }: HubDatasetFragment): string[] {
  return [
    ...tasks.map(({ id }) => `task_categories:${id}`),
    ...languages.map((language) => `language:${language}`),
    ...(license === null ? [] : [`license:${license.id}`]),
    ...modalities.flatMap((modality) => wordOfModality(modality) ?? []).map((word) => `modality:${word}`),
    ...tags,
  ];
}

/** The front matter of a dataset's card, which the Hub calls `cardData`. */
export function cardDataOf(dataset: HubDatasetFragment): Readonly<Record<string, unknown>> {
  const { name, languages, license, tasks, tags, trainingExamples } = dataset;
  const examples = numberOf(trainingExamples);
  return {
    pretty_name: name,
    ...(languages.length > 0 && { language: languages }),
    ...licenseWords({ license, written: null }),
    ...(tasks.length > 0 && { task_categories: tasks.map(({ id }) => id) }),
    ...(tags.length > 0 && { tags }),
    ...(examples !== null && { dataset_info: { splits: [{ name: 'train', num_examples: examples }] } }),
  };
}

/**
 * A dataset as the Hub's API tells of one. What the catalogue does not know is left out.
 *
 * @param wanted names of the properties that are asked for
 */
export function datasetInfoOf(dataset: HubDatasetFragment, wanted: ReadonlySet<string>) {
  return chosen(wanted, {
    _id: dataset.id,
    id: repositoryId(dataset.slug),
    author: dataset.publisher?.slug,
    sha: commitOf(dataset),
    lastModified: dataset.updatedAt,
    createdAt: madeAt(dataset.createdAt, dataset),
    private: dataset.visibility !== 'PUBLIC',
    gated: dataset.gated === true ? 'manual' : dataset.gated,
    disabled: dataset.disabled,
    downloads: numberOf(dataset.downloads),
    likes: numberOf(dataset.likes),
    description: dataset.summary,
    tags: tagsOf(dataset),
    siblings: siblingsOf([]),
    cardData: cardDataOf(dataset),
    rootstock: placeOf(dataset),
  });
}
