import path from 'node:path';
import { MlflowHub } from '../../../src/hubs/mlflow/mlflow.hub';
import { aFolder, collect, type Reading } from './support';

export const readSource = (source: string): Promise<Reading> =>
  collect(new MlflowHub().read(source, { limit: null }));

export async function readFile(name: string, content: string): Promise<Reading> {
  const folder = await aFolder({ [name]: content });
  return readSource(path.join(folder, name));
}

export const readMlModel = (yaml: string): Promise<Reading> => readFile('tree-classifier/MLmodel', yaml);
export const readRegistry = (reply: object): Promise<Reading> =>
  readFile('models.json', JSON.stringify(reply));
