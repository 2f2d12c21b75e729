import { readCount } from '../../platform/figures';
import type { Modality, RecommendBasesInput, LicensePolicy } from '../../schema-types';
import { given, type PageRequest } from '../page';
import { spoken } from '../parts/words';

const IS_MODALITY: Readonly<Record<Modality, true>> = {
  ...{ IMAGE: true, TEXT: true, AUDIO: true, VIDEO: true, TABULAR: true },
  ...{ TIME_SERIES: true, GRAPH: true, MOLECULE: true, POINT_CLOUD: true },
};
const isModality = (name: string): name is Modality => name in IS_MODALITY;
export const MODALITIES: readonly Modality[] = Object.keys(IS_MODALITY).filter(isModality);

/** By the value that the address carries. */
export const LICENSES: ReadonlyMap<string, { readonly policy: LicensePolicy; readonly text: string }> =
  new Map([
    ['any', { policy: 'ANY', text: 'any licence' }],
    ['commercial', { policy: 'COMMERCIAL_USE', text: 'commercial use' }],
    ['permissive', { policy: 'PERMISSIVE_ONLY', text: 'permissive only' }],
  ]);

const SHOWN = 10;
const GIGABYTE = 1e9;
/** Results of one's own come as `own.<slug>=value`. */
export const OWN = 'own.';

/** What a visitor asks, as the address carries it. */
export interface Question {
  readonly text: string;
  readonly dataset: string;
  readonly domain: string;
  readonly task: string;
  readonly modality: string;
  readonly size: string;
  readonly memory: string;
  readonly license: string;
  readonly library: string;
  readonly language: string;
  /** By slug of the base, as they were written. */
  readonly own: ReadonlyMap<string, string>;
}

export function questionOf(request: PageRequest): Question {
  const { query } = request;
  const text = (name: string): string => given(request, name);
  const own = [...query].flatMap(([name, value]): [string, string][] =>
    name.startsWith(OWN) && value.trim() !== '' ? [[name.slice(OWN.length), value.trim()]] : [],
  );
  return {
    ...{ text: text('q'), dataset: text('dataset'), domain: text('domain'), task: text('task') },
    ...{ modality: text('data'), size: text('size'), memory: text('memory'), license: text('license') },
    ...{ library: text('library'), language: text('language') },
    own: new Map(own),
  };
}

/** A question as an address carries it; without what it leaves open. */
export function addressOf(question: Question): Record<string, string> {
  const { text, dataset, domain, task, modality, size, memory, license, library, language, own } = question;
  const given = Object.entries({
    ...{ q: text, dataset, domain, task, data: modality, size, memory, license, library, language },
    ...Object.fromEntries([...own].map(([slug, value]) => [`${OWN}${slug}`, value])),
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** Whether anything is asked yet. */
export const isAsked = ({ text, dataset, domain }: Question): boolean =>
  text !== '' || dataset !== '' || domain !== '';

/** Of so many gigabytes; null for what is no number of them. */
function bytesOf(gigabytes: string): number | null {
  const bytes = Math.round(Number(gigabytes) * GIGABYTE);
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : null;
}

const isKnownModality = (name: string): boolean => isModality(name.toUpperCase());

/** What of a question cannot be read, by field, in words for people. */
export function faultsOf({ size, memory, modality, license, own }: Question): Map<string, string> {
  const faults = new Map<string, string>();
  if (modality !== '' && !isKnownModality(modality))
    faults.set('data', `Kind of data: expected one of ${MODALITIES.map(spoken).join(', ')}.`);
  if (license !== '' && !LICENSES.has(license))
    faults.set('license', `Licence: expected one of ${[...LICENSES.keys()].join(', ')}.`);
  if (size !== '' && readCount(size) === null)
    faults.set('size', 'Size: expected a number of parameters such as 300M or 1.5B.');
  if (memory !== '' && bytesOf(memory) === null)
    faults.set('memory', 'Memory: expected gigabytes, such as 8.');
  for (const [slug, value] of own)
    if (!Number.isFinite(Number(value)))
      faults.set(`${OWN}${slug}`, `Own result of ${slug}: expected a number.`);
  return faults;
}

type Target = Pick<Question, 'text' | 'dataset' | 'domain'>;

/** What is asked about: a description, else the dataset or domain that is named. */
export function targetOf({ text, dataset, domain }: Target): RecommendBasesInput['target'] {
  if (text !== '' || (dataset === '' && domain === '')) return { description: text };
  return dataset === '' ? { domain } : { dataset };
}

function constraintsOf({ size, memory, license, library, language }: Question) {
  const maxParameters = size === '' ? null : readCount(size);
  const policy = LICENSES.get(license)?.policy;
  const maxMemoryBytes = bytesOf(memory);
  return {
    ...(maxParameters !== null && { maxParameters }),
    ...(maxMemoryBytes !== null && { maxMemoryBytes, precision: 'FP16' as const }),
    ...(policy !== undefined && { licensePolicy: policy }),
    ...(library !== '' && { libraries: [library] }),
    ...(language !== '' && { languages: [language] }),
  };
}

/** The question as the API takes it, without what cannot be read. Nothing is stored of it. */
export function inputOf(question: Question): RecommendBasesInput {
  const { task, own } = question;
  const modality = MODALITIES.find((one) => one === question.modality.toUpperCase());
  const measured = [...own].flatMap(([base, text]) => {
    const value = Number(text);
    return Number.isFinite(value) ? [{ base, value }] : [];
  });
  return {
    target: targetOf(question),
    ...(task !== '' && { task }),
    ...(modality !== undefined && { modality }),
    ...(measured.length > 0 && { measured }),
    constraints: constraintsOf(question),
    first: SHOWN,
    store: false,
  };
}
