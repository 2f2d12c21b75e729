import { licenseOf, languagesOf, wordsOf } from '../huggingface/card-metadata';
import { addressOf } from '../huggingface/repository-id';
import { isPlainObject, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { summaryOf } from '../prose';
import type { Findings } from '../findings';

/** What stands in the template where the author wrote nothing. */
const PLACEHOLDER = /^\W*(?:more information needed|needs more information|copy-paste the tags)/i;
/**
 * A task that the taxonomy of 2021 lacked: `text-classification-other-hate-speech-detection`,
 * `other-parsing`.
 */
const OTHER_TASK = /^(?:(.+?)-+)?other-(.+)$/;
const SUMMARY_HEADINGS = [
  /^#{2,4}\s*(?:Dataset\s+)?Summary\s*$/im,
  /^#{2,4}\s*(?:Dataset\s+)?Description\s*$/im,
] as const;

/**
 * Before 2022 a field could be a mapping from configuration to its words: the words of all of them.
 */
function flat(value: Plain): Plain {
  if (!isPlainObject(value)) return value;
  const parts = Object.values(value);
  return parts.every((part) => part === null) ? Object.keys(value) : parts.flat();
}

/** A card's fields, whichever of the old forms they have. */
function settledMetadata(metadata: PlainObject): PlainObject {
  const template = own(metadata, 'YAML tags');
  const all = isPlainObject(template) ? { ...template, ...metadata } : metadata;
  const fields = [
    'language',
    'languages',
    'license',
    'licenses',
    'size_categories',
    'task_categories',
    'task_ids',
  ];
  const flattened = fields.flatMap((field) => {
    const value = flat(own(all, field));
    return value === null ? [] : [[field, value] as const];
  });
  return { ...all, ...Object.fromEntries(flattened) };
}

/** The tasks that have names, and as tags what authors added behind `other`. */
export function tasksAndTags(words: readonly string[]): { tasks: string[]; tags: string[] } {
  const tasks: string[] = [];
  const tags: string[] = [];
  for (const word of words) {
    const [, category, more] = OTHER_TASK.exec(word) ?? [];
    if (more === undefined) tasks.push(word);
    else {
      tags.push(more);
      if (category !== undefined && category !== 'other') tasks.push(category);
    }
  }
  return { tasks: unique(tasks), tags: unique(tags) };
}

/** What the front matter of a dataset card says; `cardData` of the API is the same. */
export function cardFieldsOf(written: PlainObject, findings: Findings) {
  const metadata = settledMetadata(written);
  const words = (field: string): string[] =>
    wordsOf(metadata, field, findings).filter((word) => {
      if (PLACEHOLDER.test(word)) findings.ignore(field, 'is the placeholder of the template');
      return !PLACEHOLDER.test(word);
    });
  const license = licenseOf(metadata, findings, addressOf(`datasets/${findings.id}`));
  const { tasks, tags } = tasksAndTags([...words('task_categories'), ...words('task_ids')]);
  return {
    licenses: { weights: null, code: null, data: detailed(license, metadata) },
    languages: languagesOf(metadata, findings).filter((word) => !PLACEHOLDER.test(word)),
    tasks,
    tags: unique([...words('tags'), ...tags, ...words('size_categories').map(sizeTag)]),
  };
}

export const sizeTag = (size: string): string => `size_categories:${size}`;

/** `other` says less than the name or the words beside it. */
function detailed(license: string | null, metadata: PlainObject): string | null {
  if (license !== null && PLACEHOLDER.test(license)) return null;
  const details = textOf(own(metadata, 'license_details'));
  return license?.toLowerCase() === 'other' && details !== null ? details : license;
}

/**
 * The prose below the heading "Dataset Summary" or "Dataset Description"; null when there is none.
 */
export function cardSummaryOf(body: string): string | null {
  for (const pattern of SUMMARY_HEADINGS) {
    const heading = pattern.exec(body);
    const rest = heading === null ? '' : body.slice(heading.index + heading[0].length);
    const prose = proseOf(rest.split(/^#{1,4}\s/m, 1)[0] ?? '');
    if (prose !== null) return prose;
  }
  return null;
}

/** The first prose of a card without such a heading. */
export function firstProseOf(body: string): string | null {
  return proseOf(body.replace(/^#+\s*Contributions\s*$[\S\s]*/im, ''));
}

const UNSAID = /^.*(?:more information needed|needs more information).*$/gim;
const proseOf = (text: string): string | null =>
  summaryOf(text.replace(UNSAID, '').replace(/^[ \t]+$/gm, ''));
