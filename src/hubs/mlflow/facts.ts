import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { reference } from '../huggingface/repository-id';
import { isPlainObject, itemsIn, objectOf, own, textOf, unique, type Plain } from '../plain-json';
import type { Reference } from '../records';

export const MLFLOW = 'mlflow';
const HUB_ID = /^hugging_?face_?(?:model_?)?id$/i;
const BASE = /^(?:base_model_name|source_model_name|base_model)$/i;
const FINE_TUNED = /^is_fine_?tuned(?:_model)?$/i;
const TASK = /^(?:task|task_type|base_model_task|task_name)$/i;
const LICENSE = /^licen[cs]e$/i;
/** Tags that MLflow writes for itself. */
const SYSTEM = /^mlflow\./;
const MAX_TIME = 8.64e15;

/**
 * What words beside a model (its `metadata`, the options of a flavor, or its tags) say about it.
 */
export interface Words {
  license: string | null;
  tasks: string[];
  sameAs: Reference[];
  bases: { base: Reference; relation: string | null }[];
  tags: string[];
}

/**
 * How the model was made from the bases beside it, where it says whether it was tuned: if it was
 * not, it holds the same weights, packaged again. Null where it does not say.
 */
function relationIn(entries: readonly (readonly [string, Plain])[]): string | null {
  const stated = entries.find(([key]) => FINE_TUNED.test(key))?.[1] ?? null;
  const word = typeof stated === 'boolean' ? String(stated) : (textOf(stated)?.toLowerCase() ?? '');
  if (/^(?:true|yes|1)$/.test(word)) return 'finetune';
  return /^(?:false|no|0)$/.test(word) ? 'converted' : null;
}

/**
 * Takes words apart by their keys; what has no meaning of its own becomes a tag `key:value` where
 * `asTags`.
 */
export function wordsOf(
  entries: readonly (readonly [string, Plain])[],
  asTags: boolean,
  findings: Findings,
): Words {
  const words: Words = { license: null, tasks: [], sameAs: [], bases: [], tags: [] };
  const relation = relationIn(entries);
  for (const [key, value] of entries) {
    const text = textOf(value);
    if (HUB_ID.test(key) && text !== null) addSame(words, key, text, findings);
    else if (BASE.test(key) && text !== null) addBase(words, { key, text, relation }, findings);
    else if (TASK.test(key) && text !== null) words.tasks.push(text.replace(/^llm\/v\d\//, ''));
    else if (LICENSE.test(key) && text !== null) words.license ??= text;
    else if (asTags && !SYSTEM.test(key)) words.tags.push(text === null ? key : `${key}:${text}`);
  }
  return { ...words, tasks: unique(words.tasks), tags: unique(words.tags) };
}

function addSame(words: Words, key: string, text: string, findings: Findings): void {
  const same = reference('model', text);
  if (same === null) findings.ignore(key, withFound('is no model on Hugging Face', quoted(text)));
  else if (!words.sameAs.some(({ externalId }) => externalId === same.externalId)) words.sameAs.push(same);
}

/** A base as an entry names it. */
interface NamedBase {
  key: string;
  text: string;
  relation: string | null;
}

function addBase(words: Words, { key, text, relation }: NamedBase, findings: Findings): void {
  const base = reference('model', text);
  if (base === null) findings.ignore(key, withFound('is no model on Hugging Face', quoted(text)));
  else if (!words.bases.some((known) => known.base.externalId === base.externalId))
    words.bases.push({ base, relation });
}

/**
 * The run that logged a model and the place of the model in it, as one id: both the registry and
 * the files of a model name it. Null where either is missing.
 */
export function loggedModel(run: Plain, place: Plain): Reference | null {
  const [id, path] = [textOf(run), textOf(place)];
  const isPlace = path !== null && /^[\w.-]+(?:\/[\w.-]+)*$/.test(path);
  return id !== null && isPlace ? { hub: MLFLOW, externalId: `runs:/${id}/${path}` } : null;
}

/** A time in milliseconds, which protocol buffers write as a string too; null when it is none. */
export function timeOf(value: Plain): string | null {
  const text = textOf(value);
  const time = text !== null && /^\d+$/.test(text) ? Number(text) : NaN;
  return time > 0 && time <= MAX_TIME ? new Date(time).toISOString() : null;
}

/** `2023-08-14 12:34:56.123456`, which is UTC and says so only by its name. */
export function utcOf(value: Plain): string | null {
  const [, day, time, fraction = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d{1,3})?\d*(?:Z|\+00:00)?$/.exec(textOf(value) ?? '') ??
    [];
  return day === undefined || time === undefined ? null : `${day}T${time}${fraction}Z`;
}

/** Entries of a mapping; none for anything else. */
export const entriesOf = (value: Plain): [string, Plain][] => Object.entries(objectOf(value));

/** Tags and aliases of the registry: a list of `{ key, value }`, or a mapping in exports. */
export function pairsOf(value: Plain): [string, Plain][] {
  if (!Array.isArray(value)) return entriesOf(value);
  const pairs: [string, Plain][] = [];
  for (const pair of itemsIn(value).filter(isPlainObject)) {
    const key = textOf(own(pair, 'key'));
    if (key !== null) pairs.push([key, own(pair, 'value')]);
  }
  return pairs;
}
