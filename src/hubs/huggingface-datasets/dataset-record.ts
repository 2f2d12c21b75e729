import { withFound, type Fault } from '../fault';
import { Findings, quoted } from '../findings';
import { wordsOf } from '../huggingface/card-metadata';
import { parseCard, reportFaulty, summaryIn, type CardText } from '../huggingface/front-matter';
import { accessOf, CARD, INFOS, isPrivate, listingSource } from '../huggingface/listing-record';
import { leftOutAsElsewhere, mirroredIn, ofTheHub } from '../huggingface/mirrored';
import { popularityOf } from '../huggingface/popularity';
import {
  formerIds,
  HUGGING_FACE,
  onHuggingFace,
  ownerAndName,
  repositoryId,
} from '../huggingface/repository-id';
import { objectOf, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import { oneLine } from '../prose';
import type { ReadOptions } from '../read-options';
import { datasetRecordSchema, type DatasetRecord } from '../records';
import { leftOutAsPrivate, ofPrivate } from '../private-record';
import { settle, unusable, type Settled } from '../settle';
import { cardFieldsOf, cardSummaryOf, firstProseOf, sizeTag, tasksAndTags } from './dataset-card';
import { configsOfCard, configsOfInfos, factsOf, type DatasetFacts } from './dataset-info';

const METRIC_CARD = /^\s*#\s*Metric Card\b/i;
const MAX_SUMMARY = 500;

/** What a `dataset_infos.json` adds to a card. */
export interface InfosFacts extends DatasetFacts {
  summary: string | null;
  license: string | null;
  /** Counts that could not be used. */
  faults: readonly [field: string, fault: Fault][];
}

type Fields = Record<string, unknown>;

/**
 * The id under which the Hub has the dataset today; a dataset's own record may bear a word that is
 * none elsewhere.
 */
export const datasetId = (written: string): string | null =>
  repositoryId('dataset', written) ?? (/^[A-Za-z0-9][\w.-]*$/.test(written) ? written : null);

function toRecord(id: string, findings: Findings, fields: Fields): Settled<DatasetRecord> {
  const identity = {
    kind: 'dataset',
    hub: HUGGING_FACE,
    externalId: id,
    url: `https://huggingface.co/datasets/${id}`,
    // A catalogue may know it by the old id, from before the move was known here.
    sameAs: formerIds('dataset', id).map(onHuggingFace),
    ...ownerAndName(id),
  };
  return settle(datasetRecordSchema, { ...identity, ...fields }, findings);
}

/**
 * Types of columns tell the modality only where no task does: a task knows what is given and what
 * is asked for.
 */
const modalitiesOf = (tasks: readonly string[], modalities: readonly string[]): readonly string[] =>
  tasks.some((task) => task !== 'other') ? [] : modalities;

/**
 * Reads what `dataset_infos.json` says; `stated` is the number of configurations where the source
 * gives only some.
 */
export function readInfos(infos: PlainObject, stated: number | null = null): InfosFacts {
  const configs = configsOfInfos(infos);
  const texts = (field: string) => configs.flatMap(([, config]) => textOf(own(config, field)) ?? []);
  const licenses = new Set(texts('license'));
  const [license] = licenses;
  const faults: [string, Fault][] = [];
  const ignore = (field: string, fault: Fault): void => void faults.push([field, fault]);
  return {
    ...factsOf(configs, { ignore }, stated === null || stated === configs.length),
    faults,
    summary: oneLine(texts('description')[0] ?? null, MAX_SUMMARY),
    license: licenses.size === 1 && license !== undefined ? license : null,
  };
}

/** A dataset from its card, with what a `dataset_infos.json` adds. */
export function readDatasetCard(
  written: string,
  content: CardText,
  { infos, revision = null }: { infos: InfosFacts | null; revision?: string | null },
): Settled<DatasetRecord> {
  const text = parseCard(content);
  const { metadata, body, fault } = text;
  if (METRIC_CARD.test(body))
    return unusable(HUGGING_FACE, written, null, 'is the card of a metric, not of a dataset');
  const id = datasetId(written);
  if (id === null)
    return unusable(HUGGING_FACE, written, 'id', withFound('is no repository name', quoted(written)));
  if (fault !== null) return unusable(HUGGING_FACE, id, null, fault);
  const findings = new Findings(HUGGING_FACE, id);
  reportFaulty(text, findings);
  const card = cardFieldsOf(metadata, findings);
  const stated = factsOf(configsOfCard(own(metadata, 'dataset_info')), findings);
  report(infos?.faults ?? [], findings);
  return toRecord(id, findings, {
    ...card,
    revision,
    source: CARD,
    parts: infos === null ? [] : [INFOS],
    licenses: { ...card.licenses, data: card.licenses.data ?? infos?.license ?? null },
    summary:
      summaryIn(text, findings, cardSummaryOf) ?? infos?.summary ?? summaryIn(text, findings, firstProseOf),
    modalities: modalitiesOf(
      card.tasks,
      stated.modalities.length > 0 ? stated.modalities : (infos?.modalities ?? []),
    ),
    classes: stated.classes ?? infos?.classes ?? null,
    trainingExamples: stated.trainingExamples ?? infos?.trainingExamples ?? null,
    raw: { cardData: metadata },
  });
}

function report(faults: InfosFacts['faults'], findings: Findings): void {
  for (const [field, fault] of faults) findings.ignore(field, fault);
}

/** A dataset of which only the `dataset_infos.json` is known. */
export function readDatasetInfos(written: string, facts: InfosFacts, raw: Plain): Settled<DatasetRecord> {
  const id = datasetId(written);
  if (id === null)
    return unusable(HUGGING_FACE, written, 'id', withFound('is no repository name', quoted(written)));
  const { license, faults, ...fields } = facts;
  const licenses = { weights: null, code: null, data: license };
  const findings = new Findings(HUGGING_FACE, id);
  report(faults, findings);
  return toRecord(id, findings, { ...fields, licenses, source: INFOS, raw });
}

/**
 * The values behind each prefix of the API's tags (`language:en`), and the tags that have none of
 * ours.
 */
function apiTagsOf(tags: readonly string[]) {
  const of = (...prefixes: string[]) =>
    tags.flatMap((tag) =>
      prefixes.flatMap((prefix) => (tag.startsWith(`${prefix}:`) ? tag.slice(prefix.length + 1) : [])),
    );
  return {
    tasks: [...of('task_categories'), ...of('task_ids')],
    sizes: of('size_categories'),
    languages: of('language', 'languages'),
    licenses: of('license', 'licenses'),
    modalities: of('modality')
      .map((word) => MODALITY_TAGS[word] ?? null)
      .filter((word) => word !== null),
    rest: tags.filter((tag) => !tag.includes(':') && tag !== 'croissant'),
  };
}

const MODALITY_TAGS: Record<string, string> = {
  '3d': 'POINT_CLOUD',
  audio: 'AUDIO',
  image: 'IMAGE',
  tabular: 'TABULAR',
  text: 'TEXT',
  timeseries: 'TIME_SERIES',
  video: 'VIDEO',
};

type Options = Pick<ReadOptions, 'includePrivate'>;

/** A dataset from one record of the Hub's `/api/datasets`. */
export const readApiDataset = (
  raw: PlainObject,
  place: string,
  options: Options = {},
): Settled<DatasetRecord> => ofPrivate(isPrivate(raw), readListed(raw, place, options));

function readListed(
  raw: PlainObject,
  place: string,
  { includePrivate = false }: Options,
): Settled<DatasetRecord> {
  const mirror = mirroredIn(raw);
  const written = ofTheHub(mirror)?.id ?? textOf(own(raw, 'id'));
  if (written === null) return unusable(HUGGING_FACE, place, 'id', 'is missing');
  const id = datasetId(written);
  if (id === null)
    return unusable(HUGGING_FACE, place, 'id', withFound('is no repository name', quoted(written)));
  if (own(raw, 'modelId', 'pipeline_tag') !== null)
    return unusable(HUGGING_FACE, id, 'modelId', 'is the record of a model');
  if (isPrivate(raw) && !includePrivate) return leftOutAsPrivate(HUGGING_FACE, id);
  if (mirror !== null && ofTheHub(mirror) === null) return leftOutAsElsewhere(id, mirror);
  const findings = new Findings(HUGGING_FACE, id);
  const metadata = objectOf(own(raw, 'cardData'));
  const card = cardFieldsOf(metadata, findings);
  const tags = apiTagsOf(wordsOf(raw, 'tags', findings));
  const tagged = tasksAndTags(tags.tasks);
  const facts = factsOf(configsOfCard(own(metadata, 'dataset_info')), findings);
  const tasks = card.tasks.length > 0 ? card.tasks : tagged.tasks;
  const license = card.licenses.data ?? (tags.licenses.length > 0 ? tags.licenses.join(', ') : null);
  return toRecord(id, findings, {
    revision: textOf(own(raw, 'sha')),
    ...listingSource(raw),
    ...accessOf(raw, findings),
    summary: oneLine(textOf(own(raw, 'description')), MAX_SUMMARY),
    licenses: { ...card.licenses, data: license },
    languages: card.languages.length > 0 ? card.languages : tags.languages,
    tags: unique([...card.tags, ...tagged.tags, ...tags.sizes.map(sizeTag), ...tags.rest]),
    tasks,
    modalities: modalitiesOf(tasks, facts.modalities.length > 0 ? facts.modalities : tags.modalities),
    classes: facts.classes,
    trainingExamples: facts.trainingExamples,
    ...popularityOf(raw, findings),
    raw,
  });
}
