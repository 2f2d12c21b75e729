import { withFound } from '../fault';
import { countAt, countIn } from '../counts';
import { Findings, quoted } from '../findings';
import { objectOf, own, textOf, unique, type PlainObject } from '../plain-json';
import { modelRecordSchema, type ModelRecord } from '../records';
import { settle, type Settled } from '../settle';
import { figuresOf, ZOO_STUDY } from './accuracy';
import tagTasks from './data/tag-tasks.json';
import { artifactsOf, metadataOf, pageOf } from './manifest-files';
import { signatureOf } from './ports';
import type { Readme } from './readme';
import { ONNX, PUBLISHER, REPOSITORY } from './zoo';

const TASKS = new Map(Object.entries(tagTasks));
/**
 * The names that the zoo gives to what Intel Neural Compressor made of a model (its README says
 * so).
 */
const QUANTIZED = /[- ](?:int8|qdq)$/i;

/** One model of the manifest: its entries, one for each opset, the newest first. */
export interface ManifestModel {
  name: string;
  entries: PlainObject[];
}

const opsetOf = (entry: PlainObject): number => countIn(own(entry, 'opset_version')) ?? 0;

/**
 * Entries under the name of their model, in the order in which the names come; entries without a
 * name are left over.
 */
export function groupEntries(entries: readonly PlainObject[]): {
  models: ManifestModel[];
  nameless: PlainObject[];
} {
  const models = new Map<string, ManifestModel>();
  const nameless: PlainObject[] = [];
  for (const entry of entries) {
    const name = textOf(own(entry, 'model'));
    if (name === null) nameless.push(entry);
    else models.set(name, { name, entries: [...(models.get(name)?.entries ?? []), entry] });
  }
  for (const model of models.values()) model.entries.sort((one, other) => opsetOf(other) - opsetOf(one));
  return { models: [...models.values()], nameless };
}

/**
 * A model of the manifest as one record: what its newest opset says, with the files of every opset,
 * and each opset's signature kept in `raw`.
 *
 * @param zoo every name of the manifest, to tell what a quantised model was made from; and the
 * READMEs by their folders
 */
export function readManifestModel(model: ManifestModel, zoo: Zoo): Settled<ModelRecord> {
  const findings = new Findings(ONNX, model.name);
  const newest = model.entries[0] ?? {};
  const tags = tagsOf(newest, findings);
  const isPreprocessing = tags.includes('preprocessing');
  const base = baseOf(model.name, zoo.names);
  const ports = objectOf(own(metadataOf(newest), 'io_ports'));
  const place = readmeOf(newest, zoo.readmes);
  const version = own(newest, 'opset_version');
  const opset = countAt(version, 'opset_version', findings);
  if (version === null) findings.ignore('opset_version', 'is missing');
  const candidate = {
    kind: 'model',
    hub: ONNX,
    externalId: model.name,
    revision: opset === null ? null : `opset-${opset}`,
    parts: place === null ? [] : ['readme'],
    url: pageOf(newest),
    publisher: PUBLISHER,
    name: model.name,
    summary: place?.readme.summary ?? null,
    licenses: { weights: place?.readme.license ?? null },
    tags: [
      ...tags,
      ...model.entries.map(opsetOf).map((version) => `opset-${version}`),
      ...(place?.readme.papers ?? []).map((paper) => `arxiv:${paper}`),
    ],
    tasks: isPreprocessing ? [] : unique(tags.flatMap((tag) => TASKS.get(tag) ?? [])),
    inputModalities: isPreprocessing ? [] : modalitiesOf(tags),
    libraries: ['onnx'],
    inputSignature: signatureOf(own(ports, 'inputs')),
    outputSignature: signatureOf(own(ports, 'outputs')),
    trainings: trainingsOf(isPreprocessing ? null : place, findings),
    evaluations: place === null ? [] : evaluationsOf(model, place, findings),
    bases: base === null ? [] : [{ base: { hub: ONNX, externalId: base }, relation: 'quantized' as const }],
    artifacts: model.entries.flatMap((entry) => artifactsOf(entry, findings)),
    raw: { entries: model.entries },
  };
  return settle(modelRecordSchema, candidate, findings);
}

/** What a model is read beside. */
export interface Zoo {
  names: ReadonlySet<string>;
  /** By folder, relative to the manifest. */
  readmes: ReadonlyMap<string, Readme>;
}

interface Place {
  folder: string;
  readme: Readme;
}

/** The README of the nearest folder above the file. */
function readmeOf(entry: PlainObject, readmes: ReadonlyMap<string, Readme>): Place | null {
  const parts = (textOf(own(entry, 'model_path')) ?? '').split('/').slice(0, -1);
  for (; parts.length > 0; parts.pop()) {
    const folder = parts.join('/');
    const readme = readmes.get(folder);
    if (readme !== undefined) return { folder, readme };
  }
  return null;
}

function trainingsOf(place: Place | null, findings: Findings) {
  if (place === null) return [];
  const { dataset, unknownDataset } = place.readme;
  if (unknownDataset !== null)
    findings.ignore('Dataset', withFound('is none that is known', quoted(unknownDataset)));
  return dataset === null ? [] : [{ dataset, role: 'PRETRAINING' as const }];
}

/** Figures of the newest opset that has some. */
function evaluationsOf({ entries }: ManifestModel, { folder, readme }: Place, findings: Findings) {
  for (const entry of entries) {
    const path = textOf(own(entry, 'model_path'));
    const row = readme.rows.find(({ file }) => `${folder}/${file}` === path);
    const figures = row === undefined ? [] : figuresOf(row, readme, findings);
    const sourceUrl = `${REPOSITORY}/blob/main/${encodeURI(folder)}/README.md`;
    if (figures.length > 0) return figures.map((figure) => ({ ...figure, study: ZOO_STUDY, sourceUrl }));
  }
  return [];
}

/**
 * The first two tags are `vision` or `text` and a group of tasks; the rest names the architecture.
 */
function tagsOf(entry: PlainObject, findings: Findings): string[] {
  const tags = own(metadataOf(entry), 'tags');
  if (tags === null) return [];
  if (!Array.isArray(tags)) {
    findings.ignore('metadata.tags', withFound('is no list', quoted(tags)));
    return [];
  }
  return unique(tags.flatMap((tag) => textOf(tag) ?? []));
}

const modalitiesOf = (tags: readonly string[]): string[] => [
  ...(tags.includes('vision') ? ['IMAGE'] : []),
  ...(tags.includes('text') ? ['TEXT'] : []),
];

/** `X-int8` was made from `X-fp32` where the zoo has that, else from `X`. */
function baseOf(name: string, names: ReadonlySet<string>): string | null {
  if (!QUANTIZED.test(name)) return null;
  const stem = name.replace(QUANTIZED, '');
  return [`${stem}-fp32`, stem].find((candidate) => names.has(candidate)) ?? null;
}
