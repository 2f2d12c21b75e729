import { z } from 'zod';
import { InvalidInputError } from '../platform/errors';
import { expecting, writtenFlag, writtenNumber, writtenText } from '../platform/query-values';

/** Rows that a response has at most: whoever asks for more follows `Link`. */
export const MOST_ROWS = 1000;
const LONGEST = 400;
const MOST_WORDS = 20;

const text = (description: string) => writtenText(LONGEST).optional().describe(description);

const words = (description: string) =>
  z
    .array(writtenText(LONGEST))
    .max(MOST_WORDS, expecting(`given at most ${MOST_WORDS} times`))
    .default([])
    .describe(description);

/** Python's clients write `True`. */
const flag = (description: string) =>
  writtenFlag({ yes: ['true', 'True', '1'], no: ['false', 'False', '0'] })
    .optional()
    .describe(description);

const SIZES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
const SIZE = /^(min|max):(\d+(?:\.\d+)?)([KMBT]?)$/i;

function boundIn(text: string): { readonly end: string; readonly size: number } | null {
  const [, end, figure, unit = ''] = SIZE.exec(text.trim()) ?? [];
  const size = Math.round(Number(figure) * (SIZES[unit.toUpperCase()] ?? 1));
  return end === undefined || !Number.isSafeInteger(size) ? null : { end: end.toLowerCase(), size };
}

/** `min:6B,max:128B` */
const sizes = (description: string) =>
  z
    .string()
    .transform((given, context) => {
      const bounds = given.split(',').map(boundIn);
      const [min, max] = (['min', 'max'] as const).map(
        (end) => bounds.find((bound) => bound?.end === end)?.size,
      );
      if (bounds.every((bound) => bound !== null)) return { min, max };
      context.addIssue({ code: 'custom', message: 'such as min:6B,max:128B' });
      return z.NEVER;
    })
    .optional()
    .describe(description);

/** What both lists can be ordered by, and what each can besides. */
const SORTS = {
  models: ['createdAt', 'downloads', 'id', 'lastModified', 'likes', 'num_parameters'],
  datasets: ['createdAt', 'downloads', 'id', 'lastModified', 'likes'],
} as const;

const ORDER =
  'What to order by. By id when left out: an order that no import changes while a list is read page by page.';

const shown = {
  expand: words('Properties that a record has, and no others; several by repeating it.'),
  full: flag('Whether to tell of owner, access, commit and files as well.'),
};
const shownOfModels = {
  ...shown,
  cardData: flag('Whether to add the metadata of the card.'),
  config: flag('Whether to add the architecture and the number of parameters.'),
};

const paging = {
  direction: z
    .enum(['-1', '1'], expecting('-1 (descending) or 1'))
    .optional()
    .describe('-1 for descending, which it is when left out (by id: 1, ascending).'),
  limit: writtenNumber({ isWhole: true, from: 1, usual: MOST_ROWS })
    .optional()
    .transform((given = MOST_ROWS) => Math.min(given, MOST_ROWS))
    .describe(`How many records a response has, at most ${MOST_ROWS}: \`Link\` leads to those that follow.`),
  cursor: z
    .string()
    .max(2000, expecting('the cursor of a link to the next records'))
    .optional()
    .describe('Where to go on, as `Link` says.'),
};

const common = {
  author: text('By the slug of the publisher.'),
  search: words('Text that the id contains.'),
  filter: words(
    'By tag: license:mit, language:en, a task, a library or any other; several, separated by commas or by repeating it, must all be there.',
  ),
  gated: flag('Whether its hub asks for a name or consent first.'),
};

/** Parameters of `/hf/api/models`. */
export const modelParameters = z.object({
  ...common,
  pipeline_tag: text(
    'By the task that a record shows as its `pipeline_tag`, such as image-classification; `filter` finds by any task.',
  ),
  library: text('By library, such as transformers.'),
  num_parameters: sizes('By the number of parameters, such as min:6B,max:128B.'),
  sort: z
    .enum(SORTS.models, expecting(`one of ${SORTS.models.join(', ')}`))
    .default('id')
    .describe(ORDER),
  ...paging,
  ...shownOfModels,
});

/** Parameters of `/hf/api/datasets`. */
export const datasetParameters = z.object({
  ...common,
  sort: z
    .enum(SORTS.datasets, expecting(`one of ${SORTS.datasets.join(', ')}`))
    .default('id')
    .describe(ORDER),
  ...paging,
  ...shown,
});

/** Parameters of one repository. */
export const infoParameters = z.object({ expand: shown.expand });

export type ModelParameters = z.output<typeof modelParameters>;
export type DatasetParameters = z.output<typeof datasetParameters>;

/** Parameters that a client writes with brackets, or several of. */
const SEVERAL: ReadonlySet<string> = new Set(['expand', 'search', 'filter']);

/**
 * Reads the parameters of a request as the Hub does: those that it does not know, and empty ones,
 * are passed over.
 *
 * @throws InvalidInputError naming one that is given twice or has a bad value
 */
export function parsedBy<Schema extends z.ZodObject>(
  schema: Schema,
  query: URLSearchParams,
): z.output<Schema> {
  const values: Record<string, string | string[]> = {};
  for (const written of new Set(query.keys())) {
    const name = written.replace(/\[\]$/, '');
    if (!Object.hasOwn(schema.shape, name)) continue;
    const all = query.getAll(written).filter((value) => value !== '');
    if (all.length === 0) continue;
    if (!SEVERAL.has(name) && all.length > 1) throw new InvalidInputError(name, 'given once');
    values[name] = SEVERAL.has(name) ? [...(values[name] ?? []), ...all] : (all[0] ?? '');
  }
  const { data, error } = schema.safeParse(values);
  if (error === undefined) return data;
  const [issue] = error.issues;
  throw new InvalidInputError(String(issue?.path[0] ?? 'query'), issue?.message ?? 'right');
}
