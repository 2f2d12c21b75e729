import { z } from 'zod';
import { RefusedError } from '../../platform/refusal';
import { ReportResultDocument } from '../operations.generated';
import { SAYS, SETS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { slug } from '../words';

const word = z.string().min(1);

const input = z.strictObject({
  study: z
    .strictObject({
      key: word.describe(SAYS['StudyInput.key']),
      title: word.optional().describe(SAYS['StudyInput.title']),
      url: word.optional().describe(SAYS['StudyInput.url']),
      doi: word.optional().describe(SAYS['StudyInput.doi']),
      repository: word.optional().describe(SAYS['StudyInput.repository']),
      license: word.optional().describe(SAYS['StudyInput.license']),
      year: z.int().optional().describe(SAYS['StudyInput.year']),
      citation: word.optional().describe(SAYS['StudyInput.citation']),
    })
    .describe(
      `${SAYS['TransferResultReportInput.study']} It needs a url, doi, repository or citation, by which it can be found.`,
    ),
  base: word.describe(SAYS['TransferResultReportInput.base']),
  target: word.describe(SAYS['TransferResultReportInput.target']),
  protocol: z.enum(SETS.Protocol).describe(SAYS['TransferResultReportInput.protocol']),
  metric: word.describe(SAYS['TransferResultReportInput.metric']),
  value: z.number().describe(SAYS['TransferResultReportInput.value']),
  adapted: word.optional().describe(SAYS['TransferResultReportInput.adapted']),
  split: word.optional().describe(SAYS['TransferResultReportInput.split']),
  trainingExamples: z.int().min(0).optional().describe(SAYS['TransferResultReportInput.trainingExamples']),
  recipe: word.optional().describe(SAYS['TransferResultReportInput.recipe']),
  seed: z.int().optional().describe(SAYS['TransferResultReportInput.seed']),
  scratchBaseline: z.number().optional().describe(SAYS['TransferResultReportInput.scratchBaseline']),
  supersedes: word.optional().describe(SAYS['TransferResultReportInput.supersedes']),
  receipt: word.optional().describe(SAYS['TransferResultReportInput.receipt']),
  visibility: z.enum(SETS.Visibility).optional().describe(SAYS['TransferResultReportInput.visibility']),
  publisher: word.optional().describe(SAYS['TransferResultReportInput.publisher']),
});

export const reportResultTool = defineTool({
  name: 'report_result',
  title: 'Report a measured result',
  description: `Records what adapting a base to a dataset of the catalogue reached, for everybody unless "visibility" says otherwise: future recommendations count it as evidence. Use it only when somebody asks for it and the figure was really measured, with the study or run that it can be cited from; never with a figure that was estimated or made up. It cannot be deleted: a correction names what it "supersedes". What was measured on private data without a dataset here belongs in "measured" of recommend_base instead.
It needs a token with the scope "report": the header Authorization over HTTP, ROOTSTOCK_TOKEN for "rootstock mcp".`,
  document: ReportResultDocument,
  writes: 'once',
  input,
  output: z.object({
    id: z.string().describe('Of the new result; a correction names it in "supersedes".'),
    base: slug.nullable(),
    target: slug.nullable(),
    protocol: z.enum(SETS.Protocol),
    metric: z.string(),
    value: z.number(),
    study: z.string().describe('Key of the study.'),
    visibility: z.enum(SETS.Visibility),
    isLeaked: z
      .boolean()
      .nullable()
      .describe('True: the base was trained on that target, so the result says little.'),
    recordedAt: z.string(),
  }),
  variables: (given) => ({ input: given }),
  read: ({ transferResultReport: reported }) => {
    const recorded = reported?.transferResult ?? null;
    if (recorded === null) throw new RefusedError(reported?.userErrors ?? []);
    const { base, target, metric, study, ...result } = recorded;
    return {
      ...result,
      base: base?.slug ?? null,
      target: target?.slug ?? null,
      metric: metric.name,
      study: study.key,
    };
  },
  text: ({ id, base, target, metric, value }) =>
    `Recorded as ${id}: ${base ?? 'the base'} reached ${value} ${metric} on ${target ?? 'the target'}.`,
});
