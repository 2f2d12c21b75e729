import { gzipSync } from 'node:zlib';
import { MtebHub } from '../../../src/hubs/mteb/mteb.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

export const BANKING = {
  name: 'Banking77Classification',
  dataset: { path: 'mteb/banking77', revision: 'abc' },
  description: 'Online banking queries and their intents.',
  reference: 'https://arxiv.org/abs/2003.04807',
  type: 'Classification',
  modalities: ['text'],
  eval_langs: ['eng-Latn'],
  main_score: 'accuracy',
  domains: ['Written', 'Financial'],
  license: 'mit',
  _file: 'mteb/tasks/classification/eng/banking77.py',
};
export const MODEL = {
  name: 'acme/embed',
  revision: '0123abc',
  reference: 'https://huggingface.co/acme/embed',
  languages: ['eng-Latn', 'python-Code'],
  n_parameters: 1000,
  license: 'apache-2.0',
  framework: ['Sentence Transformers', 'PyTorch'],
  modalities: ['text'],
  training_datasets: { FEVER: ['train'] },
  adapted_from: 'acme/base',
};
export const HEAD = 'model,revision,task,split,subsets,scored_subsets,mean_main_score';

interface Files {
  tasks?: object[];
  models?: (object | string)[];
  scores?: string[];
}

/** Reads a folder with these tasks, models and scores. */
export async function read({ tasks = [BANKING], models = [MODEL], scores = [] }: Files) {
  const jsonl = (items: (object | string)[]) =>
    items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');
  const folder = await aFolder({
    'tasks.jsonl': jsonl(tasks),
    'model_meta.jsonl.gz': gzipSync(jsonl(models)),
    'scores_by_task.csv.gz': gzipSync([HEAD, ...scores].join('\n')),
  });
  return readEverything(new MtebHub(), folder);
}
