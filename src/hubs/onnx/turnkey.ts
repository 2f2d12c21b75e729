import { countAt, countIn } from '../counts';
import { Findings } from '../findings';
import { isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { modelRecordSchema, type ModelRecord } from '../records';
import { settle, type Settled } from '../settle';
import { ONNX, PUBLISHER, REPOSITORY } from './zoo';
import { signatureOfShapes } from './ports';

/**
 * What the catalogue needs of one `turnkey_stats.yaml`: the exports of a model differ in their
 * opset.
 */
export interface TurnkeyExport {
  author: string;
  name: string;
  opset: number;
  parameters: Plain;
  architecture: string | null;
  inputs: Plain;
  sizeKiB: Plain;
  folder: string | null;
  group: string | null;
}

const MODALITY: Readonly<Record<string, string>> = {
  Computer_Vision: 'IMAGE',
  Natural_Language_Processing: 'TEXT',
  Graph_Machine_Learning: 'GRAPH',
};
const SAFE_FOLDER = /^[\w.-]+(?:\/[\w.-]+)*$/;

/** Reads the statistics of one export; null when it does not name a model and an opset. */
export function readExport(stats: PlainObject): TurnkeyExport | null {
  const author = textOf(own(stats, 'author'));
  const name = textOf(own(stats, 'model_name'));
  const information = own(stats, 'onnx_model_information');
  const opset = isPlainObject(information) ? countIn(own(information, 'opset')) : null;
  if (author === null || name === null || opset === null || !isPlainObject(information)) return null;
  const path = textOf(own(stats, '_path'));
  const folder = path?.replace(/\/[^/]*$/, '') ?? null;
  return {
    author,
    name,
    opset,
    parameters: own(stats, 'parameters'),
    architecture: textOf(own(stats, 'class')),
    inputs: own(stats, 'onnx_input_dimensions'),
    sizeKiB: own(information, 'size on disk (KiB)'),
    folder: folder !== null && SAFE_FOLDER.test(folder) && !folder.includes('..') ? folder : null,
    group: textOf(own(stats, 'task')),
  };
}

/**
 * The exports of one model as one record. The statistics do not say whether the weights were
 * pretrained, so that no lineage is claimed; the collection that the model's code is from (`timm`,
 * `transformers`) is a tag and a library.
 */
export function readTurnkeyModel(exports: readonly TurnkeyExport[]): Settled<ModelRecord> {
  const ordered = [...exports].sort((one, other) => other.opset - one.opset);
  const [newest] = ordered;
  if (newest === undefined) return { record: null, problems: [] };
  const externalId = `${newest.author}/${newest.name}`;
  const findings = new Findings(ONNX, externalId);
  const modality = newest.group === null ? undefined : MODALITY[newest.group];
  const candidate = {
    kind: 'model',
    hub: ONNX,
    externalId,
    revision: `opset-${newest.opset}`,
    url: newest.folder === null ? REPOSITORY : `${REPOSITORY}/tree/main/${newest.folder}`,
    publisher: PUBLISHER,
    name: `${newest.author}-${newest.name}`,
    tags: [
      'turnkey',
      newest.author,
      ...(newest.group === null ? [] : [newest.group.replaceAll('_', ' ').toLowerCase()]),
      ...ordered.map(({ opset }) => `opset-${opset}`),
    ],
    inputModalities: modality === undefined ? [] : [modality],
    libraries: ['onnx', newest.author],
    inputSignature: signatureOfShapes(newest.inputs),
    architectureName: newest.architecture,
    parameterCount: countAt(newest.parameters, 'parameters', findings),
    artifacts: ordered.flatMap(({ folder, sizeKiB }) =>
      folder === null
        ? []
        : [{ uri: `${REPOSITORY}/tree/main/${folder}`, format: 'onnx', sizeBytes: bytesOf(sizeKiB) }],
    ),
    raw: { exports: ordered.map(({ opset, inputs, folder }) => ({ opset, inputs, folder })) },
  };
  return settle(modelRecordSchema, candidate, findings);
}

/** The size is written in KiB to four places, which is a tenth of a byte. */
const bytesOf = (kib: Plain): number | null =>
  typeof kib === 'number' && kib >= 0 && kib < 1e12 ? Math.round(kib * 1024) : null;
