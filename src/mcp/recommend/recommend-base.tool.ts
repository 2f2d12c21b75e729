import { z } from 'zod';
import { RecommendBaseDocument } from '../operations.generated';
import { SAYS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { figure, lines, listed, number, slug, upTo } from '../words';
import { askedOf, question } from './question';
import { abstentionText, baseText, understoodText } from './sentences';
import { abstention, abstentionOf, estimatedBase, estimatedBaseOf, understood, understoodOf } from './told';

const USUAL_FIRST = 5;
/** More than an agent reads; the API and the feeds have more. */
const MOST_FIRST = 20;

const output = z.object({
  understood,
  candidates: number.describe(SAYS['BaseRecommendations.candidates']),
  recommendations: z.array(estimatedBase).describe(SAYS['BaseRecommendations.recommendations']),
  abstention,
  expectedCorrelation: z.number().nullable().describe(SAYS['BaseRecommendations.expectedCorrelation']),
  reliability: z.string().nullable().describe(SAYS['BaseRecommendations.expectedCorrelationText']),
  warning: z.string().nullable().describe(SAYS['BaseRecommendations.warning']),
  taskEvidence: z.string().nullable().describe(SAYS['BaseRecommendations.taskEvidence']),
  ownResults: z.string().nullable().describe(SAYS['BaseRecommendations.ownResults']),
  measureNext: z.string().nullable().describe(SAYS['BaseRecommendations.advice']),
  rejectedCount: number.describe(SAYS['BaseRecommendations.rejectedCount']),
  rejected: z
    .array(z.object({ base: slug.nullable(), reasons: z.array(z.string()) }))
    .describe('The best five of those that take the input but cannot be used.'),
  constraintCosts: z
    .array(z.object({ constraint: z.string(), base: slug.nullable(), text: z.string() }))
    .describe(SAYS['BaseRecommendations.counterfactuals']),
  receipt: z
    .object({
      id: z.string().describe('Give it to report_result with what came of it.'),
      catalogRevision: number,
      recommenderVersion: z.string(),
      encoderVersion: z.string(),
      createdAt: z.string(),
    })
    .nullable()
    .describe(SAYS['BaseRecommendations.receipt']),
});

const rejectedText = ({ base, reasons }: z.output<typeof output>['rejected'][number]): string =>
  `${base ?? 'a removed base'} (${reasons.join(' ')})`;

export const recommendBaseTool = defineTool({
  name: 'recommend_base',
  title: 'Recommend a base to start from',
  description: `Which pretrained model to start from for a task, ranked by measured transfer, with the evidence and its sources. Use it whenever somebody is about to fine-tune, probe or choose a pretrained model for data of their own. Describe the data and what is predicted in plain words, and add what is known: task, kind of data, size, licence, memory. Then check "understood": where it is wrong, ask again with "task", "modality" or "domain".
It abstains where nothing measured bears on the task; then say so, and do not present an alternative as the best. It knows published results of transfer, not your data: it has run nothing on them. Scores are relative to the candidates, never accuracies.
Each answer is kept with its question as a receipt: the description and what was "measured", too, which whoever knows its id can read where it was asked without a token. With "store" false nothing is kept: set it where that must not leave the person's hands.`,
  writes: 'each time',
  document: RecommendBaseDocument,
  input: question.safeExtend({
    first: upTo(MOST_FIRST, USUAL_FIRST),
    store: z.boolean().optional().describe(SAYS['RecommendBasesInput.store']),
  }),
  output,
  variables: ({ first = USUAL_FIRST, store = true, ...given }) => ({
    input: { ...askedOf(given), first, store },
  }),
  read: ({ recommendBases: answer }) => ({
    understood: understoodOf(answer.target),
    candidates: answer.candidates,
    recommendations: answer.recommendations.map(estimatedBaseOf),
    abstention: abstentionOf(answer.abstention),
    expectedCorrelation: answer.expectedCorrelation,
    reliability: answer.expectedCorrelationText,
    warning: answer.warning,
    taskEvidence: answer.taskEvidence?.text ?? null,
    ownResults: answer.ownResults?.text ?? null,
    measureNext: answer.advice?.text ?? null,
    rejectedCount: answer.rejectedCount,
    rejected: answer.rejected.map(({ model, reasons }) => ({
      base: model?.slug ?? null,
      reasons: [...reasons],
    })),
    constraintCosts: answer.counterfactuals.map(({ constraint, base, text }) => ({
      ...{ constraint, base: base?.slug ?? null, text },
    })),
    receipt: answer.receipt && {
      ...answer.receipt,
      catalogRevision: figure(answer.receipt.catalogRevision) ?? 0,
    },
  }),
  text: (told) =>
    lines(
      understoodText(told.understood),
      abstentionText(told.abstention),
      told.recommendations.length > 0 && `Best of ${told.candidates} candidates:`,
      ...told.recommendations.map((each) => baseText(each, { withSnippet: each.rank === 1 })),
      told.reliability,
      told.warning,
      told.taskEvidence,
      told.ownResults,
      told.measureNext,
      ...told.constraintCosts.map(({ text }) => text),
      told.rejectedCount > 0 &&
        `Cannot be used: ${told.rejectedCount}, such as ${listed(told.rejected.map(rejectedText))}.`,
      told.receipt && `Receipt ${told.receipt.id}.`,
    ),
});
