import { z } from 'zod';
import type { ModelFilter, ModelOrder, ModelOrderField } from '../../schema-types';
import { SearchModelsDocument } from '../operations.generated';
import { SETS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { lines, number, upTo } from '../words';
import { foundModel, foundModelOf, modelLine } from './found-model';

const USUAL_FIRST = 10;
const MOST_FIRST = 50;
const LONGEST_WORD = 400;
const LONGEST_CURSOR = 2000;

const word = (says: string) => z.string().min(1).max(LONGEST_WORD).optional().describe(says);

const input = z.strictObject({
  search: word('Words to look for in names and descriptions, as in a web search.'),
  task: word('What it predicts, such as image-classification.'),
  modality: z.enum(SETS.Modality).optional().describe('Kind of input.'),
  kind: z.enum(SETS.ModelKind).optional().describe('What its weights compute.'),
  domain: word('In this domain or below it, by slug; find_domain finds it.'),
  publisher: word('Slug of who owns it, such as google-bert.'),
  library: word('Software that runs it, such as transformers.'),
  language: word('A language that it knows.'),
  license: word('Licence of its weights, such as apache-2.0.'),
  commercialUse: z.boolean().optional().describe('True: only where the licence allows commercial use.'),
  minParameters: z.int().min(0).optional().describe('At least so many parameters.'),
  maxParameters: z.int().min(0).optional().describe('At most so many parameters.'),
  orderBy: z
    .enum(SETS.ModelOrderField)
    .optional()
    .describe('What comes first; with "search" the best match, else the most downloaded when left out.'),
  first: upTo(MOST_FIRST, USUAL_FIRST),
  after: z
    .string()
    .min(1)
    .max(LONGEST_CURSOR)
    .optional()
    .describe('"nextCursor" of the answer before, with the same other arguments.'),
});

const has = <Word>(one: Word | undefined): { has: Word } | undefined =>
  one === undefined ? undefined : { has: one };

function licenseFilter({ license, commercialUse }: z.output<typeof input>): ModelFilter['license'] {
  if (license === undefined && commercialUse !== true) return undefined;
  return {
    id: license === undefined ? undefined : { eq: license },
    commercialUse: commercialUse === true ? { eq: 'YES' } : undefined,
  };
}

const filterOf = (given: z.output<typeof input>): ModelFilter => ({
  tasks: has(given.task),
  inputModalities: has(given.modality),
  kind: given.kind === undefined ? undefined : { eq: given.kind },
  domains: given.domain === undefined ? undefined : { within: given.domain },
  publisher: given.publisher === undefined ? undefined : { slug: { eq: given.publisher } },
  libraries: has(given.library),
  languages: has(given.language),
  license: licenseFilter(given),
  parameterCount:
    given.minParameters === undefined && given.maxParameters === undefined
      ? undefined
      : { gte: given.minParameters, lte: given.maxParameters },
});

/** Large figures and the best match come first; words in their order. */
const orderOf = (field: ModelOrderField): ModelOrder => ({
  field,
  direction: field === 'SLUG' || field === 'NAME' ? 'ASC' : 'DESC',
});

export const searchModelsTool = defineTool({
  name: 'search_models',
  title: 'Search models',
  description: `Pretrained models of the catalogue by words, task, kind of data, size, licence and so on. Use it to find the slug of a model that somebody names, or to list what meets a condition. It does not say which is good for a task: order by downloads is popularity; ask recommend_base for that.`,
  document: SearchModelsDocument,
  input,
  output: z.object({
    models: z.array(foundModel),
    totalCount: number.nullable().describe('How many there are in all.'),
    totalCountIsExact: z.boolean().describe('Whether that is counted, and not estimated.'),
    nextCursor: z.string().nullable().describe('Give it to "after" for those that follow; null at the end.'),
  }),
  argumentNames: {
    ...{ 'tasks.has': 'task', 'inputModalities.has': 'modality', 'kind.eq': 'kind' },
    ...{ 'domains.within': 'domain', 'publisher.slug.eq': 'publisher', 'libraries.has': 'library' },
    ...{ 'languages.has': 'language', 'license.id.eq': 'license' },
    'license.commercialUse.eq': 'commercialUse',
    ...{ 'parameterCount.gte': 'minParameters', 'parameterCount.lte': 'maxParameters' },
  },
  variables: (given) => ({
    search: given.search,
    where: filterOf(given),
    orderBy: given.orderBy && orderOf(given.orderBy),
    first: given.first ?? USUAL_FIRST,
    after: given.after,
  }),
  read: ({ models: { nodes, totalCount, totalCountIsExact, pageInfo } }) => ({
    models: nodes.map(foundModelOf),
    totalCount,
    totalCountIsExact,
    nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  }),
  text: ({ models, totalCount, totalCountIsExact, nextCursor }) =>
    lines(
      models.length === 0 && 'No model of the catalogue meets that.',
      ...models.map(modelLine),
      nextCursor !== null &&
        `${models.length} of ${totalCountIsExact ? '' : 'about '}${totalCount ?? 'many'}; "after": "${nextCursor}" gives the next.`,
    ),
});
