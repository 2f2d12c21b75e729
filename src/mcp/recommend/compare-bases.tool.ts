import { z } from 'zod';
import { CompareBasesDocument } from '../operations.generated';
import { SAYS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { lines, number, percent, slug } from '../words';
import { askedOf, question } from './question';
import { abstentionText, baseText, understoodText } from './sentences';
import { abstention, abstentionOf, estimatedBase, estimatedBaseOf, understood, understoodOf } from './told';

const FEWEST = 2;
const MOST = 10;

const difference = z.object({
  better: slug.nullable(),
  worse: slug.nullable(),
  value: z.number().describe(SAYS['BaseDifference.value']),
  interval: z.object({ lower: z.number(), upper: z.number() }).describe(SAYS['BaseDifference.interval']),
  probability: z.number().describe(SAYS['BaseDifference.probability']),
});

export const compareBasesTool = defineTool({
  name: 'compare_bases',
  title: 'Compare bases for a task',
  description: `How some pretrained models that you name are expected to do on a task, side by side, with how probable it is that one beats the other. Use it when somebody has candidates in mind; recommend_base finds them otherwise, and search_models their slugs. Bases that break a constraint are compared all the same, with what they fail. A difference whose probability is near 50% is none: say so.`,
  document: CompareBasesDocument,
  input: question.safeExtend({
    bases: z
      .array(z.string().min(1))
      .min(FEWEST)
      .max(MOST)
      .describe(`Slugs of the bases to compare, ${FEWEST} to ${MOST} of them.`),
  }),
  output: z.object({
    understood,
    candidates: number.describe('How many bases the scores are measured against, these among them.'),
    bases: z
      .array(estimatedBase.extend({ failures: z.array(z.string()).describe(SAYS['ComparedBase.failures']) }))
      .describe('Best first; empty where the target is not understood.'),
    differences: z.array(difference).describe('Every two of them, in the order of their ranks.'),
    abstention,
    warning: z.string().nullable().describe(SAYS['BaseComparison.warning']),
  }),
  argumentNames: { models: 'bases' },
  variables: ({ bases, ...given }) => ({ ...askedOf(given), models: bases }),
  read: ({ compareBases: answer }) => ({
    understood: understoodOf(answer.target),
    candidates: answer.candidates,
    bases: answer.bases.map(({ estimate, failures }) => ({
      ...estimatedBaseOf(estimate),
      failures: [...failures],
    })),
    differences: answer.differences.map(({ better, worse, value, interval, probability }) => ({
      ...{ better: better?.slug ?? null, worse: worse?.slug ?? null, value, interval, probability },
    })),
    abstention: abstentionOf(answer.abstention),
    warning: answer.warning,
  }),
  text: (told) =>
    lines(
      understoodText(told.understood),
      told.abstention && `These figures mean little: ${told.abstention.reason} ${told.abstention.advice}`,
      ...told.bases.map((each) =>
        lines(
          baseText(each, { withSnippet: false }),
          each.failures.length > 0 && `   Fails: ${each.failures.join(' ')}`,
        ),
      ),
      ...told.differences.map(
        ({ better, worse, probability }) =>
          `${better ?? 'a removed base'} beats ${worse ?? 'a removed base'} with a probability of ${percent(probability)}.`,
      ),
      told.bases.length === 0 && abstentionText(told.abstention),
      told.warning,
    ),
});
