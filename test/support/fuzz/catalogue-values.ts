import { OddValues } from './odd-values';

const LISTS = ['models', 'datasets', 'domains', 'evaluations', 'transferResults', 'transferEdges'];

/** Asks what a catalogue has: slugs, ids, words and places in lists. */
export const KNOWN_VALUES = /* GraphQL */ `
  {
    ${LISTS.map((list) => `${list}(first: 40) { edges { __typename cursor node { ...Known } } }`).join('\n')}
    tasks { __typename id name }
    licenses { __typename id }
    libraries { __typename id }
  }
  fragment Known on Node {
    __typename
    id
    ... on Model {
      slug
      name
      tags
      architecture { __typename family }
      publisher { __typename id slug }
    }
    ... on Dataset { slug name tags }
    ... on Domain { slug name }
    ... on Evaluation { metric { __typename id } }
  }
`;

const NODES = ['Model', 'Dataset', 'Domain', 'Publisher', 'Evaluation', 'TransferResult', 'TransferEdge'];
const SENTENCES = [
  'classify pneumonia in chest x-rays',
  'which breed of dog is in this photo',
  'sentiment of product reviews in Spanish',
  'translate French to English',
  'spot defects on circuit boards',
  'quux frobnication',
];

const ids = NODES.map((type) => `${type}.id`);
const words = ['Model.name', 'Model.tags', 'Dataset.name', 'Architecture.family', 'Domain.name'];
const texts = ['Model.slug', 'Publisher.slug', 'Metric.id', ...words];

/** Which values of the catalogue fit a place, by `Type.field` of what has them. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  'Query.node.id': ids,
  'Query.nodes.ids': ids,
  'Query.model.slug': ['Model.slug'],
  'Query.dataset.slug': ['Dataset.slug'],
  'Query.domain.slug': ['Domain.slug'],
  'Query.publisher.slug': ['Publisher.slug'],
  'Query.compareBases.models': ['Model.slug'],
  'Query.compareBases.task': ['Task.id', 'Task.name'],
  'Model.adaptsTo.task': ['Task.id'],
  'RecommendBasesInput.task': ['Task.id', 'Task.name'],
  'RecommendationTargetInput.domain': ['Domain.slug'],
  'RecommendationTargetInput.dataset': ['Dataset.slug'],
  'OwnResultInput.base': ['Model.slug'],
  'OwnResultInput.metric': ['Metric.id'],
  'BaseConstraintsInput.licenses': ['License.id'],
  'BaseConstraintsInput.libraries': ['Library.id'],
  'BaseConstraintsInput.excludePublishers': ['Publisher.slug'],
  'DomainFilter.within': ['Domain.slug'],
  ...inAll(['TextFilter.eq', 'TextFilter.not', 'TextFilter.in', 'TextFilter.notIn'], texts),
  ...inAll(['TextFilter.startsWith', 'TextFilter.contains'], words),
  ...inAll(
    ['TextListFilter.has', 'TextListFilter.hasAny', 'TextListFilter.hasAll'],
    ['Task.id', 'Library.id', 'Model.tags'],
  ),
  ...inAll(['IdFilter.eq', 'IdFilter.not', 'IdFilter.in', 'IdFilter.notIn'], ids),
  ...Object.fromEntries(
    ['Model', 'Dataset', 'Domain', 'Evaluation', 'TransferResult', 'TransferEdge'].flatMap((type, at) =>
      ['after', 'before'].map((argument) => [`Query.${LISTS[at]}.${argument}`, [`${type}Edge.cursor`]]),
    ),
  ),
  ...inAll(
    ['Query', 'Domain', 'Publisher'].flatMap((on) => [`${on}.models.search`, `${on}.datasets.search`]),
    words,
  ),
};

function inAll(places: readonly string[], from: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(places.map((place) => [place, from]));
}

/** Values of a catalogue, at the places that they fit. @param known the answer to `KNOWN_VALUES` */
export function catalogueValues(known: unknown): OddValues {
  const found = new Map<string, Set<string>>();
  collect(known, found);
  const of = (names: readonly string[]): string[] => names.flatMap((name) => [...(found.get(name) ?? [])]);
  const descriptions: [string, readonly string[]][] = [
    ['RecommendationTargetInput.description', SENTENCES],
    ['Query.nearestDomains.text', SENTENCES],
  ];
  const pools = new Map([
    ...Object.entries(FITTING).map(([place, names]): [string, readonly string[]] => [place, of(names)]),
    ...NODES.map((type): [string, readonly string[]] => [`${type}.slug`, of([`${type}.slug`])]),
    ...descriptions,
  ]);
  const fitting = new Map([...pools].filter(([, values]) => values.length > 0));
  return new OddValues(of([...found.keys()]), fitting);
}

/** Texts of an answer, by `Type.field`. */
function collect(value: unknown, found: Map<string, Set<string>>, at = ''): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found, at);
  else if (typeof value === 'string') found.set(at, (found.get(at) ?? new Set<string>()).add(value));
  else if (typeof value === 'object' && value !== null) {
    const type = '__typename' in value ? String(value.__typename) : '';
    for (const [field, inner] of Object.entries(value))
      if (field !== '__typename') collect(inner, found, `${type}.${field}`);
  }
}
