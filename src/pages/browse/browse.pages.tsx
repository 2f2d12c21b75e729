import {
  BrowseDatasetsDocument,
  BrowseDomainsDocument,
  BrowseModelsDocument,
  type DatasetFilter,
  type DatasetOrderField,
  type Modality,
  type ModelFilter,
  type ModelOrderField,
} from '../operations.generated';
import { definePage, type PageRequest } from '../page';
import { Table } from '../parts/facts';
import { datasetPath, domainPath } from '../parts/links';
import { compact } from '../parts/words';
import { MODALITIES } from '../find/question';
import { BrowseList } from './browse-list';
import { ModelTable } from './model-table';

const SHOWN = 50;

const MODEL_ORDERS: ReadonlyMap<string, readonly [ModelOrderField, string]> = new Map([
  ['downloads', ['DOWNLOADS', 'most downloaded first']],
  ['likes', ['LIKES', 'most liked first']],
  ['size', ['PARAMETER_COUNT', 'largest first']],
  ['new', ['CREATED_AT', 'newest first']],
]);
const DATASET_ORDERS: ReadonlyMap<string, readonly [DatasetOrderField, string]> = new Map([
  ['downloads', ['DOWNLOADS', 'most downloaded first']],
  ['size', ['TRAINING_EXAMPLES', 'largest first']],
  ['new', ['CREATED_AT', 'newest first']],
]);

const textsOf = (orders: ReadonlyMap<string, readonly [string, string]>): ReadonlyMap<string, string> =>
  new Map([['', 'usual order'], ...[...orders].map(([value, [, text]]): [string, string] => [value, text])]);

/** What the address carries of this name; null where it carries nothing. */
const given = ({ query }: PageRequest, name: string): string | null => query.get(name)?.trim() || null;

const modalityOf = (request: PageRequest): Modality | undefined =>
  MODALITIES.find((one) => one === given(request, 'data')?.toUpperCase());

const has = (value: string | null) => (value === null ? undefined : { has: value });

function modelFilter(request: PageRequest): ModelFilter {
  const modality = modalityOf(request);
  const [publisher, license] = [given(request, 'publisher'), given(request, 'license')];
  const [domain, base] = [given(request, 'domain'), given(request, 'base')];
  return {
    ...{ tasks: has(given(request, 'task')), libraries: has(given(request, 'library')) },
    ...{ languages: has(given(request, 'language')) },
    ...(modality !== undefined && { inputModalities: { has: modality } }),
    ...(publisher !== null && { publisher: { slug: { eq: publisher } } }),
    ...(license !== null && { license: { id: { eq: license } } }),
    ...(domain !== null && { domains: { slug: { eq: domain } } }),
    ...(base !== null && { bases: { base: { eq: base } } }),
  };
}

function datasetFilter(request: PageRequest): DatasetFilter {
  const modality = modalityOf(request);
  const license = given(request, 'license');
  return {
    ...{ tasks: has(given(request, 'task')), languages: has(given(request, 'language')) },
    ...(modality !== undefined && { modalities: { has: modality } }),
    ...(license !== null && { license: { id: { eq: license } } }),
  };
}

const paging = (request: PageRequest) => ({
  first: SHOWN,
  after: given(request, 'after'),
  search: given(request, 'search'),
});

const next = ({
  hasNextPage,
  endCursor,
}: {
  hasNextPage: boolean;
  endCursor: string | null;
}): string | null => (hasNextPage ? endCursor : null);

export const browseModels = definePage({
  document: BrowseModelsDocument,
  variables: (request) => {
    const order = MODEL_ORDERS.get(given(request, 'order') ?? '');
    return {
      ...paging(request),
      where: modelFilter(request),
      orderBy: order === undefined ? null : { field: order[0] },
    };
  },
  show: (data, request) => {
    const { models } = data;
    const { facets } = models;
    const path = '/browse/models';
    return {
      status: 200,
      title: 'Models · Rootstock',
      description: 'Pretrained models by task, kind of data, library, licence and language',
      canonical: path,
      body: (
        <BrowseList
          {...{ what: 'models', path, request, orders: textsOf(MODEL_ORDERS) }}
          {...{ totalCount: models.totalCount, totalCountIsExact: models.totalCountIsExact }}
          endCursor={next(models.pageInfo)}
          facets={[
            { name: 'task', label: 'Task', values: facets?.tasks ?? [] },
            { name: 'data', label: 'Kind of data', values: facets?.inputModalities ?? [], isEnum: true },
            { name: 'library', label: 'Library', values: facets?.libraries ?? [] },
            { name: 'license', label: 'Licence', values: facets?.licenses ?? [] },
            { name: 'language', label: 'Language', values: facets?.languages ?? [] },
            { name: 'publisher', label: 'Publisher', values: [] },
            { name: 'domain', label: 'Domain', values: [] },
            { name: 'base', label: 'Made from', values: [] },
          ]}
        >
          <ModelTable models={models.nodes} />
        </BrowseList>
      ),
    };
  },
});

export const browseDatasets = definePage({
  document: BrowseDatasetsDocument,
  variables: (request) => {
    const order = DATASET_ORDERS.get(given(request, 'order') ?? '');
    return {
      ...paging(request),
      where: datasetFilter(request),
      orderBy: order === undefined ? null : { field: order[0] },
    };
  },
  show: (data, request) => {
    const { datasets } = data;
    const { facets } = datasets;
    const path = '/browse/datasets';
    return {
      status: 200,
      title: 'Datasets · Rootstock',
      description: 'Datasets by task, kind of data, language and licence',
      canonical: path,
      body: (
        <BrowseList
          {...{ what: 'datasets', path, request, orders: textsOf(DATASET_ORDERS) }}
          {...{ totalCount: datasets.totalCount, totalCountIsExact: datasets.totalCountIsExact }}
          endCursor={next(datasets.pageInfo)}
          facets={[
            { name: 'task', label: 'Task', values: facets?.tasks ?? [] },
            { name: 'data', label: 'Kind of data', values: facets?.modalities ?? [], isEnum: true },
            { name: 'license', label: 'Licence', values: facets?.licenses ?? [] },
            { name: 'language', label: 'Language', values: facets?.languages ?? [] },
          ]}
        >
          <Table
            caption="Datasets"
            heads={['Dataset', 'Tasks', 'Training examples', 'Classes']}
            figures={[2, 3]}
            rows={datasets.nodes.map(({ slug, tasks, trainingExamples, classes }) => [
              <a href={datasetPath(slug)}>{slug}</a>,
              tasks.map(({ name }) => name).join(', '),
              trainingExamples === null ? '' : compact(trainingExamples),
              classes === null ? '' : String(classes),
            ])}
          />
        </BrowseList>
      ),
    };
  },
});

export const browseDomains = definePage({
  document: BrowseDomainsDocument,
  variables: paging,
  show: (data, request) => {
    const { domains } = data;
    const path = '/browse/domains';
    return {
      status: 200,
      title: 'Domains · Rootstock',
      description: 'Fields of application that bases transfer between',
      canonical: path,
      body: (
        <BrowseList
          {...{ what: 'domains', path, request, orders: new Map<string, string>(), facets: [] }}
          {...{ totalCount: domains.totalCount, totalCountIsExact: domains.totalCountIsExact }}
          endCursor={next(domains.pageInfo)}
        >
          <ul class="domains">
            {domains.nodes.map(({ slug, name, description }) => (
              <li key={slug}>
                <a href={domainPath(slug)}>{name}</a> <span class="note">{description}</span>
              </li>
            ))}
          </ul>
        </BrowseList>
      ),
    };
  },
});
