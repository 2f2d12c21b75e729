import { z } from 'zod';
import type { AbstainedFragment, EstimatedBaseFragment, UnderstoodFragment } from '../operations.generated';
import { SAYS, SETS } from '../schema-words.generated';
import { figure, number, slug } from '../words';

/** How the target of a question was understood. */
export const understood = z
  .object({
    kindOfData: z.array(z.enum(SETS.Modality)).describe(SAYS['RecommendationTarget.kindOfData']),
    task: z
      .object({
        id: z.string(),
        isInferred: z.boolean().describe('Whether the question left it out, and it was worked out.'),
        confidence: z.number().describe('How sure it is, 0 to 1.'),
      })
      .nullable()
      .describe(SAYS['RecommendationTarget.task']),
    languages: z.array(z.string()).describe(SAYS['RecommendationTarget.languages']),
    nearestDomains: z
      .array(z.object({ slug, name: z.string(), similarity: z.number() }))
      .describe(SAYS['RecommendationTarget.nearestDomains']),
    note: z.string().nullable().describe(SAYS['RecommendationTarget.note']),
  })
  .describe('How the target was understood; name task, modality or domain to correct it.');

export const understoodOf = (target: UnderstoodFragment): z.output<typeof understood> => ({
  kindOfData: [...target.kindOfData],
  task:
    target.task === null || target.task.task === null
      ? null
      : { id: target.task.task.id, isInferred: target.task.inferred, confidence: target.task.confidence },
  languages: [...target.languages],
  nearestDomains: target.nearestDomains.flatMap(({ domain, similarity }) =>
    domain === null ? [] : [{ ...domain, similarity }],
  ),
  note: target.note,
});

const interval = z.object({ lower: z.number(), upper: z.number() });

/** A base and why. */
export const estimatedBase = z.object({
  rank: number.describe(SAYS['BaseRecommendation.rank']),
  base: slug.nullable().describe('Slug of the base; get_model tells more of it.'),
  name: z.string().nullable(),
  score: z.number().describe(SAYS['BaseRecommendation.score']),
  interval: interval.describe('Holds the true score with 90% probability.'),
  compatibility: z.number().describe(SAYS['BaseRecommendation.compatibility']),
  evidenceTier: z.enum(SETS.EvidenceTier).describe(SAYS['BaseRecommendation.evidenceTier']),
  resultsOfTask: number.describe(SAYS['BaseRecommendation.resultsOfTask']),
  protocol: z.enum(SETS.Protocol).describe('How to adapt it.'),
  protocolReason: z.string(),
  way: z.string().describe(SAYS['BaseRecommendation.way']),
  preparation: z.string().nullable().describe(SAYS['BaseRecommendation.adaptation']),
  reasons: z
    .array(z.object({ kind: z.string(), text: z.string(), contribution: z.number() }))
    .describe(SAYS['BaseRecommendation.reasons']),
  evidence: z
    .array(
      z.object({
        base: slug.nullable(),
        target: slug.nullable().describe('Slug of the dataset that it was measured on.'),
        protocol: z.enum(SETS.Protocol),
        metric: z.string(),
        value: z.number(),
        similarity: z.number().describe('How similar that dataset is to the one asked about, 0 to 1.'),
        study: z.string().describe('Title of what it is cited from.'),
        url: z.string().nullable(),
      }),
    )
    .describe(SAYS['BaseRecommendation.evidence']),
  parameterCount: number.nullable(),
  memoryBytes: number.nullable().describe('Bytes for the weights alone.'),
  license: z.string().nullable().describe('Licence of the weights, resolved through lineage.'),
  commercialUse: z.string().nullable().describe('Whether that allows commercial use: YES, NO or UNKNOWN.'),
  startSnippet: z
    .object({ language: z.string(), code: z.string() })
    .nullable()
    .describe('Shortest code that loads it.'),
});

type EstimatedBase = z.output<typeof estimatedBase>;

type Evidence = EstimatedBaseFragment['evidence'][number];

const evidenceOf = ({ similarity, result }: Evidence): EstimatedBase['evidence'] =>
  result === null
    ? []
    : [
        {
          base: result.base?.slug ?? null,
          target: result.target?.slug ?? null,
          protocol: result.protocol,
          metric: result.metric.name,
          value: result.value,
          similarity,
          study: result.study.title ?? '',
          url: result.study.url,
        },
      ];

export const estimatedBaseOf = (estimate: EstimatedBaseFragment): EstimatedBase => ({
  rank: estimate.rank,
  base: estimate.base?.slug ?? null,
  name: estimate.base?.name ?? null,
  score: estimate.score,
  interval: estimate.interval,
  compatibility: estimate.compatibility,
  evidenceTier: estimate.evidenceTier,
  resultsOfTask: estimate.resultsOfTask,
  protocol: estimate.strategy.protocol,
  protocolReason: estimate.strategy.reason,
  way: estimate.way.text,
  preparation: estimate.adaptation?.text ?? null,
  reasons: [...estimate.reasons],
  evidence: estimate.evidence.flatMap(evidenceOf),
  parameterCount: figure(estimate.base?.parameterCount ?? null),
  memoryBytes: figure(estimate.fit?.memoryBytes ?? null),
  license: estimate.base?.licenses.effective.license?.id ?? null,
  commercialUse: estimate.base?.licenses.effective.commercialUse ?? null,
  startSnippet: estimate.startSnippet,
});

/** Why nothing is recommended. */
export const abstention = z
  .object({
    code: z.enum(SETS.AbstentionCode).describe(SAYS['Abstention.code']),
    reason: z.string().describe(SAYS['Abstention.reason']),
    advice: z.string().describe(SAYS['Abstention.advice']),
    alternatives: z
      .array(z.object({ base: slug.nullable(), way: z.string().nullable(), text: z.string() }))
      .describe(SAYS['Abstention.alternatives']),
  })
  .nullable()
  .describe('Set where the catalogue does not know, and says so: then do not present any base as the best.');

export const abstentionOf = (abstained: AbstainedFragment | null): z.output<typeof abstention> =>
  abstained && {
    code: abstained.code,
    reason: abstained.reason,
    advice: abstained.advice,
    alternatives: abstained.alternatives.map(({ base, way, text }) => ({
      ...{ base: base?.slug ?? null, way, text },
    })),
  };
