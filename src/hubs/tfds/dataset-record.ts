import { withFound } from '../fault';
import { countAt } from '../counts';
import { Findings, quoted } from '../findings';
import { isPlainObject, itemsIn, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { datasetRecordSchema, type DatasetRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { webAddress } from '../web-address';
import { Features } from './features';

export const TFDS = 'tfds';
export const TFDS_ADDRESS = 'https://www.tensorflow.org/datasets';
/** What describes its datasets, the best first: the catalogue, the READMEs of builders. */
export const CATALOG = 'catalog';
export const README = 'readme';

const MAX_SUMMARY = 10_000;
/** Descriptions that state a licence do so behind this word, up to the end of the line, */
const LICENSE = /\blicen[cs]e:\s*(\S[^\n]{0,200})/i;
/**
 * or by a link to it, such as `[CC BY-SA 3.0
 * License](https://creativecommons.org/licenses/by-sa/3.0/legalcode)`.
 */
const LICENSE_LINK = /\[[^\]\n]{0,100}licen[cs]e\]\((https?:\/\/creativecommons\.org\/[^)\s]{1,100})\)/i;
/** The paper that asks to be cited, or that is the homepage. */
const ARXIV =
  /(?:arxiv\.org\/(?:abs|pdf)\/|arXiv[:.\s]\s*|10\.48550\/arXiv\.|eprint\s*=\s*[{"])(\d{4}\.\d{4,5})/gi;
const MAX_PAPERS = 5;

/**
 * A dataset of the catalogue, or of a builder's README, which states fewer of the same fields.
 *
 * @param hasReadme whether the catalogue's own fields are joined with those of a README
 */
export function readDataset(raw: PlainObject, place: string, hasReadme = false): Settled<DatasetRecord> {
  const id = textOf(own(raw, 'id'));
  if (id === null) return unusable(TFDS, place, 'id', 'is missing');
  const findings = new Findings(TFDS, id);
  const tags = tagsOf(raw, findings);
  const section = textOf(own(raw, 'section'));
  const description = textOf(own(raw, 'description')) ?? textOf(own(raw, 'readme'));
  const features = new Features(
    textOf(own(raw, 'features')) ?? '',
    textOf(own(raw, 'supervised_keys')) ?? '',
  );
  const isOneTable = configsOf(raw).length <= 1 || textOf(own(raw, 'default_config')) === configsOf(raw)[0];
  const candidate = {
    kind: 'dataset',
    hub: TFDS,
    externalId: id,
    revision: newestVersion(own(raw, 'versions')),
    source: own(raw, 'readme') === null ? CATALOG : README,
    parts: hasReadme ? [README] : [],
    url: addressOf(raw, findings),
    publisher: null,
    name: textOf(own(raw, 'name')) ?? id,
    summary: description?.slice(0, MAX_SUMMARY) ?? null,
    licenses: { data: licenseIn(description) },
    languages: valuesOf(tags, 'content.language.'),
    tasks: valuesOf(tags, 'ml.task.'),
    domains: valuesOf(tags, 'content.subject.'),
    tags: [
      ...restOf(tags),
      ...(section === null ? [] : [sectionTag(section)]),
      ...papersOf(raw),
      ...(own(raw, 'manual_download') === true ? ['manual-download'] : []),
    ],
    modalities: features.modalities(valuesOf(tags, 'content.data-type.'), section),
    classes: isOneTable ? features.classes : null,
    trainingExamples: isOneTable ? trainingExamples(own(raw, 'splits'), findings) : null,
    raw,
  };
  if (!isOneTable) findings.ignore('splits', 'is of many configurations, of which none is the default');
  return settle(datasetRecordSchema, candidate, findings);
}

/** Some lists were copied from the vocabulary with the comment behind each word. */
function tagsOf(raw: PlainObject, findings: Findings): string[] {
  const value = own(raw, 'tags');
  if (value !== null && !Array.isArray(value))
    findings.ignore('tags', withFound('is no list', quoted(value)));
  const words = itemsIn(value).map((item) => textOf(item)?.split(/\s+#/, 1)[0]?.trim() ?? '');
  return unique(words).filter((word) => word !== '');
}

const valuesOf = (tags: readonly string[], prefix: string): string[] =>
  tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));

/**
 * Words of the vocabulary that no field of a record is for, such as `content.monolingual` and
 * `ml.fairness.age`.
 */
const restOf = (tags: readonly string[]): string[] =>
  tags
    .filter((tag) => !/^(?:content\.(?:language|subject|data-type)|ml\.task)\./.test(tag))
    .map((tag) => tag.replace(/^content\./, ''));

const sectionTag = (section: string): string => section.toLowerCase().replace(/\s+/g, '-');

const configsOf = (raw: PlainObject): string[] =>
  itemsIn(own(raw, 'configs')).flatMap((config) => textOf(config) ?? []);

/** Versions are listed from old to new. */
const newestVersion = (versions: Plain): string | null => textOf(itemsIn(versions).at(-1) ?? null);

function addressOf(raw: PlainObject, findings: Findings): string | null {
  for (const field of ['url', 'homepage']) {
    const text = textOf(own(raw, field));
    if (text === null) continue;
    const address = webAddress(text);
    if (address !== null) return address;
    findings.ignore(field, withFound('is no address', quoted(text)));
  }
  return null;
}

const licenseIn = (description: string | null): string | null => {
  const text = description ?? '';
  const link = LICENSE_LINK.exec(text)?.[1]?.replace(/\/legalcode$/, '');
  return link ?? LICENSE.exec(text)?.[1]?.replace(/[.\s]+$/, '') ?? null;
};

/** Tags such as the Hub has them: `arxiv:1509.01626`. */
function papersOf(raw: PlainObject): string[] {
  const text = `${textOf(own(raw, 'citation')) ?? ''}\n${textOf(own(raw, 'homepage')) ?? ''}`;
  const ids = [...text.matchAll(ARXIV)].map(([, id = '']) => `arxiv:${id}`);
  return unique(ids).slice(0, MAX_PAPERS);
}

/**
 * The splits of every configuration stand in one list, those of the default one first: its `train`
 * is what counts.
 */
function trainingExamples(splits: Plain, findings: Findings): number | null {
  const seen = new Set<string>();
  for (const split of itemsIn(splits)) {
    const name = isPlainObject(split) ? textOf(own(split, 'name')) : null;
    if (name === null || !isPlainObject(split)) {
      findings.ignore('splits', withFound('is no split', quoted(split)));
      continue;
    }
    if (name === 'train') return countAt(own(split, 'examples'), 'splits', findings);
    // A name for the second time is the next configuration's.
    if (seen.has(name)) return null;
    seen.add(name);
  }
  return null;
}
