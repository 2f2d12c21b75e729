import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { asList, isPlainObject, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { reference, repositoryId } from './repository-id';
import { evaluationsOf } from './model-index';

/** The relation that the Hub's tags or a card state for one base; null when neither does. */
export type Relations = ReadonlyMap<string, string>;

/**
 * A list of words that may come as one string, hold nulls, or (after a trailing colon in YAML)
 * mappings of one key.
 */
export function wordsOf(metadata: PlainObject, field: string, findings: Findings, separator = ','): string[] {
  const value = own(metadata, field);
  const items = typeof value === 'string' ? value.split(separator) : asList(value);
  return unique(items.flatMap((item) => wordOf(item, field, findings)));
}

function wordOf(item: Plain, field: string, findings: Findings): string[] {
  if (item === null) return [];
  const word = textOf(item);
  if (word !== null) return [word];
  const keys = isPlainObject(item) ? Object.keys(item) : [];
  const [key] = keys;
  if (keys.length === 1 && key !== undefined && isPlainObject(item) && own(item, key) === null) return [key];
  if (item !== '') findings.ignore(field, withFound('is no word', quoted(item)));
  return [];
}

/** `no`, Norwegian's code, reads as false in YAML 1.1, so some replies hold the boolean. */
export function languagesOf(metadata: PlainObject, findings: Findings): string[] {
  const value = own(metadata, 'language', 'languages');
  const items = asList(value).map((item) => (item === false ? 'no' : item));
  const stated = wordsOf({ language: items }, 'language', findings).flatMap((word) => word.split(/\s*,\s*/));
  return unique([...stated, ...wordsOf(metadata, 'language_bcp47', findings)]).filter((word) => word !== '');
}

/**
 * The licence of the weights, as written; a list as one text, since cards do not say how its parts
 * belong together.
 */
export function licenseOf(metadata: PlainObject, findings: Findings): string | null {
  const field = ['license', 'licence', 'liscence', 'licenses'].find((name) => own(metadata, name) !== null);
  if (field === undefined) return null;
  const words = wordsOf(metadata, field, findings, '\n');
  const stated = words.length === 0 ? null : words.join(', ');
  const name = textOf(own(metadata, 'license_name'));
  return stated?.toLowerCase() === 'other' && name !== null ? name : stated;
}

/** Pipeline tags; a card holds one, a few hold a list. */
function tasksOf(metadata: PlainObject, findings: Findings): string[] {
  return wordsOf(metadata, 'pipeline_tag', findings);
}

export function trainingsOf(names: readonly string[], findings: Findings) {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const dataset = reference('dataset', name);
    if (dataset === null) findings.ignore('datasets', withFound('is no dataset on the Hub', quoted(name)));
    if (dataset === null || seen.has(dataset.externalId)) return [];
    seen.add(dataset.externalId);
    // The card says only "trained on": the last stage is what a card is about.
    return [{ dataset, role: 'FINE_TUNING' as const }];
  });
}

/**
 * Bases with the relation stated for each; a base named twice counts once, the model itself not at
 * all.
 */
export function basesOf(names: readonly string[], self: string, relations: Relations, findings: Findings) {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const base = reference('model', name);
    if (base === null) findings.ignore('base_model', withFound('is no model on the Hub', quoted(name)));
    else if (base.externalId === self) findings.ignore('base_model', 'names the model itself');
    if (base === null || base.externalId === self || seen.has(base.externalId)) return [];
    seen.add(base.externalId);
    return [{ base, relation: relations.get(name) ?? relations.get(base.externalId) ?? null }];
  });
}

/**
 * What the metadata of a card says, as far as it is the same in a `README.md` and in the API's
 * `cardData`.
 */
export function recordFieldsOf(metadata: PlainObject, id: string, findings: Findings) {
  const stated = textOf(own(metadata, 'base_model_relation'));
  const bases = wordsOf(metadata, 'base_model', findings);
  const relations = new Map(stated === null ? [] : bases.map((base) => [base, stated] as const));
  const library = wordsOf(metadata, 'library_name', findings);
  return {
    licenses: { weights: licenseOf(metadata, findings), code: null, data: null },
    languages: languagesOf(metadata, findings),
    tags: wordsOf(metadata, 'tags', findings),
    tasks: tasksOf(metadata, findings),
    libraries: library,
    trainings: trainingsOf(wordsOf(metadata, 'datasets', findings), findings),
    bases: basesOf(bases, repositoryId('model', id) ?? id, relations, findings),
    evaluations: evaluationsOf(metadata, findings),
  };
}
