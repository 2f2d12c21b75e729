import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { printSdl } from '../../src/app';

/** Names that scripts outside the project rely on. */
const QUERIES = [
  'node nodes model dataset domain publisher models datasets domains transferResults evaluations transferEdges',
  'tasks licenses libraries nearestDomains recommendBases compareBases recommendationReceipt catalog',
];
const MUTATIONS = [
  'publisherCreate modelRegister modelUpdate modelDeprecate datasetRegister datasetUpdate domainCreate domainUpdate',
  'lineageRecord trainingRecord evaluationReport transferResultReport transferResultDispute transferEdgeDeclare',
  'modelMerge modelSplit datasetMerge datasetSplit',
];
const FIELDS = {
  Model: [
    'slug name summary status inputModalities outputModalities tasks architecture parameterCount licenses libraries',
    'languages tags downloads likes domains trainedOn bases derivatives ancestors descendants evaluations transferEdges',
    'similarModels versions inputSignature outputSignature memoryEstimate startSnippet origins deprecation createdAt',
    'updatedAt',
  ],
  Domain: [
    'slug name description aliases parent children datasets models similarDomains transfersFrom position',
  ],
  BaseRecommendations: [
    'target candidates recommendations rejected rejectedCount counterfactuals advice abstention receipt',
  ],
  BaseRecommendation: [
    'rank base score interval compatibility confidence reasons evidence strategy gainOverScratch fit startSnippet',
    'adaptation gainOverMostDownloaded siblings',
  ],
  Origin: ['hub externalId revision url recordedAt isCurrent fields'],
  RecommendationReceipt: [
    'id catalogRevision recommenderVersion encoderVersion backend createdAt input output replay outcomes',
  ],
  CatalogChange: ['sequence operation entityType entityId slug node occurredAt'],
  TransferEdge: [
    'base domain task protocol expectedGain compatibility margin kind evidenceCount catalogRevision recommenderVersion',
  ],
};
const words = (lines: readonly string[]): string[] => lines.join(' ').split(' ');

// Federation's own directives are not declared in the printed SDL: a gateway knows them.
const schema: GraphQLSchema = buildSchema(printSdl().replace(/extend schema[\s\S]*?\n\)\n/, ''), {
  assumeValid: true,
});

const fieldsOf = (name: string): string[] => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
};

const promises: [string, string[]][] = [
  ['Query', words(QUERIES)],
  ['Mutation', words(MUTATIONS)],
  ['Subscription', ['catalogChanged', 'betterBaseFound']],
  ...Object.entries(FIELDS).map(([type, lines]): [string, string[]] => [type, words(lines)]),
];

it.each(promises)('keeps what %s promises', (type, promised) => {
  const there = fieldsOf(type);
  expect(promised.filter((name) => !there.includes(name))).toEqual([]);
});

it('describes every type, field, argument, input and enum value', () => {
  const undescribed: string[] = [];
  const need = (path: string, { description }: { description?: string | null }) => {
    if (!description) undescribed.push(path);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      type.name.startsWith('__') ||
      ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)
    )
      continue;
    need(type.name, type);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) for (const value of type.getValues()) need(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) need(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        need(`${type.name}.${field.name}`, field);
        for (const argument of field.args) need(`${type.name}.${field.name}(${argument.name})`, argument);
      }
  }
  expect(undescribed).toEqual([]);
});

it('returns from each mutation its object and the errors of its user', () => {
  const mutation = schema.getMutationType();
  for (const field of Object.values(mutation?.getFields() ?? {})) {
    expect(field.args.map(({ name, type }) => `${name}: ${String(type)}`)).toEqual([
      `input: ${field.name[0]?.toUpperCase()}${field.name.slice(1)}Input!`,
    ]);
    const payload = schema.getType(String(field.type).replace('!', ''));
    expect(isObjectType(payload) && String(payload.getFields().userErrors?.type)).toBe('[UserError!]!');
  }
});
