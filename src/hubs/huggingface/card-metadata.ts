import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { asList, isPlainObject, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { basesIn, repositoriesIn, type NamedRepository } from './named-repositories';
import { addressOf, reference, repositoryId } from './repository-id';
import { webAddress } from '../web-address';
import { evaluationsOf } from './model-index';
import { trainingRoles, type TrainingEvidence } from './training-role';

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

/** A comma between two languages, none within a list that was put down as text. */
const BETWEEN = /\s*,\s*(?![^[]*\]$)/;

/** `no`, Norwegian's code, reads as false in YAML 1.1, so some replies hold the boolean. */
export function languagesOf(metadata: PlainObject, findings: Findings): string[] {
  const value = own(metadata, 'language', 'languages');
  const items = asList(value).map((item) => (item === false ? 'no' : item));
  const stated = wordsOf({ language: items }, 'language', findings).flatMap((word) => word.split(BETWEEN));
  return unique([...stated, ...wordsOf(metadata, 'language_bcp47', findings)]).filter((word) => word !== '');
}

/** Licences as one text, since neither cards nor tags say how they belong together. */
export const asOneText = (licenses: readonly string[]): string | null => unique(licenses).join(', ') || null;

/**
 * The licence, as written; a list as one text. Where it is `other` or unknown, or none is stated,
 * its name and the address of its text.
 *
 * @param home address of the repository, which a link to one of its files is below
 */
export function licenseOf(metadata: PlainObject, findings: Findings, home: string): string | null {
  const field = ['license', 'licence', 'liscence', 'licenses'].find((name) => own(metadata, name) !== null);
  const stated = field === undefined ? null : asOneText(wordsOf(metadata, field, findings, '\n'));
  if (stated !== null && !/^(?:other|unknown)$/i.test(stated)) return stated;
  const name = textOf(own(metadata, 'license_name'));
  const link = linkOf(textOf(own(metadata, 'license_link')), home, findings);
  return [name, link].filter((part) => part !== null).join(' ') || stated;
}

const REPOSITORY_FILE = /^(?:\.?\/)?([\w.-]+(?:\/[\w.-]+)*)$/;

function linkOf(written: string | null, home: string, findings: Findings): string | null {
  const file = REPOSITORY_FILE.exec(written ?? '')?.[1];
  const address = file === undefined ? webAddress(written) : `${home}/blob/main/${file}`;
  if (written !== null && address === null)
    findings.ignore('license_link', withFound('is no address', quoted(written)));
  return address;
}

/** Pipeline tags; a card holds one, a few hold a list. */
function tasksOf(metadata: PlainObject, findings: Findings): string[] {
  return wordsOf(metadata, 'pipeline_tag', findings);
}

export function trainingsOf(names: readonly string[], evidence: TrainingEvidence, findings: Findings) {
  const roleOf = trainingRoles(evidence);
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const dataset = reference('dataset', name);
    if (dataset === null) findings.ignore('datasets', withFound('is no dataset on the Hub', quoted(name)));
    if (dataset === null || seen.has(dataset.externalId)) return [];
    seen.add(dataset.externalId);
    return [{ dataset, role: roleOf(dataset) }];
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

const namesIn = (repositories: readonly NamedRepository[]): string[] =>
  unique(repositories.map(({ name }) => name));

/** What a source has beside the metadata of a card. */
interface BesideMetadata {
  readonly id: string;
  /** Whether something else than the metadata names a base. */
  readonly hasBase: boolean;
  readonly tags: readonly string[];
  /** The card's prose; null where the source has none. */
  readonly text: string | null;
}

/**
 * What the metadata of a card says, as far as it is the same in a `README.md` and in the API's
 * `cardData`.
 */
export function recordFieldsOf(metadata: PlainObject, beside: BesideMetadata, findings: Findings) {
  const { id, text } = beside;
  const bases = basesIn(metadata, findings);
  const relations = new Map(
    bases.flatMap(({ name, relation }) => (relation === null ? [] : [[name, relation] as const])),
  );
  const library = wordsOf(metadata, 'library_name', findings);
  const tags = wordsOf(metadata, 'tags', findings);
  const evidence = { hasBase: beside.hasBase || bases.length > 0, tags: [...tags, ...beside.tags], text };
  return {
    licenses: { weights: licenseOf(metadata, findings, addressOf(id)), code: null, data: null },
    languages: languagesOf(metadata, findings),
    tags,
    tasks: tasksOf(metadata, findings),
    libraries: library,
    trainings: trainingsOf(namesIn(repositoriesIn(metadata, 'datasets', findings)), evidence, findings),
    bases: basesOf(namesIn(bases), repositoryId('model', id) ?? id, relations, findings),
    evaluations: evaluationsOf(metadata, findings),
  };
}
