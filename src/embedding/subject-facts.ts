import type { EncodableFacts } from './types';

/** A domain as it is encoded; `path` names it from the root of the tree to the domain itself. */
export interface DomainSubject {
  name: string;
  description: string;
  aliases: readonly string[];
  path: readonly string[];
}

export interface DatasetSubject {
  name: string;
  summary: string | null;
  tasks: readonly string[];
  modalities: readonly string[];
  /** Names from the root to its most certain domain; empty when it has none. */
  path: readonly string[];
}

export interface ModelSubject extends DatasetSubject {
  tags: readonly string[];
  architectureFamily: string | null;
}

const MAX_TAGS = 20;

const sentence = (...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('. ');

/** The facts of a domain that are encoded. */
export const domainFacts = ({ name, description, aliases, path }: DomainSubject): EncodableFacts => ({
  text: sentence(name, description),
  aliases,
  domainPath: path,
});

/** The facts of a dataset that are encoded. */
export const datasetFacts = ({ name, summary, tasks, modalities, path }: DatasetSubject): EncodableFacts => ({
  text: sentence(name, summary),
  tasks,
  modalities,
  domainPath: path,
});

/**
 * The facts of a model that are encoded. Hubs write no summaries of models, so tags say the most; a
 * few are enough.
 */
export const modelFacts = ({ architectureFamily, tags, ...subject }: ModelSubject): EncodableFacts => {
  const facts = datasetFacts(subject);
  return { ...facts, text: sentence(facts.text, tags.slice(0, MAX_TAGS).join(' '), architectureFamily) };
};
