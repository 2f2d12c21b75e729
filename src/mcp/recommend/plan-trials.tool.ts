import { z } from 'zod';
import { PlanTrialsDocument } from '../operations.generated';
import { SAYS, SETS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { lines, slug } from '../words';
import { askedOf, question } from './question';
import { abstentionText } from './sentences';
import { abstention, abstentionOf } from './told';

const MOST_TRIALS = 20;

export const planTrialsTool = defineTool({
  name: 'plan_trials',
  title: 'Plan which bases to try',
  description: `Which pretrained models to measure next on somebody's own data with a budget of so many runs, chosen together so that they differ. Use it when there is time to train several, or when recommend_base abstains or warns. Give what was measured already in "measured": those bases are never planned again, and the plan is better for it. It runs nothing itself.`,
  document: PlanTrialsDocument,
  input: question.safeExtend({
    budget: z.int().min(1).max(MOST_TRIALS).describe(`How many bases can be measured, 1 to ${MOST_TRIALS}.`),
    purpose: z
      .enum(SETS.TrialPurpose)
      .optional()
      .describe(
        `FIND_WINNER: ${SAYS['TrialPurpose.FIND_WINNER']} LEARN_ORDER: ${SAYS['TrialPurpose.LEARN_ORDER']} FIND_WINNER when left out.`,
      ),
  }),
  output: z.object({
    purpose: z.enum(SETS.TrialPurpose),
    trials: z
      .array(
        z.object({
          base: slug.nullable(),
          expectedGain: z.number().describe(SAYS['Trial.expectedGain']),
          text: z.string().describe(SAYS['Trial.text']),
        }),
      )
      .describe(SAYS['TrialPlan.trials']),
    text: z.string().describe(SAYS['TrialPlan.text']),
    abstention,
    warning: z.string().nullable().describe(SAYS['TrialPlan.warning']),
  }),
  variables: ({ budget, purpose = 'FIND_WINNER', ...given }) => ({
    ...{ input: askedOf(given), budget, purpose },
  }),
  read: ({ trialPlan: { purpose, trials, text, abstention: abstained, warning } }) => ({
    purpose,
    trials: trials.map(({ base, expectedGain, text: why }) => ({
      ...{ base: base?.slug ?? null, expectedGain, text: why },
    })),
    text,
    abstention: abstentionOf(abstained),
    warning,
  }),
  text: (told) =>
    lines(
      abstentionText(told.abstention),
      ...told.trials.map(({ base, text }, at) => `${at + 1}. ${base ?? 'a removed base'}: ${text}`),
      told.text,
      told.warning,
    ),
});
