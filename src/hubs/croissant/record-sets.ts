import { isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import type { Context } from './json-ld';

const MODALITY_OF_TYPE: Record<string, string> = {
  AudioObject: 'AUDIO',
  ImageObject: 'IMAGE',
  VideoObject: 'VIDEO',
};
const MODALITY_OF_FORMAT = [
  [/^audio\//i, 'AUDIO'],
  [/^image\//i, 'IMAGE'],
  [/^video\//i, 'VIDEO'],
] as const;
const LABEL_FIELDS = new Set(['class', 'label', 'labels']);
const MAX_DEPTH = 8;

/** All fields of a node's record sets, with those inside them. */
function fieldsOf(node: PlainObject, context: Context, depth = 0): PlainObject[] {
  if (depth > MAX_DEPTH) return [];
  const direct = [...context.nodes(node, 'field'), ...context.nodes(node, 'subField')];
  return direct.flatMap((field) => [field, ...fieldsOf(field, context, depth + 1)]);
}

/** Id of a node: `@id` since 1.0, its name in 0.8. */
const idOf = (node: PlainObject, context: Context): string | null =>
  textOf(own(node, '@id')) ?? context.text(node, 'name');

/**
 * Modalities that the types of fields or the formats of files state; texts and numbers accompany
 * anything and state none.
 */
export function modalitiesOf(dataset: PlainObject, context: Context): string[] {
  const fields = context.nodes(dataset, 'recordSet').flatMap((set) => fieldsOf(set, context));
  const typed = fields
    .flatMap((field) => context.termsIn(context.get(field, 'dataType')))
    .flatMap((term) => (Object.hasOwn(MODALITY_OF_TYPE, term) ? (MODALITY_OF_TYPE[term] ?? []) : []));
  const formats = context
    .nodes(dataset, 'distribution')
    .flatMap((file) => context.list(file, 'encodingFormat'))
    .flatMap((format) => textOf(format) ?? []);
  const filed = formats.flatMap((format) =>
    MODALITY_OF_FORMAT.flatMap(([pattern, modality]) => (pattern.test(format) ? modality : [])),
  );
  return [...new Set([...typed, ...filed])].sort();
}

/** What a field refers to: `{ field: { @id } }`, `{ @id }`, or `#{set/field}` in 0.8. */
function referenceOf(value: Plain, context: Context, depth = 0): string | null {
  if (!isPlainObject(value)) return textOf(value)?.replace(/^#\{(.*)\}$/, '$1') ?? null;
  if (depth > MAX_DEPTH) return null;
  const inner = context.get(value, 'field') ?? context.get(value, 'recordSet');
  return textOf(own(value, '@id')) ?? referenceOf(inner, context, depth + 1);
}

/**
 * Classes of the label: the length of the enumeration, given in the description itself, that the
 * field marked as label (or called so) refers to. Null where there is no such field, or where
 * several disagree.
 */
export function classesOf(dataset: PlainObject, context: Context): number | null {
  const sets = context.nodes(dataset, 'recordSet');
  const enumerations = new Map<string, number>();
  for (const set of sets) {
    const id = idOf(set, context);
    const values = context.list(set, 'data');
    if (id !== null && values.length > 1) enumerations.set(id.replace(/^#/, ''), values.length);
  }
  const fields = sets.flatMap((set) => fieldsOf(set, context));
  const marked = fields.filter((field) => context.termsIn(context.get(field, 'dataType')).includes('Label'));
  const labels = marked.length > 0 ? marked : fields.filter((field) => isCalledLabel(field, context));
  const counts = labels.flatMap((field) => {
    const target = referenceOf(context.get(field, 'references'), context)?.replace(/^#/, '');
    if (target === undefined) return [];
    return enumerations.get(target) ?? enumerations.get(target.split('/').slice(0, -1).join('/')) ?? [];
  });
  return new Set(counts).size === 1 ? (counts[0] ?? null) : null;
}

function isCalledLabel(field: PlainObject, context: Context): boolean {
  const name = (context.text(field, 'name') ?? idOf(field, context))?.split('/').at(-1)?.toLowerCase();
  return name !== undefined && LABEL_FIELDS.has(name);
}
