/** An operation that clients may send, by what it is about. */
export interface LoopOperation {
  readonly name: string;
  readonly query: string;
  readonly variables?: (round: number) => Record<string, unknown>;
  /** Needs the administrator's token, and changes the catalogue. */
  readonly isWrite?: boolean;
}

const TARGETS = [
  'classify pneumonia in chest x-rays',
  'sentiment of product reviews',
  'map land cover from Sentinel-2 tiles',
];
const target = (round: number) => ({ target: { description: TARGETS[round % TARGETS.length] } });

const MODEL = `id slug name summary status kind inputModalities outputModalities parameterCount languages tags downloads
  tasks { id name } libraries { id name } architecture { name } publisher { slug } domains { slug }
  licenses { effective { commercialUse license { id } } conflicts { right } }`;

const RECOMMENDATION = `receipt { id } expectedCorrelation recommendations {
  base { slug } score reasons { kind text } evidence { result { value base { slug } target { slug } } }
}`;

/** Every field of `Query`, and what is costly below them. */
export const READS: readonly LoopOperation[] = [
  { name: 'models, 100 with relations', query: `{ models(first: 100) { totalCount nodes { ${MODEL} } } }` },
  {
    name: 'models, facets',
    query: `{ models(first: 1) { totalCount facets { tasks { value count } libraries { value count }
      licenses { value count } publishers { value count } domains { value count } languages { value count } } } }`,
  },
  {
    name: 'models, search with a typo',
    query: `{ models(first: 20, search: "whsiper transfomer") { nodes { slug } } }`,
  },
  {
    name: 'models, lineage 10 deep',
    query: `{ models(first: 20) { nodes { slug ancestors(depth: 10, first: 100) { depth model { slug } }
      descendants(depth: 10, first: 100) { depth model { slug } } } } }`,
  },
  {
    name: 'models, similar models',
    query: `{ models(first: 20) { nodes { slug similarModels(first: 10) { similarity model { slug } } } } }`,
  },
  {
    name: 'datasets, 100 with their results',
    query: `{ datasets(first: 100) { totalCount nodes { slug summary domains { slug } } } }`,
  },
  {
    name: 'domains, similar and sources',
    query: `{ domains(first: 50) { nodes { slug similarDomains(first: 5) { similarity domain { slug } }
      transfersFrom(first: 5) { domain { slug } expectedGain } } } }`,
  },
  {
    name: 'transferEdges, 100 with bases',
    query: `{ transferEdges(first: 100) { totalCount nodes { base { ${MODEL} } domain { slug } expectedGain } } }`,
  },
  {
    name: 'transferResults, leaked',
    query: `{ transferResults(first: 100, where: { isLeaked: true }) { totalCount nodes { value isLeaked base { slug } } } }`,
  },
  {
    name: 'evaluations, 100',
    query: `{ evaluations(first: 100) { totalCount nodes { value model { slug } dataset { slug } } } }`,
  },
  {
    name: 'catalog, tasks, licenses',
    query: `{ catalog { revision counts { models datasets } } tasks { id name } licenses { id name } libraries { id } }`,
  },
  {
    name: 'nearestDomains',
    query: `query ($text: String!) { nearestDomains(text: $text) { similarity domain { slug } } }`,
    variables: (round) => ({ text: TARGETS[round % TARGETS.length] }),
  },
  {
    name: 'recommendBases, 50',
    query: `query ($input: RecommendBasesInput!) { recommendBases(input: $input) { ${RECOMMENDATION}
      rejected(first: 50) { model { slug } reasons } } }`,
    variables: (round) => ({ input: { ...target(round), first: 50 } }),
  },
  {
    name: 'recommendBases, own results',
    query: `query ($input: RecommendBasesInput!) { recommendBases(input: $input) { ${RECOMMENDATION} } }`,
    variables: (round) => ({
      input: {
        ...target(round),
        measured: Array.from({ length: 100 }, (_, place) => ({
          base: `lab-${(place * 10) % 700}/model-${place * 10}`,
          value: 0.5 + (place % 40) / 100,
          metric: 'accuracy',
        })),
      },
    }),
  },
  {
    name: 'compareBases, 10',
    query: `query ($target: RecommendationTargetInput!, $models: [String!]!) {
      compareBases(target: $target, models: $models) { candidates } }`,
    variables: (round) => ({
      ...target(round),
      models: Array.from({ length: 10 }, (_, place) => `lab-${place}/model-${place}`),
    }),
  },
  {
    name: 'trialPlan',
    query: `query ($input: RecommendBasesInput!) { trialPlan(input: $input, budget: 5) { __typename } }`,
    variables: (round) => ({ input: target(round) }),
  },
];

const recordedBy = (query: string) => `mutation ($input: ${query[0]?.toUpperCase()}${query.slice(1)}Input!) {
  ${query}(input: $input) { userErrors { message } } }`;

/** Changes after which what answers know has to be renewed. */
const CHANGES: readonly LoopOperation[] = [
  {
    name: 'domainCreate',
    query: recordedBy('domainCreate'),
    variables: (round) => ({ input: { slug: `made-${round}`, name: `Made ${round}` } }),
  },
  {
    name: 'trainingRecord',
    query: recordedBy('trainingRecord'),
    variables: (round) => ({
      input: {
        model: `lab-${20 + round}/model-${20 + round}`,
        dataset: 'lab-1/dataset-1',
        role: 'PRETRAINING',
      },
    }),
  },
  {
    name: 'lineageRecord',
    query: recordedBy('lineageRecord'),
    variables: (round) => ({
      input: { child: `lab-${30 + round}/model-${30 + round}`, base: 'lab-5/model-5', relation: 'FINETUNE' },
    }),
  },
  {
    name: 'transferResultReport',
    query: recordedBy('transferResultReport'),
    variables: (round) => ({
      input: {
        study: { key: `bench-${round}`, title: 'A study', citation: 'The bench' },
        ...{ base: 'lab-7/model-7', target: 'lab-1/dataset-1', protocol: 'FINE_TUNE' },
        ...{ metric: 'accuracy', value: 0.8 },
      },
    }),
  },
];
export const WRITES = CHANGES.map((operation): LoopOperation => ({ ...operation, isWrite: true }));
