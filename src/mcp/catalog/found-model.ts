import { z } from 'zod';
import type { FoundModelFragment } from '../operations.generated';
import { SETS } from '../schema-words.generated';
import { figure, folded, listed, number, short, slug } from '../words';

/** As much of a summary as tells what a model is; a hub may give ten thousand characters. */
export const MOST_SUMMARY = 300;

/** A model in a list. */
export const foundModel = z.object({
  slug: slug.describe('Give it to get_model, get_lineage and compare_bases.'),
  name: z.string(),
  summary: z.string().nullable().describe("In its publisher's words."),
  status: z
    .string()
    .describe('ACTIVE, DEPRECATED, REMOVED, or STUB: only known as what others were made from.'),
  kind: z.enum(SETS.ModelKind).nullable().describe('What its weights compute.'),
  inputModalities: z.array(z.enum(SETS.Modality)),
  tasks: z.array(z.string()),
  libraries: z.array(z.string()),
  parameterCount: number.nullable(),
  license: z.string().nullable().describe('Licence of the weights, resolved through lineage.'),
  commercialUse: z.string().describe('Whether that allows commercial use: YES, NO or UNKNOWN.'),
  downloads: number.nullable().describe('As its hub counts them: how popular it is, not how good.'),
});

const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);

export const foundModelOf = (model: FoundModelFragment): z.output<typeof foundModel> => ({
  slug: model.slug,
  name: model.name,
  summary: model.summary && folded(model.summary, MOST_SUMMARY),
  status: model.status,
  kind: model.kind,
  inputModalities: [...model.inputModalities],
  tasks: idsOf(model.tasks),
  libraries: idsOf(model.libraries),
  parameterCount: figure(model.parameterCount),
  license: model.licenses.effective.license?.id ?? null,
  commercialUse: model.licenses.effective.commercialUse,
  downloads: figure(model.downloads),
});

/** A model in one line. */
export const modelLine = ({ slug: named, parameterCount, license, tasks }: z.output<typeof foundModel>) =>
  `${named} (${short(parameterCount)}, licence ${license ?? 'unknown'}): ${listed(tasks, 'no task known')}`;
