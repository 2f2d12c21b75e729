import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { WORDS, type HiddenRows } from './hidden-rows';

/** What a thing is called that is hidden, and by the same rule one that is not there. */
export interface Naming {
  readonly hidden: string;
  readonly missing: string;
}

const NOWHERE = 2_000_000_000;
const id = (type: string, hidden: number): Naming => ({
  hidden: encodeGlobalId(type, hidden),
  missing: encodeGlobalId(type, NOWHERE),
});
const called = (hidden: string, word: string): Naming => ({
  hidden,
  missing: hidden.replace(word, 'z'.repeat(word.length)),
});

/** Operations that read a thing, by what it is named by; `@` stands for the name. */
const TEMPLATES = {
  model: [
    '{ model(slug: "@") { id } }',
    '{ models(where: { slug: { eq: "@" } }) { totalCount nodes { id } } }',
    '{ models(where: { bases: { base: { eq: "@" } } }) { totalCount } }',
    '{ models(search: "@") { totalCount nodes { slug } } }',
    '{ _entities(representations: [{ __typename: "Model", slug: "@" }]) { __typename } }',
    '{ evaluations(where: { model: { slug: { eq: "@" } } }) { totalCount } }',
    '{ transferEdges(where: { base: { slug: { eq: "@" } } }) { totalCount } }',
    '{ transferResults(where: { base: { slug: { eq: "@" } } }) { totalCount } }',
    '{ compareBases(target: { dataset: "xray" }, models: ["lab/vit", "@"]) { candidates } }',
    '{ recommendBases(input: { target: { dataset: "xray" }, store: false, measured: [{ base: "@", value: 0.5 }] }) { candidates } }',
    '{ trialPlan(input: { target: { dataset: "xray" }, store: false, measured: [{ base: "@", value: 0.5 }] }, budget: 2) { text } }',
  ],
  modelId: [
    '{ node(id: "@") { id } }',
    '{ nodes(ids: ["@"]) { id } }',
    '{ models(where: { id: { eq: "@" } }) { totalCount nodes { id } } }',
    '{ _entities(representations: [{ __typename: "Model", id: "@" }]) { __typename } }',
  ],
  dataset: [
    '{ dataset(slug: "@") { id } }',
    '{ datasets(where: { slug: { eq: "@" } }) { totalCount } }',
    '{ datasets(search: "@") { totalCount nodes { slug } } }',
    '{ models(where: { trainedOn: { dataset: { eq: "@" } } }) { totalCount } }',
    '{ _entities(representations: [{ __typename: "Dataset", slug: "@" }]) { __typename } }',
    '{ recommendBases(input: { target: { dataset: "@" }, store: false }) { candidates } }',
    '{ compareBases(target: { dataset: "@" }, models: ["lab/vit", "lab/resnet"]) { candidates } }',
    '{ trialPlan(input: { target: { dataset: "@" }, store: false }, budget: 2) { text } }',
    'subscription { betterBaseFound(target: { dataset: "@" }) { rank } }',
  ],
  datasetId: ['{ node(id: "@") { id } }', '{ datasets(where: { id: { eq: "@" } }) { totalCount } }'],
  publisher: [
    '{ publisher(slug: "@") { id } }',
    '{ models(where: { publisher: { slug: { eq: "@" } } }) { totalCount } }',
    '{ _entities(representations: [{ __typename: "Publisher", slug: "@" }]) { __typename } }',
    '{ recommendBases(input: { target: { dataset: "xray" }, store: false, constraints: { excludePublishers: ["@"] } }) { candidates } }',
  ],
  study: ['{ transferResults(where: { study: { key: { eq: "@" } } }) { totalCount } }'],
  resultId: [
    '{ node(id: "@") { id } }',
    '{ transferResults(where: { id: { eq: "@" } }) { totalCount nodes { id } } }',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Kind = keyof typeof TEMPLATES;

/** What mutations take, by mutation: each names one hidden thing, of the kind beside it. */
const RESULT = 'protocol: FROZEN, metric: "accuracy", value: 0.4';
const STUDY = 'study: { key: "walk", title: "Walk", doi: "10.1/walk" }';
export const MUTATIONS: Readonly<Record<string, readonly (readonly [Kind, string])[]>> = {
  lineageRecord: [
    ['model', 'child: "@", base: "lab/bert", relation: FINETUNE'],
    ['modelId', 'child: "@", base: "lab/bert", relation: FINETUNE'],
    ['model', 'child: "lab/bert", base: "@", relation: FINETUNE'],
  ],
  trainingRecord: [
    ['model', 'model: "@", dataset: "xray", role: PRETRAINING'],
    ['dataset', 'model: "lab/bert", dataset: "@", role: PRETRAINING'],
  ],
  domainCreate: [],
  domainUpdate: [],
  publisherCreate: [],
  modelDeprecate: [
    ['model', 'model: "@", reason: "Old."'],
    ['model', 'model: "lab/bert", reason: "Old.", replacement: "@"'],
  ],
  evaluationReport: [
    ['model', 'model: "@", metric: "accuracy", value: 0.5'],
    ['dataset', 'model: "lab/bert", dataset: "@", metric: "accuracy", value: 0.5'],
  ],
  transferEdgeDeclare: [['model', 'base: "@", domain: "cars", protocol: FROZEN, reason: "Said."']],
  transferResultReport: [
    ['model', `${STUDY}, base: "@", target: "xray", ${RESULT}`],
    ['dataset', `${STUDY}, base: "lab/bert", target: "@", ${RESULT}`],
    ['model', `${STUDY}, base: "lab/bert", adapted: "@", target: "xray", ${RESULT}`],
    ['resultId', `${STUDY}, base: "lab/bert", target: "xray", supersedes: "@", ${RESULT}`],
    [
      'publisher',
      `${STUDY}, base: "lab/bert", target: "xray", publisher: "@", visibility: PRIVATE, ${RESULT}`,
    ],
  ],
  transferResultDispute: [['resultId', 'result: "@", reason: "Doubted."']],
  modelMerge: [
    ['model', 'from: "@", into: "lab/bert", reason: "Same."'],
    ['model', 'from: "lab/bert", into: "@", reason: "Same."'],
  ],
  modelSplit: [['model', 'model: "@", origins: [{ hub: "test", externalId: "x" }]']],
  datasetMerge: [
    ['dataset', 'from: "@", into: "cars", reason: "Same."'],
    ['dataset', 'from: "cars", into: "@", reason: "Same."'],
  ],
  datasetSplit: [['dataset', 'dataset: "@", origins: [{ hub: "test", externalId: "x" }]']],
  datasetRegister: [['publisher', 'publisher: "@", name: "New"']],
  datasetUpdate: [
    ['dataset', 'dataset: "@", summary: "New."'],
    ['publisher', 'dataset: "cars", publisher: "@"'],
  ],
  modelRegister: [['publisher', 'publisher: "@", name: "New"']],
  apiTokenCreate: [['publisher', 'name: "walk", scopes: [READ], publishers: ["@"]']],
  apiTokenRevoke: [],
  webhookCreate: [],
  webhookUpdate: [],
  webhookDelete: [],
  webhookRotateSecret: [],
  webhookReplay: [],
  webhookTest: [],
  publisherRoleGrant: [['publisher', 'principal: "person:https://a#b", publisher: "@", role: VIEWER']],
  publisherRoleRevoke: [['publisher', 'principal: "person:https://a#b", publisher: "@"']],
  modelUpdate: [
    ['model', 'model: "@", summary: "New."'],
    ['publisher', 'model: "lab/bert", publisher: "@"'],
  ],
};

/** An operation twice: naming what is hidden, and what is not there. */
export interface Pair {
  readonly hidden: string;
  readonly missing: string;
  /** An answer with the same word in the place of either name. */
  readonly masked: (answer: unknown) => string;
}

const pairOf = (template: string, { hidden, missing }: Naming): Pair => ({
  hidden: template.replaceAll('@', hidden),
  missing: template.replaceAll('@', missing),
  masked: (answer) => JSON.stringify(answer).replaceAll(hidden, '@').replaceAll(missing, '@'),
});

/** Everything that can be named, by each way of naming it. */
export function namingPairs(rows: HiddenRows): { reading: Pair[]; writing: Pair[] } {
  const { word } = WORDS[rows.audience];
  const names: Readonly<Record<Kind, readonly Naming[]>> = {
    model: ['secret', 'was', 'old', 'double'].map((name) => called(`${word}/${name}`, word)),
    modelId: [id('Model', rows.modelId)],
    dataset: ['images', 'pictures'].map((name) => called(`${word}/${name}`, word)),
    datasetId: [id('Dataset', rows.datasetId)],
    publisher: [called(word, word)],
    study: [called(`${word}-study`, word)],
    resultId: [id('TransferResult', rows.resultId)],
  };
  const kinds = Object.keys(TEMPLATES) as Kind[];
  const reading = kinds.flatMap((kind) =>
    TEMPLATES[kind].flatMap((template) => names[kind].map((naming) => pairOf(template, naming))),
  );
  const writing = Object.entries(MUTATIONS).flatMap(([field, inputs]) =>
    inputs.flatMap(([kind, input]) =>
      names[kind].map((naming) =>
        pairOf(`mutation { ${field}(input: { ${input} }) { userErrors { code field message } } }`, naming),
      ),
    ),
  );
  return { reading, writing };
}
