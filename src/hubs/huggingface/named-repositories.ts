import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { asList, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';

/** Words of the Hub for how a model was made from its base, as cards and tags state them. */
export const RELATIONS = ['finetune', 'adapter', 'quantized', 'merge', 'merged'] as const;

/** A repository as a card names it, with the relation that stands beside it. */
export interface NamedRepository {
  name: string;
  relation: string | null;
}

/** Fields of a mapping that say which repository it is about, the surest first. */
const NAMES = ['repo_url', 'url', 'repo_id', 'model_id', 'id', 'model', 'dataset', 'path', 'name'] as const;

const isRelation = (word: string): boolean => RELATIONS.some((relation) => relation === word.toLowerCase());

/**
 * Repositories that a field of a card names: texts with commas between them, lists of them,
 * mappings with an id or address in one of their fields, and mappings from relations to
 * repositories.
 */
export function repositoriesIn(metadata: PlainObject, field: string, findings: Findings): NamedRepository[] {
  const value = own(metadata, field);
  const items = typeof value === 'string' ? value.split(',') : asList(value);
  return items.flatMap((item) => namedBy(item, field, findings));
}

function namedBy(item: Plain, field: string, findings: Findings): NamedRepository[] {
  const text = textOf(item);
  if (text !== null) return [{ name: text, relation: null }];
  if (item === null || item === '') return [];
  const found = isPlainObject(item) ? inMapping(item, field, findings) : [];
  if (found.length === 0) findings.ignore(field, withFound('names no repository', quoted(item)));
  return found;
}

function inMapping(mapping: PlainObject, field: string, findings: Findings): NamedRepository[] {
  const keys = Object.keys(mapping);
  const [only] = keys;
  // A colon behind the name of an item makes a mapping of it.
  if (keys.length === 1 && only !== undefined && own(mapping, only) === null)
    return [{ name: only, relation: null }];
  if (keys.length > 0 && keys.every(isRelation))
    return keys.flatMap((relation) =>
      repositoriesIn(mapping, relation, findings).map(({ name }) => ({ name, relation })),
    );
  const name = textOf(own(mapping, ...NAMES));
  if (name === null) return [];
  const more = keys.filter((key) => key !== 'relation' && !NAMES.some((known) => known === key));
  if (more.length > 0) findings.ignore(field, withFound('says more than is read', more.join(', ')));
  return [{ name, relation: textOf(own(mapping, 'relation')) }];
}

/** The bases of a card, each with its relation. */
export function basesIn(metadata: PlainObject, findings: Findings): NamedRepository[] {
  const named = repositoriesIn(metadata, 'base_model', findings);
  const field = 'base_model_relation';
  const written = asList(own(metadata, field));
  const odd = written.find((item) => item !== null && typeof item !== 'string' && textOf(item) === null);
  if (odd !== undefined) {
    findings.ignore(field, withFound('is no word', quoted(odd)));
    return named;
  }
  const stated = written.map(textOf);
  const [only = null] = stated;
  if (stated.length > 1 && stated.length !== named.length) {
    findings.ignore(field, withFound('has not one word for each base', quoted(stated)));
    return named;
  }
  return named.map(({ name, relation }, place) => {
    const word = stated.length === 1 ? only : (stated[place] ?? null);
    if (relation === null || word === null || relation === word) return { name, relation: relation ?? word };
    findings.ignore(field, withFound('is another one beside the base', quoted([word, relation])));
    return { name, relation: null };
  });
}
