import { encodeGlobalId } from '../../src/platform/graphql/global-id';

/** One operation of the table of what a large catalogue is asked. */
export interface ScaleOperation {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What operations name of a catalogue. */
export interface Named {
  /** A model that thousands go back to, and one that few do. */
  readonly root: string;
  readonly leaf: string;
  readonly publisher: string;
  readonly domain: string;
  readonly dataset: string;
  readonly task: string;
  readonly family: string;
  readonly name: string;
  readonly word: string;
  /** After this many models in each order stands the page that is asked for. */
  readonly cursors: Readonly<Record<string, string>>;
  readonly ids: readonly number[];
}

const NODES = 'nodes { id slug name downloads }';
const LIST = `query ($where: ModelFilter, $orderBy: ModelOrder, $search: String, $after: String) {
  models(first: 20, where: $where, orderBy: $orderBy, search: $search, after: $after) { ${NODES} pageInfo { hasNextPage } } }`;
const COUNT =
  'query ($where: ModelFilter, $search: String) { models(where: $where, search: $search) { totalCount } }';

const ORDERS: readonly (readonly [string, 'ASC' | 'DESC'])[] = [
  ['DOWNLOADS', 'DESC'],
  ['LIKES', 'DESC'],
  ['SLUG', 'ASC'],
  ['NAME', 'ASC'],
  ['CREATED_AT', 'DESC'],
  ['UPDATED_AT', 'DESC'],
  ['PARAMETER_COUNT', 'DESC'],
];

const list = (name: string, variables: Readonly<Record<string, unknown>>): ScaleOperation => ({
  name,
  query: LIST,
  variables,
});
const filtered = (name: string, where: object): ScaleOperation => list(`filter ${name}`, { where });
const plain = (name: string, query: string): ScaleOperation => ({ name, query });
const counted = (name: string, query: string, variables: Readonly<Record<string, unknown>> = {}) => ({
  name: `totalCount, ${name}`,
  query,
  variables,
});

const lists = ({ cursors }: Named): ScaleOperation[] =>
  ORDERS.flatMap(([field, direction]) => {
    const orderBy = { field, direction };
    return [
      list(`models by ${field}, page 1`, { orderBy }),
      list(`models by ${field}, far page`, { orderBy, after: cursors[field] }),
    ];
  });

const searches = ({ name, word }: Named): ScaleOperation[] => [
  list('search common word "model"', { search: 'model' }),
  list('search two common words', { search: 'made number' }),
  list('search word of some', { search: word }),
  list('search "tag-150", 1 of 200', { search: 'tag-150' }),
  list('search rare word', { search: 'zygomorphic' }),
  list('search exact name', { search: name }),
  list('search typo of a common word', { search: 'modle' }),
  list('search typo of a rare word', { search: 'zygomorfic' }),
  list('search found nowhere', { search: 'wxyzzyxw' }),
  list('search common, by DOWNLOADS', {
    search: 'model',
    orderBy: { field: 'DOWNLOADS', direction: 'DESC' },
  }),
  list('search rare, by DOWNLOADS', {
    search: 'zygomorphic',
    orderBy: { field: 'DOWNLOADS', direction: 'DESC' },
  }),
  counted('search common word', COUNT, { search: 'model' }),
];

const filters = ({ root, leaf, publisher, domain, dataset, task, family }: Named): ScaleOperation[] => [
  filtered('task', { tasks: { has: task } }),
  filtered('task and licence', { tasks: { has: task }, license: { id: { eq: 'mit' } } }),
  filtered('licence copyleft', { license: { copyleft: { eq: 'YES' } } }),
  filtered('parameters and modality', {
    parameterCount: { gte: 1_000_000, lte: 20_000_000 },
    inputModalities: { has: 'IMAGE' },
  }),
  filtered('and, or, not of 5 fields', {
    and: [
      { or: [{ tasks: { has: task } }, { tags: { has: 'tag-5' } }] },
      { not: { libraries: { has: 'jax' } } },
      { parameterCount: { lt: 500_000_000 } },
      { or: [{ architectureFamily: { eq: family } }, { languages: { has: 'en' } }] },
    ],
  }),
  filtered('tags has one of 200', { tags: { has: 'tag-150' } }),
  filtered('tags has one of 5,000', { tags: { has: 'seldom' } }),
  filtered('tags has nope', { tags: { has: 'nope' } }),
  filtered('languages has nope', { languages: { has: 'nope' } }),
  filtered('family nope', { architectureFamily: { eq: 'nope' } }),
  filtered('name contains, few', { name: { contains: '-4711' } }),
  filtered('name contains, none', { name: { contains: 'wxyzzyxw' } }),
  filtered('name contains, many', { name: { contains: 'model' } }),
  filtered('slug contains, few', { slug: { contains: '-4711' } }),
  filtered('slug startsWith, few', { slug: { startsWith: 'lab-17/' } }),
  filtered('likes above nearly all', { likes: { gt: 99_990 } }),
  filtered('created before all', { createdAt: { lt: '2001-01-01T00:00:00Z' } }),
  filtered('status REMOVED', { status: { eq: 'REMOVED' } }),
  filtered('publisher', { publisher: { slug: { eq: publisher } } }),
  filtered('domain within', { domains: { within: domain } }),
  filtered('domain nope', { domains: { slug: { eq: 'nope' } } }),
  filtered('trained on a dataset', { trainedOn: { dataset: { eq: dataset } } }),
  filtered('bases, one with many', { bases: { base: { eq: root } } }),
  filtered('bases, one with few', { bases: { base: { eq: leaf } } }),
];

const FACETS_3 = 'tasks { value count } licenses { value count } libraries { value count }';
const FACETS_10 = `${FACETS_3} inputModalities { value count } outputModalities { value count } languages { value count }
  domains { value count } publishers { value count } architectureFamilies { value count } statuses { value count }`;
const FACETED = (facets: string): string =>
  `query ($where: ModelFilter, $search: String) { models(where: $where, search: $search) { facets { ${facets} } } }`;

const counts = ({ task }: Named): ScaleOperation[] => [
  counted('models', COUNT),
  counted('models by task', COUNT, { where: { tasks: { has: task } } }),
  counted('models, tags has nope', COUNT, { where: { tags: { has: 'nope' } } }),
  counted('models, name contains', COUNT, { where: { name: { contains: 'model' } } }),
  counted('transferResults', '{ transferResults { totalCount } }'),
  counted('transferResults, standing', '{ transferResults(where: { isStanding: true }) { totalCount } }'),
  counted('transferResults, leaked', '{ transferResults(where: { isLeaked: true }) { totalCount } }'),
  counted('evaluations', '{ evaluations { totalCount } }'),
  counted('transferEdges', '{ transferEdges { totalCount } }'),
  counted('datasets', '{ datasets { totalCount } }'),
  { name: 'facets, 3', query: FACETED(FACETS_3) },
  { name: 'facets, 10', query: FACETED(FACETS_10) },
  { name: 'facets, 10, by task', query: FACETED(FACETS_10), variables: { where: { tasks: { has: task } } } },
  { name: 'facets, 3, searched', query: FACETED(FACETS_3), variables: { search: 'model' } },
  plain(
    'catalog counts',
    `{ catalog { counts { models datasets domains publishers lineages trainings evaluations transferResults studies origins } } }`,
  ),
];

const graph = ({ root, leaf, publisher, domain, task, ids }: Named): ScaleOperation[] => [
  plain(
    'descendants of a root, depth 3',
    `{ model(slug: "${root}") { descendants(depth: 3, first: 20) { depth model { slug } } } }`,
  ),
  plain(
    'descendants of a root, depth 10',
    `{ model(slug: "${root}") { descendants(depth: 10, first: 20) { depth model { slug } } } }`,
  ),
  plain(
    'ancestors, depth 10',
    `{ model(slug: "${leaf}") { ancestors(depth: 10) { depth model { slug } } } }`,
  ),
  plain(
    'effective licences of 100 models',
    '{ models(first: 100) { nodes { licenses { effective { commercialUse } } } } }',
  ),
  plain(
    'derivatives of a root',
    `{ model(slug: "${root}") { derivatives(first: 20) { nodes { relation child { slug } } } } }`,
  ),
  plain(
    'derivatives of a root, totalCount',
    `{ model(slug: "${root}") { derivatives(first: 20) { totalCount } } }`,
  ),
  plain(
    'models of a domain',
    `{ domain(slug: "${domain}") { models(first: 20) { nodes { slug } totalCount } } }`,
  ),
  plain(
    'models of a publisher, more than most have',
    `{ publisher(slug: "${publisher}") { models(first: 100) { nodes { slug summary } } } }`,
  ),
  plain(
    'models of a publisher',
    `{ publisher(slug: "${publisher}") { models(first: 20) { nodes { slug } totalCount } } }`,
  ),
  plain(
    'transferEdges',
    '{ transferEdges(first: 20) { nodes { expectedGain base { slug } domain { slug } } } }',
  ),
  plain(
    'transferEdges by task of base',
    `{ transferEdges(first: 20, where: { base: { tasks: { has: "${task}" } } }) { nodes { expectedGain base { slug } } } }`,
  ),
  plain(
    'transferResults',
    '{ transferResults(first: 20) { nodes { value base { slug } target { slug } } } }',
  ),
  plain(
    'transferResults by VALUE',
    '{ transferResults(first: 20, orderBy: { field: VALUE, direction: DESC }) { nodes { value base { slug } } } }',
  ),
  plain('evaluations', '{ evaluations(first: 20) { nodes { value model { slug } } } }'),
  plain(
    '20 models with dataset, domain, edges',
    `{ models(first: 20) { nodes { slug domains { slug } trainedOn(first: 1) { dataset { slug } }
      transferEdges(first: 5) { nodes { expectedGain domain { slug } } } } } }`,
  ),
  {
    name: '_entities, 100 models',
    query: 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Model { id name slug } } }',
    variables: { of: ids.map((id) => ({ __typename: 'Model', id: encodeGlobalId('Model', id) })) },
  },
  plain('model by slug', `{ model(slug: "${root}") { id name } }`),
];

/** All of them, for a catalogue in which these are named. */
export const operationsFor = (named: Named): readonly ScaleOperation[] => [
  ...lists(named),
  ...searches(named),
  ...filters(named),
  ...counts(named),
  ...graph(named),
];
