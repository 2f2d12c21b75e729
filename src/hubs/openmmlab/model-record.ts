import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import { countAt, countIn } from '../counts';
import { reference } from '../huggingface/repository-id';
import {
  asList,
  isPlainObject,
  own,
  textOf,
  textsIn,
  unique,
  type Plain,
  type PlainObject,
} from '../plain-json';
import { modelRecordSchema, type ModelRecord, type Reference } from '../records';
import { settle, type Settled } from '../settle';
import { webAddress } from '../web-address';
import { datasetReference, knownDataset, OPENMMLAB } from './dataset-names';
import type { Library, LibraryModel } from './library';
import { paperOf } from './papers';
import { figuresOf } from './results';

/** What a library knows of a model beside the model's own entry. */
export interface ModelContext {
  library: Library;
  /**
   * Key of the study that the library's figures are published in; null for an index of somebody
   * else.
   */
  study: string | null;
  /** Ids of models that name this one as downstream. */
  upstream: readonly string[];
  /** Ids of the library's models by the addresses of their weights. */
  idByWeights: ReadonlyMap<string, string>;
}

const PUBLISHER = 'OpenMMLab';
const WEIGHTS_FILE = /\.(?:pth|pt|pyth|pkl|tar|gz|npz|npy|bin|ckpt|th|pdparams|h5|safetensors|zip)$/i;
const HUGGING_FACE = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([^/]+\/[^/?#]+)/i;

export const libraryAddress = ({ name, isOfficial }: Library): string | null =>
  isOfficial ? `https://github.com/open-mmlab/${name}` : null;

/** A model of a metafile as a neutral record. */
export function readModel(model: LibraryModel, context: ModelContext): Settled<ModelRecord> {
  const { library } = context;
  const findings = new Findings(OPENMMLAB, model.id);
  const { fields, collection } = model;
  const inherited = (...names: string[]): Plain => own(fields, ...names) ?? own(collection ?? {}, ...names);
  const metadata = { ...metadataOf(collection ?? {}), ...metadataOf(fields) };
  const figures = figuresOf(own(fields, 'Results'), { library: library.name, field: 'Results' }, findings);
  const paper = paperOf(inherited('Paper'));
  const bases = basesOf(fields, context, findings);
  const license = textOf(inherited('License'));
  const candidate = {
    kind: 'model',
    hub: OPENMMLAB,
    externalId: model.id,
    parts: partsOf(model, context),
    url: libraryAddress(library),
    publisher: library.isOfficial ? PUBLISHER : null,
    name: model.name,
    // The licence that metafiles state is the repository's, which is that of its code.
    licenses: { weights: null, code: license, data: null },
    tags: tagsOf(metadata, library, paper?.arxiv ?? null, fields),
    tasks: unique(figures.flatMap(({ task }) => task ?? [])),
    architectureName: textOf(own(fields, 'In Collection')),
    parameterCount: countAt(own(metadata, 'Parameters', 'params', 'Params'), 'Metadata.Parameters', findings),
    libraries: unique([library.name, ...textsIn(inherited('Framework', 'Frameworks'))]),
    trainings: trainingsOf(metadata, bases.length > 0, findings),
    bases,
    evaluations: figures.map(({ condition, ...figure }) => ({
      ...figure,
      split: condition,
      study: context.study,
      sourceUrl: libraryAddress(library) ?? paper?.url ?? null,
    })),
    artifacts: artifactsOf(own(fields, 'Weights'), findings),
    raw: { model: fields, file: model.file, flops: countIn(own(metadata, 'FLOPs', 'Flops')), paper },
  };
  return settle(modelRecordSchema, candidate, findings);
}

/** What other metafiles of a library say of a model, which are there where it is read whole. */
const partsOf = ({ collection }: LibraryModel, { upstream }: ModelContext): string[] => [
  ...(collection === null ? [] : ['collection']),
  ...(upstream.length === 0 ? [] : ['upstream']),
];

/** `Metadata` is a mapping, or a list of mappings; one metafile writes it in small letters. */
function metadataOf(fields: PlainObject): PlainObject {
  const mappings = asList(own(fields, 'Metadata', 'metadata')).filter(isPlainObject);
  return Object.fromEntries(mappings.flatMap((mapping) => Object.entries(mapping)));
}

function tagsOf(
  metadata: PlainObject,
  library: Library,
  arxiv: string | null,
  fields: PlainObject,
): string[] {
  const words = [
    library.name,
    ...textsIn(own(metadata, 'Architecture')),
    ...textsIn(own(fields, 'Alias')),
    ...textsIn(own(fields, 'Modality')),
    ...(arxiv === null ? [] : [`arxiv:${arxiv}`]),
  ];
  return unique(words);
}

/**
 * `Pretrained` names what the weights were trained on before, but also sizes and methods: only
 * known datasets count.
 */
function trainingsOf(metadata: PlainObject, hasBase: boolean, findings: Findings) {
  const pretrained = (textOf(own(metadata, 'Pretrained')) ?? 'None')
    .split(/\s+\+\s+/)
    .filter((word) => !/^none$/i.test(word))
    .flatMap((word) => {
      const dataset = knownDataset(word);
      if (dataset === null)
        findings.ignore('Metadata.Pretrained', withFound('is no known dataset', quoted(word)));
      return dataset === null ? [] : [{ dataset, role: 'PRETRAINING' as const }];
    });
  const isTuned = hasBase || pretrained.length > 0;
  const trained = textsIn(own(metadata, 'Training Data')).flatMap((word) => {
    const dataset = datasetReference(word);
    if (dataset === null)
      findings.ignore('Metadata.Training Data', withFound('is no name of a dataset', quoted(word)));
    return dataset === null
      ? []
      : [{ dataset, role: isTuned ? ('FINE_TUNING' as const) : ('PRETRAINING' as const) }];
  });
  const all = [...pretrained, ...trained];
  return all.filter(
    (one, place) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === place,
  );
}

/**
 * What a model was made from, where its metafile says so: converted weights, and models that name
 * it as downstream.
 */
function basesOf(fields: PlainObject, { upstream, idByWeights }: ModelContext, findings: Findings) {
  const converted = own(fields, 'Converted From');
  const written = isPlainObject(converted) ? textOf(own(converted, 'Weights')) : textOf(converted);
  const original = written === null ? null : originalOf(written);
  if (written !== null && original === null)
    findings.ignore('Converted From', withFound('names no file of weights', quoted(written)));
  // A name such as `resnet50_byol-pre_8xb512-linear-coslr-90e_in1k` says that all but the last
  // layer stayed as it was.
  const isProbe = /(?:^|[-_])linear(?:[-_]|$)/.test(textOf(own(fields, 'Name')) ?? '');
  return [
    ...(original === null ? [] : [{ base: original, relation: 'converted' }]),
    ...upstream.map((id) => ({
      base: { hub: OPENMMLAB, externalId: id },
      relation: isProbe ? 'backbone' : 'finetune',
    })),
    ...pretrainOf(fields, idByWeights),
  ];
}

/** `Pretrain`, in a few metafiles, is the address of the weights that training began from. */
function pretrainOf(fields: PlainObject, idByWeights: ReadonlyMap<string, string>) {
  const written = textOf(own(fields, 'Pretrain'));
  const id = written === null ? undefined : idByWeights.get(written);
  const base = id === undefined ? originalOf(written ?? '') : { hub: OPENMMLAB, externalId: id };
  return base === null ? [] : [{ base, relation: 'finetune' }];
}

/**
 * A repository of Hugging Face, or a file of weights on the web; null for pages, folders and
 * shares.
 */
function originalOf(written: string): Reference | null {
  const repository = HUGGING_FACE.exec(written)?.[1];
  if (repository !== undefined) return reference('model', repository);
  const address = webAddress(written);
  if (address === null) return null;
  const { host, pathname } = new URL(address);
  const externalId = `${host}${pathname}`;
  return WEIGHTS_FILE.test(pathname) && externalId.length <= 300 ? { hub: 'web', externalId } : null;
}

function artifactsOf(weights: Plain, findings: Findings) {
  return asList(weights).flatMap((written) => {
    const uri = webAddress(textOf(written));
    if (uri === null) {
      findings.ignore('Weights', withFound('is no address', quoted(written)));
      return [];
    }
    const format = /\.([a-z0-9]{1,12})$/i.exec(new URL(uri).pathname)?.[1]?.toLowerCase() ?? null;
    return [{ uri, format, sizeBytes: null, sha256: null }];
  });
}
