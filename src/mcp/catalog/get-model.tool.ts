import { z } from 'zod';
import { InvalidInputError } from '../../platform/errors';
import { GetModelDocument, type GetModelQuery } from '../operations.generated';
import { SETS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { figure, lines, listed, number, quoted, signed, slug } from '../words';
import { sourceText } from '../source-text';
import { foundModel, foundModelOf, modelLine } from './found-model';

type Found = NonNullable<GetModelQuery['model']>;

export const LONGEST_SLUG = 400;

/** @throws InvalidInputError where no model that may be seen has this slug */
export function found<Value>(value: Value | null, argument: string): Value {
  if (value !== null) return value;
  throw new InvalidInputError(
    argument,
    'the slug of a model of the catalogue, such as google-bert/bert-base-uncased; search_models finds it',
  );
}

/** As much of others' words as a text quotes; they are whole in the structured answer. */
const MOST_QUOTED = 1000;

export const modelDetails = foundModel.extend({
  outputModalities: z.array(z.enum(SETS.Modality)),
  publisher: z.object({ slug, name: z.string() }).nullable(),
  architecture: z.object({ family: z.string().nullable(), name: z.string().nullable() }).nullable(),
  domains: z.array(slug),
  languages: z.array(z.string()),
  tags: z.array(z.string()).describe("In its publisher's words."),
  isGated: z.boolean().nullable().describe('Whether its hub asks for a name or consent first.'),
  likes: number.nullable(),
  updatedAt: z.string(),
  memoryBytes: number.nullable().describe('Bytes for the weights alone, as FP16.'),
  licenseInheritedFrom: slug
    .nullable()
    .describe('The base whose licence that is; null where it is its own, or none is known.'),
  licenseConflicts: z
    .array(z.object({ right: z.string(), base: slug.nullable() }))
    .describe('Rights that its own licence claims though one of its bases does not give them.'),
  startSnippet: z.object({ language: z.string(), code: z.string() }).nullable(),
  deprecation: z
    .object({ reason: z.string().describe("In its publisher's words."), replacement: slug.nullable() })
    .nullable(),
  trainedOn: z.array(z.object({ role: z.string(), dataset: slug })),
  bases: z
    .array(z.object({ relation: z.string(), base: slug }))
    .describe('What it was made from, and how; get_lineage tells more.'),
  derivativeCount: number.nullable().describe('How many models are known to be made from it.'),
  derivativeCountIsExact: z.boolean().describe('Whether that is counted, and not estimated.'),
  origins: z
    .array(z.object({ hub: z.string().nullable(), url: z.string().nullable(), isCurrent: z.boolean() }))
    .describe('Where its record is from.'),
  transfers: z
    .array(
      z.object({
        domain: slug.nullable(),
        protocol: z.enum(SETS.Protocol),
        kind: z.string().describe('MEASURED there, DECLARED by somebody, or PREDICTED.'),
        expectedGain: z.number().nullable().describe('Expected z against the candidate bases.'),
        evidenceCount: number,
      }),
    )
    .describe('The five domains that it is expected to transfer to best.'),
  resultCount: number.nullable().describe('How many transfer results of it are known.'),
  resultCountIsExact: z.boolean().describe('Whether that is counted, and not estimated.'),
  results: z
    .array(
      z.object({
        target: slug.nullable(),
        protocol: z.enum(SETS.Protocol),
        metric: z.string(),
        value: z.number(),
        isLeaked: z.boolean().nullable().describe('True: it was trained on that target, so it says little.'),
        isRetracted: z.boolean(),
        study: z.string().nullable(),
        url: z.string().nullable(),
      }),
    )
    .describe('The ten latest of them.'),
});

type ModelDetails = z.output<typeof modelDetails>;

const evidenceOf = (
  model: Found,
): Pick<ModelDetails, 'transfers' | 'resultCount' | 'resultCountIsExact' | 'results'> => ({
  transfers: model.transferEdges.nodes.map(({ domain, ...edge }) => ({
    ...edge,
    domain: domain?.slug ?? null,
  })),
  resultCount: model.transferResults.totalCount,
  resultCountIsExact: model.transferResults.totalCountIsExact,
  results: model.transferResults.nodes.map(({ target, metric, study, ...result }) => ({
    ...result,
    target: target?.slug ?? null,
    metric: metric.name,
    study: study.title,
    url: study.url,
  })),
});

const madeOf = (
  model: Found,
): Pick<ModelDetails, 'trainedOn' | 'bases' | 'derivativeCount' | 'derivativeCountIsExact' | 'origins'> => ({
  trainedOn: model.trainedOn.flatMap(({ role, dataset }) =>
    dataset === null ? [] : [{ role, dataset: dataset.slug }],
  ),
  bases: model.bases.flatMap(({ relation, base }) => (base === null ? [] : [{ relation, base: base.slug }])),
  derivativeCount: model.derivatives.totalCount,
  derivativeCountIsExact: model.derivatives.totalCountIsExact,
  origins: model.origins.map(({ hub, url, isCurrent }) => ({ hub: hub?.name ?? null, url, isCurrent })),
});

export const modelDetailsOf = (model: Found): ModelDetails => ({
  ...foundModelOf(model),
  summary: model.summary,
  outputModalities: [...model.outputModalities],
  publisher: model.publisher,
  architecture: model.architecture,
  domains: model.domains.map((domain) => domain.slug),
  languages: [...model.languages],
  tags: [...model.tags],
  isGated: model.gated,
  likes: figure(model.likes),
  updatedAt: model.updatedAt,
  memoryBytes: figure(model.memoryEstimate?.bytes ?? null),
  licenseInheritedFrom: model.licenses.effective.inheritedFrom?.slug ?? null,
  licenseConflicts: model.licenses.conflicts.map(({ right, base }) => ({ right, base: base?.slug ?? null })),
  startSnippet: model.startSnippet,
  deprecation: model.deprecation && {
    reason: model.deprecation.reason,
    replacement: model.deprecation.replacement?.slug ?? null,
  },
  ...madeOf(model),
  ...evidenceOf(model),
});

const transferText = ({ domain, kind, expectedGain }: ModelDetails['transfers'][number]): string =>
  `${domain ?? 'a removed domain'} (${kind}${expectedGain === null ? '' : `, ${signed(expectedGain)}`})`;

const conflictText = ({ right, base }: ModelDetails['licenseConflicts'][number]): string =>
  `Its own licence claims ${right}, which ${base ?? 'a base of it'} does not give: ask its publisher first.`;

const resultText = (result: ModelDetails['results'][number]): string =>
  `${result.value} ${result.metric} on ${result.target ?? 'a removed dataset'} (${result.protocol}${
    result.isLeaked === true ? ', trained on it' : ''
  }${result.isRetracted ? ', retracted' : ''}): ${sourceText(result)}`;

const countText = (count: number | null, isExact: boolean): string =>
  count === null ? 'unknown' : `${isExact ? '' : 'about '}${count}`;

export const getModelTool = defineTool({
  name: 'get_model',
  title: 'Get a model',
  description: `All that the catalogue knows of one pretrained model: what it takes in and gives out, size, memory, licence resolved through what it was made from, training data, where its record is from, measured transfer, and code that loads it. Use it before somebody commits to a model. What is null is not known, which is not the same as no.`,
  document: GetModelDocument,
  input: z.strictObject({
    slug: z
      .string()
      .min(1)
      .max(LONGEST_SLUG)
      .describe('Slug of the model, such as google-bert/bert-base-uncased, present or past.'),
  }),
  output: modelDetails,
  variables: ({ slug: named }) => ({ slug: named }),
  read: ({ model }) => modelDetailsOf(found(model, 'slug')),
  text: (model) =>
    lines(
      modelLine(model),
      model.summary && `Its publisher says: ${quoted(model.summary, MOST_QUOTED)}`,
      model.deprecation &&
        `Deprecated, with the reason ${quoted(model.deprecation.reason, MOST_QUOTED)}${
          model.deprecation.replacement === null ? '' : `; replaced by ${model.deprecation.replacement}`
        }.`,
      `Commercial use: ${model.commercialUse}.${
        model.licenseInheritedFrom === null ? '' : ` The licence is that of ${model.licenseInheritedFrom}.`
      }`,
      ...model.licenseConflicts.map(conflictText),
      model.bases.length > 0 && `Made from ${listed(model.bases.map(({ base }) => base))}.`,
      `Transfer results known: ${countText(model.resultCount, model.resultCountIsExact)}.`,
      ...model.results.map(resultText),
      model.transfers.length > 0 && `Expected to transfer to ${listed(model.transfers.map(transferText))}.`,
      model.startSnippet && `\n${model.startSnippet.code}`,
    ),
});
