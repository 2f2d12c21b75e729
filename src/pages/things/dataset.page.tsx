import type { VNode } from 'preact';
import { croissantPath, missingFacts, modifiedOn } from '../../croissant';
import { nothingHere } from '../notices';
import { DatasetPageDocument, type DatasetPageQuery } from '../operations.generated';
import { definePage } from '../page';
import { Facts, Links, Section } from '../parts/facts';
import { datasetPath, domainPath, modelPath, pathWith, publisherPath } from '../parts/links';
import { counted, day, spoken, whole } from '../parts/words';
import { Origins } from './origins';
import { ResultTable } from './result-table';

type Dataset = NonNullable<DatasetPageQuery['dataset']>;

const factsOf = (dataset: Dataset) => [
  {
    name: 'Tasks',
    value:
      dataset.tasks.length === 0 ? null : (
        <Links
          links={dataset.tasks.map(({ id, name }) => ({
            href: pathWith('/browse/datasets', { task: id }),
            text: name,
          }))}
        />
      ),
  },
  { name: 'Kinds of data', value: dataset.modalities.map(spoken).join(', ') },
  { name: 'Classes', value: dataset.classes === null ? null : whole(dataset.classes) },
  {
    name: 'Training examples',
    value: dataset.trainingExamples === null ? null : whole(dataset.trainingExamples),
  },
  { name: 'Languages', value: dataset.languages.join(', ') },
  { name: 'Licence', value: dataset.license?.name ?? null },
  {
    name: 'Domains',
    value:
      dataset.domains.length === 0 ? null : (
        <Links links={dataset.domains.map(({ slug, name }) => ({ href: domainPath(slug), text: name }))} />
      ),
  },
  {
    name: 'Publisher',
    value:
      dataset.publisher === null ? null : (
        <a href={publisherPath(dataset.publisher.slug)}>{dataset.publisher.name}</a>
      ),
  },
  { name: 'Changed', value: <time dateTime={dataset.updatedAt}>{day(dataset.updatedAt)}</time> },
];

const Body = ({ dataset }: { readonly dataset: Dataset }): VNode => {
  const { transferResults, trainedModels } = dataset;
  return (
    <article class="thing">
      <h1>{dataset.name}</h1>
      <p class="slug">
        <code>{dataset.slug}</code>
      </p>
      {dataset.summary === null ? null : <p class="lead">{dataset.summary}</p>}
      <p>
        <a href={pathWith('/', { dataset: dataset.slug })}>Find a base for this dataset</a>
        {missingFacts(dataset).length > 0 ? null : (
          <>
            {' · '}
            <a href={croissantPath(dataset.slug)} type="application/ld+json">
              As Croissant
            </a>
          </>
        )}
      </p>
      <Facts facts={factsOf(dataset)} />
      {transferResults.nodes.length === 0 ? null : (
        <Section
          id="results"
          title="Measured on it"
          note={`${counted(transferResults.totalCount, transferResults.totalCountIsExact, 'result')}; the latest are shown.`}
        >
          <ResultTable
            other="Base"
            rows={transferResults.nodes.map(({ base, ...result }) => ({
              result,
              other: base === null ? null : { href: modelPath(base.slug), text: base.slug },
            }))}
          />
        </Section>
      )}
      {trainedModels.nodes.length === 0 ? null : (
        <Section
          id="trained"
          title="Trained on it"
          note={`${counted(trainedModels.totalCount, trainedModels.totalCountIsExact, 'model')}.`}
        >
          <ul>
            {trainedModels.nodes.map(({ slug }) => (
              <li key={slug}>
                <a href={modelPath(slug)}>{slug}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Origins origins={dataset.origins} />
    </article>
  );
};

const oneLine = ({ summary, name, slug }: Dataset): string => summary ?? `${name} (${slug}), a dataset`;

/** https://schema.org/Dataset */
const schemaOrgOf = (dataset: Dataset, address: string): object => ({
  '@type': 'Dataset',
  name: dataset.name,
  identifier: dataset.slug,
  url: address,
  description: oneLine(dataset),
  dateModified: modifiedOn(dataset) ?? undefined,
  keywords: dataset.tags.slice(0, 20),
  ...(dataset.license?.url && { license: dataset.license.url }),
  ...(dataset.publisher !== null && { creator: { '@type': 'Organization', name: dataset.publisher.name } }),
});

export const datasetPage = definePage({
  document: DatasetPageDocument,
  variables: ({ name }) => ({ slug: name }),
  show: (data, { name, origin }) => {
    const dataset = data.dataset;
    if (dataset === null) return nothingHere('dataset', name, '/browse/datasets');
    const canonical = datasetPath(dataset.slug);
    return {
      status: 200,
      title: `${dataset.name} · Rootstock`,
      description: oneLine(dataset),
      canonical,
      thing: schemaOrgOf(dataset, `${origin}${canonical}`),
      body: <Body dataset={dataset} />,
    };
  },
});
