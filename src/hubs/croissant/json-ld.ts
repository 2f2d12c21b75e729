import { asList, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';

const SCHEMA = 'https://schema.org/';
/**
 * Namespaces whose terms a description is made of. `http://mlcommons.org/schema/` is that of
 * version 0.8.
 */
const VOCABULARIES = [
  SCHEMA,
  'http://schema.org/',
  'http://mlcommons.org/croissant/',
  'https://mlcommons.org/croissant/',
  'http://mlcommons.org/schema/',
  'http://purl.org/dc/terms/',
] as const;
/**
 * Prefixes as the specification's own contexts have them, for a description whose context is an
 * address or missing.
 */
const PREFIXES = [
  ['cr', 'http://mlcommons.org/croissant/'],
  ['dct', 'http://purl.org/dc/terms/'],
  ['ml', 'http://mlcommons.org/schema/'],
  ['sc', SCHEMA],
  ['schema', SCHEMA],
] as const;
const MAX_EXPANSIONS = 5;

/**
 * The context of a JSON-LD document, as far as a description needs it: which term a key or a type
 * stands for. No context is ever fetched.
 */
export class Context {
  private readonly terms = new Map<string, string>(PREFIXES);
  private vocabulary: string = SCHEMA;
  /** Language of texts that state none. */
  language: string | null = null;

  constructor(written: Plain) {
    for (const part of asList(written)) if (isPlainObject(part)) this.add(part);
  }

  private add(part: PlainObject): void {
    this.vocabulary = textOf(own(part, '@vocab')) ?? this.vocabulary;
    this.language = textOf(own(part, '@language')) ?? this.language;
    for (const [key, value] of Object.entries(part)) {
      const meaning = textOf(isPlainObject(value) ? own(value, '@id') : value);
      if (!key.startsWith('@') && meaning !== null) this.terms.set(key, meaning);
    }
  }

  /**
   * Name of the term without its namespace: `sc:name`, `name` and `https://schema.org/name` are all
   * `name`. Null: none of ours.
   */
  termOf(written: string): string | null {
    const iri = this.iriOf(written);
    const vocabulary = VOCABULARIES.find((namespace) => iri.startsWith(namespace));
    return vocabulary === undefined ? null : iri.slice(vocabulary.length);
  }

  private iriOf(written: string): string {
    let iri = written;
    for (let count = 0; count < MAX_EXPANSIONS; count += 1) {
      const colon = iri.indexOf(':');
      const prefix = colon < 0 ? undefined : this.terms.get(iri.slice(0, colon));
      const next = this.terms.get(iri) ?? (prefix === undefined ? iri : prefix + iri.slice(colon + 1));
      if (next === iri) break;
      iri = next;
    }
    return iri.includes(':') ? iri : this.vocabulary + iri;
  }

  /** The value of a term in a node, whatever key the document has for it. */
  get(node: PlainObject, term: string): Plain {
    const direct = own(node, term);
    if (direct !== null && this.termOf(term) === term) return direct;
    const key = Object.keys(node).find(
      (written) => this.termOf(written) === term && own(node, written) !== null,
    );
    return key === undefined ? null : own(node, key);
  }

  list(node: PlainObject, term: string): Plain[] {
    return asList(this.get(node, term));
  }

  nodes(node: PlainObject, term: string): PlainObject[] {
    return this.list(node, term).filter(isPlainObject);
  }

  /** Terms of the types of a node. */
  typesOf(node: PlainObject): string[] {
    return this.termsIn(own(node, '@type'));
  }

  termsIn(value: Plain): string[] {
    return asList(value).flatMap((item) => {
      const written = textOf(isPlainObject(item) ? own(item, '@id') : item);
      return written === null ? [] : (this.termOf(written) ?? []);
    });
  }

  /**
   * A text, out of a string, a value with its language, a language map or a list of them: English
   * where there is a choice.
   */
  text(node: PlainObject, term: string): string | null {
    const byLanguage = new Map<string, string>();
    for (const item of this.list(node, term)) {
      if (!isPlainObject(item)) addText(byLanguage, '', textOf(item));
      else if (Object.hasOwn(item, '@value'))
        addText(byLanguage, textOf(own(item, '@language')) ?? '', textOf(own(item, '@value')));
      else
        for (const [language, value] of Object.entries(item)) addText(byLanguage, language, firstText(value));
    }
    const preferred = [
      'en',
      ...[...byLanguage.keys()].filter((key) => key.startsWith('en-')),
      this.language ?? '',
      '',
    ];
    const chosen = preferred.find((language) => byLanguage.has(language));
    return (chosen === undefined ? [...byLanguage.values()][0] : byLanguage.get(chosen)) ?? null;
  }
}

const firstText = (value: Plain): string | null => textOf(Array.isArray(value) ? (value[0] ?? null) : value);

function addText(byLanguage: Map<string, string>, language: string, text: string | null): void {
  if (text !== null && !language.startsWith('@') && !byLanguage.has(language)) byLanguage.set(language, text);
}
