import { InvalidInputError } from '../platform/errors';
import type { Hub } from './hub';
import { AzureMlHub } from './azureml/azureml.hub';
import { CroissantHub } from './croissant/croissant.hub';
import { MlflowHub } from './mlflow/mlflow.hub';
import { HuggingFaceHub } from './huggingface/huggingface.hub';
import { HuggingFaceDatasetsHub } from './huggingface-datasets/huggingface-datasets.hub';
import { OnnxHub } from './onnx/onnx.hub';
import type { HubSettings } from './read-options';
import { OpenMmLabHub } from './openmmlab/openmmlab.hub';
import { KaggleHub } from './kaggle/kaggle.hub';
import { TfdsHub } from './tfds/tfds.hub';
import { TfHub } from './tfhub/tfhub.hub';
import { OpenClipHub } from './openclip/openclip.hub';
import { MtebHub } from './mteb/mteb.hub';
import { TimmHub } from './timm/timm.hub';
import { CsvHub } from './csv/csv.hub';
import { RecordsHub } from './neutral/records.hub';

/**
 * Every hub that can be imported from, in the order in which people see them. A new one is a folder
 * of its own, a fixture and a line here: what else the catalogue has to know of it, its class says.
 */
export const publicHubs = (settings: Partial<HubSettings> = {}): Hub[] => [
  new HuggingFaceHub(settings),
  new HuggingFaceDatasetsHub(settings),
  new MlflowHub(),
  new CroissantHub(),
  new OnnxHub(),
  new OpenMmLabHub(),
  new TfHub(),
  new OpenClipHub(),
  new TfdsHub(),
  new MtebHub(),
  new KaggleHub(),
  new AzureMlHub(),
  new TimmHub(),
  new CsvHub(),
  new RecordsHub(),
];

/** @throws InvalidInputError naming the hubs that there are */
export function findHub(id: string, hubs: readonly Hub[] = publicHubs()): Hub {
  const hub = hubs.find((one) => one.id === id);
  if (hub === undefined)
    throw new InvalidInputError('hub', `one of: ${hubs.map((one) => one.id).join(', ')}`);
  return hub;
}
