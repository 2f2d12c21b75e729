import { quoted, Findings } from '../findings';
import { numberOf } from '../huggingface/model-index';
import { itemsOf, skipped } from '../items';
import { countOf, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { readYaml } from '../plain-yaml';
import { modelRecordSchema, type HubItem, type Reference } from '../records';
import { settle } from '../settle';
import type { Extras } from './extras';
import { familyOf, IMAGENET, IMAGENET_CLASSES, imagesOf, TIMM } from './weights';

const MAX_YAML = 256 * 1024;
const COMMENT = /<!--\s*(Type:\s*model-index\b[\S\s]*?)-->/i;
const PERCENT = 100;
const METRICS: [string, string][] = [
  ['Top 1 Accuracy', 'accuracy'],
  ['Top 5 Accuracy', 'top_5_accuracy'],
];
/** Training data by the names of the pages, and by the words of the metadata table. */
const DATASETS: ReadonlyMap<string, Reference> = new Map([
  ['ImageNet', IMAGENET],
  ['JFT-300M', { hub: 'web', externalId: 'jft-300m' }],
  ['YFCC-100M', { hub: 'web', externalId: 'yfcc100m' }],
  ['IG-1B-Targeted', { hub: 'web', externalId: 'instagram-1b' }],
  ['IG-3.5B-17k', { hub: 'web', externalId: 'instagram-3.5b' }],
  ['in21k', { hub: 'web', externalId: 'imagenet-21k' }],
]);

/** Whether a text is a page of timm's documentation with an index of models in a comment. */
export const hasModelIndex = (text: string): boolean => COMMENT.test(text);

/**
 * Weights of the names that timm had before they were tagged, from a page of its documentation: with the files and the figures
 * that were published under them. Which tagged weights they are today the pages do not say.
 */
export function readPage(page: string, text: string, extras: Extras): HubItem[] {
  const comment = COMMENT.exec(text)?.[1];
  if (comment === undefined) return [];
  const { value, fault } = readYaml(comment, MAX_YAML);
  if (fault !== null) return [skipped(TIMM, page, null, fault)];
  const models = isPlainObject(value) ? own(value, 'Models') : null;
  if (!isPlainObject(value) || !Array.isArray(models)) return [skipped(TIMM, page, 'Models', 'is no list')];
  const summary = summaryOf(text);
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
  const stated = own(model, 'Metadata');
  const metadata = isPlainObject(stated) ? stated : {};
  const pretraining = extras.pretrainingOf(name);
  const size = numberOf(own(metadata, 'Image Size'));
  const url = `https://huggingface.co/docs/timm/models/${encodeURIComponent(page)}`;
  const candidate = {
    kind: 'model',
    hub: TIMM,
    externalId: name,
    url,
    publisher: 'timm',
    name,
    summary,
    tasks: wordsIn(own(metadata, 'Tasks')),
    tags: [
      ...wordsIn(own(metadata, 'Training Techniques')),
      ...(size === null ? [] : [`input-size:${size}`]),
      ...(pretraining === null ? [] : [`pretrain:${pretraining}`]),
    ],
    inputModalities: ['IMAGE'],
    architectureFamily: familyOf(name),
    architectureName: name,
    parameterCount: countOf(own(metadata, 'Parameters')),
    inputSignature: imagesOf(size),
    outputSignature: IMAGENET_CLASSES,
    libraries: ['timm', 'pytorch'],
    trainings: trainingsOf([...wordsIn(own(metadata, 'Training Data')), pretraining], findings),
    evaluations: evaluationsOf(own(model, 'Results'), url, findings),
    artifacts: artifactsOf(own(model, 'Weights'), own(metadata, 'File Size'), findings),
    raw: { ...model, benchmarks: extras.benchmarksOf(name) },
  };
  const settled = settle(modelRecordSchema, candidate, { hub: TIMM, id: name });
  return { record: settled.record, problems: [...findings.problems, ...settled.problems] };
}

const listOf = (value: Plain): Plain[] => (Array.isArray(value) ? value : value === null ? [] : [value]);
const wordsIn = (value: Plain): string[] => listOf(value).flatMap((word) => textOf(word) ?? []);

/** Where there are other sets too, ImageNet is what the weights were tuned on last. */
function trainingsOf(words: readonly (string | null)[], findings: Findings) {
  const found = new Map<string, Reference>();
  for (const word of words) {
    if (word === null) continue;
    // `in1k-dist` and the like name how, on data that the page has named.
    const dataset = DATASETS.get(word) ?? null;
    if (dataset !== null) found.set(dataset.externalId, dataset);
    else if (!/^(?:in1k|in21k|jft300m|yfc|ig1b)\b/.test(word))
      findings.ignore('Training Data', `is no dataset that is known: ${quoted(word)}`);
  }
  return [...found.values()].map((dataset) => ({
    dataset,
    role: dataset === IMAGENET && found.size > 1 ? ('FINE_TUNING' as const) : ('PRETRAINING' as const),
  }));
}

function evaluationsOf(results: Plain, sourceUrl: string, findings: Findings) {
  return listOf(results).flatMap((result) => {
    const metrics = isPlainObject(result) ? own(result, 'Metrics') : null;
    if (!isPlainObject(result) || !isPlainObject(metrics)) {
      findings.ignore('Results', `are no mapping of metrics: ${quoted(result)}`);
      return [];
    }
    const dataset = DATASETS.get(textOf(own(result, 'Dataset')) ?? '');
    if (dataset === undefined)
      findings.ignore('Results', `are of no known dataset: ${quoted(own(result, 'Dataset'))}`);
    return METRICS.flatMap(([name, metric]) => {
      const percent = numberOf(own(metrics, name));
      if (dataset === undefined || percent === null) return [];
      const value = Number((percent / PERCENT).toFixed(6));
      const shared = { dataset, task: 'image-classification', split: 'validation', study: 'timm-results' };
      return [{ ...shared, metric, value, sourceUrl }];
    });
  });
}

function artifactsOf(weights: Plain, size: Plain, findings: Findings) {
  const uri = textOf(weights);
  if (uri === null) return [];
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri)) {
    findings.ignore('Weights', `are no address: ${quoted(uri)}`);
    return [];
  }
  const format = /\.(\w{1,10})$/.exec(new URL(uri).pathname)?.[1] ?? null;
  return [{ uri, format, sizeBytes: countOf(size) }];
}

const MAX_SUMMARY = 1000;

/** The first paragraph below the title, without links. */
function summaryOf(text: string): string | null {
  const paragraph = /^#[^\n]+\n+([^\n#<][^\n]+)/m.exec(text)?.[1] ?? null;
  const plain =
    paragraph
      ?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll('**', '')
      .trim() ?? '';
  return plain === '' ? null : plain.slice(0, MAX_SUMMARY);
}
