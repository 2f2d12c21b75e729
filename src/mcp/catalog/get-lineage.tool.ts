import { z } from 'zod';
import { GetLineageDocument, type RelationFragment } from '../operations.generated';
import { SETS } from '../schema-words.generated';
import { defineTool } from '../tool';
import { figure, lines, number, short, slug } from '../words';
import { found, LONGEST_SLUG } from './get-model.tool';

const USUAL_DEPTH = 3;
const MOST_DEPTH = 10;
/** As many as the operation asks for each way. */
const MOST_EACH_WAY = 50;
/** As many as the operation asks for of each model. */
const MOST_BASES = 20;

const member = z.object({
  slug,
  name: z.string(),
  level: z
    .int()
    .describe('Steps from the model: below 0 what it was made from, above 0 what was made from it.'),
  status: z.string(),
  kind: z.enum(SETS.ModelKind).nullable(),
  parameterCount: number.nullable(),
});

const edge = z.object({
  base: slug,
  child: slug,
  relation: z.string().describe('How the child was made: FINETUNE, ADAPTER, QUANTIZED and so on.'),
  relationRaw: z.string().nullable().describe('The same in the word of the hub.'),
});

const memberOf = (model: RelationFragment, level: number): z.output<typeof member> => ({
  slug: model.slug,
  name: model.name,
  level,
  status: model.status,
  kind: model.kind,
  parameterCount: figure(model.parameterCount),
});

const edgesOf = (model: RelationFragment): z.output<typeof edge>[] =>
  model.bases.flatMap(({ base, relation, relationRaw }) =>
    base === null ? [] : [{ base: base.slug, child: model.slug, relation, relationRaw }],
  );

export const getLineageTool = defineTool({
  name: 'get_lineage',
  title: 'Get the lineage of a model',
  description: `What a pretrained model was made from and what was made from it, some steps each way. Use it for questions of provenance: whose weights these are, whether two models share an ancestor, whether a licence or a flaw is inherited. It knows what hubs and publishers declare; what nobody declared is missing.`,
  document: GetLineageDocument,
  input: z.strictObject({
    slug: z.string().min(1).max(LONGEST_SLUG).describe('Slug of the model.'),
    depth: z
      .int()
      .min(1)
      .max(MOST_DEPTH)
      .optional()
      .describe(`How many steps up and down, 1 to ${MOST_DEPTH}; ${USUAL_DEPTH} when left out.`),
  }),
  output: z.object({
    model: slug,
    members: z.array(member).describe('The model and its relatives, each once, the nearest first.'),
    edges: z.array(edge).describe('What among them was made from what.'),
    isWhole: z
      .boolean()
      .describe(
        `False where there may be more: beyond "depth", or than the ${MOST_EACH_WAY} nearest each way.`,
      ),
  }),
  variables: ({ slug: named, depth = USUAL_DEPTH }) => ({ slug: named, depth }),
  read: ({ model }, { depth = USUAL_DEPTH }) => {
    const start = found(model, 'slug');
    const { ancestors, descendants } = start;
    const all = [start, ...ancestors.map((each) => each.model), ...descendants.map((each) => each.model)];
    const known = new Set(all.map((each) => each.slug));
    const above = [start, ...ancestors.map((each) => each.model)];
    const isCut =
      [ancestors, descendants].some(({ length }) => length === MOST_EACH_WAY) ||
      descendants.some((each) => each.depth === depth) ||
      above.flatMap(edgesOf).some(({ base }) => !known.has(base)) ||
      all.some(({ bases }) => bases.length === MOST_BASES);
    return {
      model: start.slug,
      members: [
        memberOf(start, 0),
        ...ancestors.map((each) => memberOf(each.model, -each.depth)),
        ...descendants.map((each) => memberOf(each.model, each.depth)),
      ],
      edges: all.flatMap(edgesOf).filter(({ base }) => known.has(base)),
      isWhole: !isCut,
    };
  },
  text: ({ model, members, edges, isWhole }) =>
    lines(
      members.length === 1
        ? `Nothing is known here of what ${model} was made from, nor of what was made from it; what you may not see is not counted.`
        : `${model} has ${members.filter(({ level }) => level < 0).length} ancestors and ${members.filter(({ level }) => level > 0).length} descendants here.`,
      ...edges.map(({ base, child, relation }) => `${child} is ${relation} of ${base}.`),
      ...members
        .filter(({ level }) => level !== 0)
        .map(({ slug: named, level, parameterCount }) => `${level}: ${named} (${short(parameterCount)})`),
      !isWhole && 'There may be more: ask with a greater "depth", or of the outermost ones.',
    ),
});
