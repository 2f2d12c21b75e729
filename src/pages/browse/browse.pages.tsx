import type {
  DatasetFilter,
  DatasetOrderField,
  Modality,
  ModelFilter,
  ModelOrderField,
} from '../../schema-types';
import { BrowseDatasetsDocument, BrowseDomainsDocument, BrowseModelsDocument } from '../operations.generated';
import { definePage, type PageRequest } from '../page';
import { chosen, next, orderFaults, orderOf, paging, textsOf, type Orders } from './paging';
import { Table } from '../parts/facts';
import { datasetPath, domainPath } from '../parts/links';
import { compact } from '../parts/words';
import { MODALITIES } from '../find/question';
import { BrowseList, sortingOf, type ListFeed } from './browse-list';
import { ModelTable } from './model-table';

const MODEL_ORDERS: Orders<ModelOrderField> = new Map([
  ['downloads', ['DOWNLOADS', 'most downloaded first']],
  ['likes', ['LIKES', 'most liked first']],
  ['size', ['PARAMETER_COUNT', 'largest first']],
  ['new', ['CREATED_AT', 'newest first']],
]);
const DATASET_ORDERS: Orders<DatasetOrderField> = new Map([
  ['downloads', ['DOWNLOADS', 'most downloaded first']],
  ['size', ['TRAINING_EXAMPLES', 'largest first']],
  ['new', ['CREATED_AT', 'newest first']],
]);

const SEARCH = { search: 'search' };
const BOTH = { ...SEARCH, task: 'task', data: 'modality', language: 'language', license: 'license' };
const MODELS_FEED: ListFeed = {
  name: 'models',
  parameters: { ...BOTH, library: 'library', publisher: 'publisher', domain: 'domain', base: 'base' },
};
const DATASETS_FEED: ListFeed = { name: 'datasets', parameters: BOTH };
const DOMAINS_FEED: ListFeed = { name: 'domains', parameters: SEARCH };

const modalityOf = (request: PageRequest): Modality | undefined =>
  MODALITIES.find((one) => one === chosen(request, 'data')?.toUpperCase());

const has = (value: string | null) => (value === null ? undefined : { has: value });

function modelFilter(request: PageRequest): ModelFilter {
  const modality = modalityOf(request);
  const [publisher, license] = [chosen(request, 'publisher'), chosen(request, 'license')];
  const [domain, base] = [chosen(request, 'domain'), chosen(request, 'base')];
  return {
    ...{ tasks: has(chosen(request, 'task')), libraries: has(chosen(request, 'library')) },
    ...{ languages: has(chosen(request, 'language')) },
    ...(modality !== undefined && { inputModalities: { has: modality } }),
    ...(publisher !== null && { publisher: { slug: { eq: publisher } } }),
    ...(license !== null && { license: { id: { eq: license } } }),
    ...(domain !== null && { domains: { slug: { eq: domain } } }),
    ...(base !== null && { bases: { base: { eq: base } } }),
  };
}

function datasetFilter(request: PageRequest): DatasetFilter {
  const modality = modalityOf(request);
  const license = chosen(request, 'license');
  return {
    ...{ tasks: has(chosen(request, 'task')), languages: has(chosen(request, 'language')) },
    ...(modality !== undefined && { modalities: { has: modality } }),
    ...(license !== null && { license: { id: { eq: license } } }),
  };
}

const searching = (request: PageRequest) => ({ ...paging(request), search: chosen(request, 'search') });

/** What of the address cannot be read, in words for people. */
function faultsOf(orders: Orders<unknown>, request: PageRequest): string[] {
  const kind = chosen(request, 'data');
  const isKnown = kind === null || modalityOf(request) !== undefined;
  return [
    ...orderFaults(orders, request),
    ...(isKnown ? [] : [`data: expected one of ${MODALITIES.join(', ')}, not "${kind}".`]),
  ];
}

export const browseModels = definePage({
  document: BrowseModelsDocument,
  variables: (request) => ({
    ...searching(request),
    where: modelFilter(request),
    orderBy: orderOf(MODEL_ORDERS, request),
  }),
  show: (data, request) => {
    const { models } = data;
    const { facets } = models;
    const path = '/browse/models';
    return {
      status: 200,
      title: 'Models · Rootstock',
      description: 'Pretrained models by task, kind of data, library, licence and language',
      canonical: path,
      scripts: ['browse.mjs'],
      faults: faultsOf(MODEL_ORDERS, request),
      body: (
        <BrowseList
          {...{ what: 'models', path, request, orders: textsOf(MODEL_ORDERS), feed: MODELS_FEED }}
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
          <ModelTable models={models.nodes} sorting={sortingOf({ path, request })} />
        </BrowseList>
      ),
    };
  },
});

export const browseDatasets = definePage({
  document: BrowseDatasetsDocument,
  variables: (request) => ({
    ...searching(request),
    where: datasetFilter(request),
    orderBy: orderOf(DATASET_ORDERS, request),
  }),
  show: (data, request) => {
    const { datasets } = data;
    const { facets } = datasets;
    const path = '/browse/datasets';
    return {
      status: 200,
      title: 'Datasets · Rootstock',
      description: 'Datasets by task, kind of data, language and licence',
      canonical: path,
      scripts: ['browse.mjs'],
      faults: faultsOf(DATASET_ORDERS, request),
      body: (
        <BrowseList
          {...{ what: 'datasets', path, request, orders: textsOf(DATASET_ORDERS), feed: DATASETS_FEED }}
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
  variables: searching,
  show: (data, request) => {
    const { domains } = data;
    const path = '/browse/domains';
    return {
      status: 200,
      title: 'Domains · Rootstock',
      description: 'Fields of application that bases transfer between',
      canonical: path,
      scripts: ['browse.mjs'],
      body: (
        <BrowseList
          {...{ what: 'domains', path, request, orders: new Map<string, string>(), facets: [] }}
          feed={DOMAINS_FEED}
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
