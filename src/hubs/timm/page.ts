import { withFound } from '../fault';
import { quoted, Findings } from '../findings';
import { itemsOf, skipped } from '../items';
import { modelIndexesIn } from '../model-index-comment';
import { fractionOf, numberIn, readNumber } from '../numbers';
import { countAt } from '../counts';
import {
  asList,
  isPlainObject,
  objectOf,
  own,
  textOf,
  textsIn,
  type Plain,
  type PlainObject,
} from '../plain-json';
import { readYaml } from '../plain-yaml';
import { pretrainingSet } from '../pretraining-sets';
import { withoutLinks } from '../prose';
import { modelRecordSchema, type HubItem, type Reference } from '../records';
import { settle } from '../settle';
import { webAddress } from '../web-address';
import pageDatasets from './data/page-datasets.json';
import type { Extras } from './extras';
import { familyOf, IMAGENET, IMAGENET_CLASSES, imagesOf, TIMM, TIMM_STUDY } from './weights';

const MAX_YAML = 256 * 1024;
const METRICS: [string, string][] = [
  ['Top 1 Accuracy', 'accuracy'],
  ['Top 5 Accuracy', 'top_5_accuracy'],
];
/** Training data by the names of the pages, and by the words of the metadata table. */
const DATASETS: ReadonlyMap<string, Reference> = new Map(
  Object.entries(pageDatasets).map(([word, set]) => [word, pretrainingSet(set)]),
);

/** Whether a text is a page of timm's documentation with an index of models in a comment. */
export const hasModelIndex = (text: string): boolean => modelIndexesIn(text).length > 0;

/**
 * Weights of the names that timm had before they were tagged, from a page of its documentation:
 * with the files and the figures that were published under them. Which tagged weights they are
 * today the pages do not say.
 */
export function readPage(page: string, text: string, extras: Extras): HubItem[] {
  const [comment] = modelIndexesIn(text);
  if (comment === undefined) return [];
  const { value, fault } = readYaml(comment, MAX_YAML);
  if (fault !== null) return [skipped(TIMM, page, null, fault)];
  const models = isPlainObject(value) ? own(value, 'Models') : null;
  if (!isPlainObject(value) || !Array.isArray(models)) return [skipped(TIMM, page, 'Models', 'is no list')];
  const summary = firstParagraph(text);
  return models.flatMap((model, place) => {
    const name = isPlainObject(model) ? textOf(own(model, 'Name')) : null;
    if (name === null || !isPlainObject(model))
      return [skipped(TIMM, `${page} ${place + 1}`, 'Name', 'is missing')];
    return itemsOf(readModel(name, model, { page, summary, extras }));
  });
}

interface PageFacts {
  page: string;
  summary: string | null;
  extras: Extras;
}

function readModel(name: string, model: PlainObject, { page, summary, extras }: PageFacts) {
  const findings = new Findings(TIMM, name);
  const metadata = objectOf(own(model, 'Metadata'));
  const pretraining = extras.pretrainingOf(name);
  const size = numberIn(own(metadata, 'Image Size'));
  const url = `https://huggingface.co/docs/timm/models/${encodeURIComponent(page)}`;
  const candidate = {
    kind: 'model',
    hub: TIMM,
    externalId: name,
    url,
    publisher: 'timm',
    name,
    summary,
    tasks: textsIn(own(metadata, 'Tasks')),
    tags: [
      ...textsIn(own(metadata, 'Training Techniques')),
      ...(size === null ? [] : [`input-size:${size}`]),
      ...(pretraining === null ? [] : [`pretrain:${pretraining}`]),
    ],
    inputModalities: ['IMAGE'],
    architectureFamily: familyOf(name),
    architectureName: name,
    parameterCount: countAt(own(metadata, 'Parameters'), 'Parameters', findings),
    inputSignature: imagesOf(size),
    outputSignature: IMAGENET_CLASSES,
    libraries: ['timm', 'pytorch'],
    trainings: trainingsOf([...textsIn(own(metadata, 'Training Data')), pretraining], findings),
    evaluations: evaluationsOf(own(model, 'Results'), url, findings),
    artifacts: artifactsOf(own(model, 'Weights'), own(metadata, 'File Size'), findings),
    raw: { ...model, benchmarks: extras.benchmarksOf(name) },
  };
  return settle(modelRecordSchema, candidate, findings);
}

/** Where there are other sets too, ImageNet is what the weights were tuned on last. */
function trainingsOf(words: readonly (string | null)[], findings: Findings) {
  const found = new Map<string, Reference>();
  for (const word of words) {
    if (word === null) continue;
    // `in1k-dist` and the like name how, on data that the page has named.
    const dataset = DATASETS.get(word) ?? null;
    if (dataset !== null) found.set(dataset.externalId, dataset);
    else if (!/^(?:in1k|in21k|jft300m|yfc|ig1b)\b/.test(word))
      findings.ignore('Training Data', withFound('is no dataset that is known', quoted(word)));
  }
  return [...found.values()].map((dataset) => ({
    dataset,
    role: dataset === IMAGENET && found.size > 1 ? ('FINE_TUNING' as const) : ('PRETRAINING' as const),
  }));
}

function evaluationsOf(results: Plain, sourceUrl: string, findings: Findings) {
  return asList(results).flatMap((result) => {
    const metrics = isPlainObject(result) ? own(result, 'Metrics') : null;
    if (!isPlainObject(result) || !isPlainObject(metrics)) {
      findings.ignore('Results', withFound('are no mapping of metrics', quoted(result)));
      return [];
    }
    const dataset = DATASETS.get(textOf(own(result, 'Dataset')) ?? '');
    if (dataset === undefined)
      findings.ignore('Results', withFound('are of no known dataset', quoted(own(result, 'Dataset'))));
    return METRICS.flatMap(([name, metric]) => {
      const written = own(metrics, name);
      if (dataset === undefined || written === null) return [];
      const read = readNumber(written);
      if ('fault' in read) {
        findings.ignore('Results', read.fault);
        return [];
      }
      const shared = { dataset, task: 'image-classification', split: 'validation', study: TIMM_STUDY };
      return [{ ...shared, metric, value: fractionOf(read.value), sourceUrl }];
    });
  });
}

function artifactsOf(weights: Plain, size: Plain, findings: Findings) {
  const written = textOf(weights);
  if (written === null) return [];
  const uri = webAddress(written);
  if (uri === null) {
    findings.ignore('Weights', withFound('are no address', quoted(written)));
    return [];
  }
  const format = /\.(\w{1,10})$/.exec(new URL(uri).pathname)?.[1] ?? null;
  return [{ uri, format, sizeBytes: countAt(size, 'File Size', findings) }];
}

const MAX_SUMMARY = 1000;

/** The first paragraph below the title, without links. */
function firstParagraph(text: string): string | null {
  const paragraph = /^#[^\n]+\n+([^\n#<][^\n]+)/m.exec(text)?.[1] ?? null;
  const plain = withoutLinks(paragraph ?? '')
    .replaceAll('**', '')
    .trim();
  return plain === '' ? null : plain.slice(0, MAX_SUMMARY);
}
