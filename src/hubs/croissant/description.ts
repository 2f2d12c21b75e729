import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import { HUGGING_FACE, ownerAndName, reference } from '../huggingface/repository-id';
import { KAGGLE } from '../kaggle/references';
import { isPlainObject, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { oneLine } from '../prose';
import { datasetRecordSchema, type DatasetRecord, type Reference } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { TFDS } from '../tfds/dataset-record';
import { webAddress } from '../web-address';
import { Context } from './json-ld';
import { licensesOf } from './license';
import { classesOf, modalitiesOf } from './record-sets';

export const CROISSANT = 'croissant';
const MAX_SUMMARY = 2000;
const MAX_ID = 300;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HUGGING_FACE_PAGE =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/datasets\/([\w.-]+(?:\/[\w.-]+)?)\/?$/i;
const KAGGLE_PAGE = /^https?:\/\/(?:www\.)?kaggle\.com\/datasets\/([\w.-]+\/[\w.-]+)\/?$/i;
const TFDS_PAGE = /^https?:\/\/(?:www\.)?tensorflow\.org\/datasets\/catalog\/([\w.-]+)\/?$/i;

/** Dataset nodes of a JSON-LD document, each with the context that it stands in. */
export function datasetsIn(document: PlainObject): { node: PlainObject; context: Context }[] {
  const context = new Context(own(document, '@context'));
  const graph = own(document, '@graph');
  const nodes = Array.isArray(graph) ? graph.filter(isPlainObject) : [document];
  return nodes.filter((node) => context.typesOf(node).includes('Dataset')).map((node) => ({ node, context }));
}

/** The hub on which an address is the page of a dataset; null for any other address. */
function onHub(address: string): Reference | null {
  const name = HUGGING_FACE_PAGE.exec(address)?.[1];
  const repository = name === undefined ? null : reference('dataset', name);
  if (repository !== null) return repository;
  const kaggle = KAGGLE_PAGE.exec(address)?.[1];
  if (kaggle !== undefined) return { hub: KAGGLE, externalId: kaggle };
  const tfds = TFDS_PAGE.exec(address)?.[1];
  return tfds === undefined ? null : { hub: TFDS, externalId: tfds };
}

/** Reads one dataset of a Croissant description, of any version. */
export function readDescription(
  { node, context }: { node: PlainObject; context: Context },
  place: string,
): Settled<DatasetRecord> {
  const name = context.text(node, 'name');
  if (name === null) return unusable(CROISSANT, place, 'name', 'is missing');
  const written = context.text(node, 'url');
  const url = webAddress(written);
  const page = url === null ? null : onHub(url);
  const externalId = idOf(name, url, page);
  const findings = new Findings(CROISSANT, externalId);
  if (written !== null && url === null) findings.ignore('url', withFound('is no address', quoted(written)));
  const home = page?.hub === HUGGING_FACE ? ownerAndName(page.externalId) : null;
  return settle(
    datasetRecordSchema,
    {
      kind: 'dataset',
      hub: CROISSANT,
      externalId,
      url,
      sameAs: sameAsOf(node, context, page, findings),
      name: home?.name ?? name,
      publisher: publisherOf(node, context) ?? home?.publisher ?? null,
      summary: oneLine(context.text(node, 'description'), MAX_SUMMARY),
      licenses: { weights: null, code: null, data: licenseOf(node, context, findings) },
      languages: wordsOf(context.list(node, 'inLanguage'), context, findings, 'inLanguage'),
      tags: wordsOf(context.list(node, 'keywords'), context, findings, 'keywords'),
      modalities: modalitiesOf(node, context),
      classes: classesOf(node, context),
      createdAt: dateOf(context.text(node, 'dateCreated') ?? context.text(node, 'datePublished')),
      updatedAt: dateOf(context.text(node, 'dateModified')),
      raw: node,
    },
    findings,
  );
}

/**
 * Many datasets share the address of their publisher, and many the name: both together are one. A
 * page on a hub is one alone.
 */
function idOf(name: string, url: string | null, page: Reference | null): string {
  if (page?.hub === HUGGING_FACE) return `https://huggingface.co/datasets/${page.externalId}`;
  return (url === null ? name : `${url}#${name}`).slice(0, MAX_ID);
}

/** Other ids of the dataset: its page, where that is on a hub, and `sameAs`. */
function sameAsOf(
  node: PlainObject,
  context: Context,
  page: Reference | null,
  findings: Findings,
): Reference[] {
  const found = new Map(page === null ? [] : [[`${page.hub} ${page.externalId}`, page] as const]);
  for (const item of context.list(node, 'sameAs')) {
    const written = textOf(isPlainObject(item) ? own(item, '@id', 'url') : item);
    const other = written === null ? null : onHub(written);
    if (other === null)
      findings.ignore('sameAs', withFound('is the page of a dataset on no known hub', quoted(item)));
    else found.set(`${other.hub} ${other.externalId}`, other);
  }
  return [...found.values()];
}

function licenseOf(node: PlainObject, context: Context, findings: Findings): string | null {
  const { names, nothing } = licensesOf(context.list(node, 'license'), context);
  for (const text of nothing) findings.ignore('license', withFound('names no licence', quoted(text)));
  return names.length === 0 ? null : names.join(', ');
}

function publisherOf(node: PlainObject, context: Context): string | null {
  const [publisher = null] = context.list(node, 'publisher');
  return isPlainObject(publisher) ? context.text(publisher, 'name') : textOf(publisher);
}

/** Words of a list or of one string with commas; a term or language may be a node with a name. */
function wordsOf(values: readonly Plain[], context: Context, findings: Findings, field: string): string[] {
  const words = values.flatMap((value) => {
    if (!isPlainObject(value)) return textOf(value)?.split(/\s*,\s*/) ?? [];
    const named =
      textOf(own(value, '@value')) ?? context.text(value, 'alternateName') ?? context.text(value, 'name');
    if (named === null) findings.ignore(field, withFound('has no name', quoted(value)));
    return named ?? [];
  });
  return unique(words).filter((word) => word !== '');
}

/** A day is taken for its beginning. */
const dateOf = (text: string | null): string | null =>
  text !== null && DATE.test(text) ? `${text}T00:00:00Z` : text;
