import type { VNode } from 'preact';
import type { Protocol, TransferResultFilter, TransferResultOrderField } from '../../schema-types';
import { BrowseResultsDocument, type BrowseResultsQuery } from '../operations.generated';
import { definePage, type PageRequest } from '../page';
import { datasetPath, modelPath } from '../parts/links';
import { spoken } from '../parts/words';
import { ResultTable } from '../things/result-table';
import { BrowseList, type Entry, type ListFeed } from './browse-list';
import { chosen, next, orderFaults, orderOf, paging, textsOf, type Orders } from './paging';

const ORDERS: Orders<TransferResultOrderField> = new Map([
  ['new', ['RECORDED_AT', 'newest first']],
  ['value', ['VALUE', 'highest value first']],
  ['examples', ['TRAINING_EXAMPLES', 'most training examples first']],
]);

const IS_PROTOCOL: Readonly<Record<Protocol, true>> = {
  ...{ FINE_TUNE: true, LINEAR_PROBE: true, FROZEN: true, ZERO_SHOT: true },
};
const isProtocol = (name: string): name is Protocol => name in IS_PROTOCOL;
const PROTOCOLS: readonly Protocol[] = Object.keys(IS_PROTOCOL).filter(isProtocol);

const protocolOf = (request: PageRequest): Protocol | undefined =>
  PROTOCOLS.find((one) => one === chosen(request, 'how')?.toUpperCase());

const ENTRIES: readonly Entry[] = [
  { name: 'base', label: 'Base', placeholder: 'facebook/dinov2-base' },
  { name: 'target', label: 'Target', placeholder: 'chexpert' },
  { name: 'study', label: 'Study', placeholder: 'kornblith-2019' },
  { name: 'metric', label: 'Metric', placeholder: 'accuracy' },
  {
    name: 'how',
    label: 'How',
    options: new Map([['', 'any'], ...PROTOCOLS.map((one): [string, string] => [one, spoken(one)])]),
  },
  { name: 'from', label: 'Domain of the base', placeholder: 'natural-images' },
  { name: 'to', label: 'Domain of the target', placeholder: 'medical/radiology' },
];

const FEED: ListFeed = {
  name: 'transfer-results',
  parameters: {
    base: 'base',
    target: 'target',
    study: 'study',
    metric: 'metric',
    how: 'protocol',
    to: 'domain',
  },
};

const eq = (value: string) => ({ eq: value });

function filterOf(request: PageRequest): TransferResultFilter {
  const [base, target, from, to] = ['base', 'target', 'from', 'to'].map((name) => chosen(request, name));
  const [study, metric] = [chosen(request, 'study'), chosen(request, 'metric')];
  const protocol = protocolOf(request);
  return {
    ...((base || from) && {
      base: { ...(base && { slug: eq(base) }), ...(from && { domains: { within: from } }) },
    }),
    ...((target || to) && {
      target: { ...(target && { slug: eq(target) }), ...(to && { domains: { within: to } }) },
    }),
    ...(study && { study: { key: eq(study) } }),
    ...(metric && { metric: eq(metric) }),
    ...(protocol !== undefined && { protocol: { eq: protocol } }),
  };
}

function faultsOf(request: PageRequest): string[] {
  const how = chosen(request, 'how');
  const isKnown = how === null || protocolOf(request) !== undefined;
  return [
    ...orderFaults(ORDERS, request),
    ...(isKnown ? [] : [`how: expected one of ${PROTOCOLS.join(', ')}, not "${how}".`]),
  ];
}

const Rows = ({ nodes }: Pick<BrowseResultsQuery['transferResults'], 'nodes'>): VNode => (
  <ResultTable
    other="Base"
    further="Target"
    rows={nodes.map(({ base, target, ...result }) => ({
      result,
      other: base === null ? null : { href: modelPath(base.slug), text: base.slug },
      further: target === null ? null : { href: datasetPath(target.slug), text: target.slug },
    }))}
  />
);

/** `/browse/results`: transfer results, narrowed by base, target, study, metric and domains. */
export const browseResults = definePage({
  document: BrowseResultsDocument,
  variables: (request) => ({
    ...paging(request),
    where: filterOf(request),
    orderBy: orderOf(ORDERS, request),
  }),
  show: ({ transferResults }, request) => {
    const path = '/browse/results';
    return {
      status: 200,
      title: 'Transfer results · Rootstock',
      description: 'Measured outcomes of adapting a base to a dataset, with the study of each',
      canonical: path,
      scripts: ['browse.mjs'],
      faults: faultsOf(request),
      body: (
        <BrowseList
          {...{ what: 'results', path, request, orders: textsOf(ORDERS), facets: [] }}
          {...{ entries: ENTRIES, isUnsearched: true, feed: FEED }}
          {...{
            totalCount: transferResults.totalCount,
            totalCountIsExact: transferResults.totalCountIsExact,
          }}
          endCursor={next(transferResults.pageInfo)}
        >
          <Rows nodes={transferResults.nodes} />
        </BrowseList>
      ),
    };
  },
});
