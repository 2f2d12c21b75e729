import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';

/** A source that `rootstock import` reads. */
export interface Source {
  hub: string;
  path: string;
}

const WORDS = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'heath',
  'islet',
  'juniper',
  'kelp',
  'larch',
];
const TASKS = [
  'text-classification',
  'image-classification',
  'text-generation',
  'automatic-speech-recognition',
];
const LICENSES = ['mit', 'apache-2.0', 'cc-by-4.0', 'other'];
const OWNERS = 400;
const DATASETS = 300;
/**
 * Later models are made from earlier ones in steps of this, so that lineage is a few steps deep.
 */
const DESCENT = 7;

const pick = (words: readonly string[], place: number): string => words[place % words.length] ?? '';
const nameOf = (place: number): string =>
  `owner-${place % OWNERS}/${pick(WORDS, place)}-${pick(WORDS, place >> 3)}-${place}`;
const dayOf = (place: number): string =>
  new Date(Date.UTC(2025, 0, 1) + (place % 500) * 86_400_000).toISOString();

/** A model as the Hugging Face Hub lists it; the same place always gives the same model. */
function listedModel(place: number): object {
  const base = place % 3 === 0 && place > DESCENT ? nameOf(Math.floor(place / DESCENT)) : null;
  const dataset = `owner-${place % DATASETS}/data-${place % DATASETS}`;
  const tags = [
    'transformers',
    'safetensors',
    'en',
    `license:${pick(LICENSES, place)}`,
    `dataset:${dataset}`,
  ];
  return {
    id: nameOf(place),
    author: `owner-${place % OWNERS}`,
    createdAt: dayOf(place),
    lastModified: dayOf(place + 9),
    downloads: (place * 7919) % 100_000,
    likes: place % 50,
    tags: base === null ? tags : [...tags, `base_model:${base}`, `base_model:finetune:${base}`],
    pipeline_tag: pick(TASKS, place),
    library_name: 'transformers',
    safetensors: { total: 1_000_000 + place },
  };
}

/** A row of a table of transfer results; results of a base on a target come once. */
const resultRow = (place: number): string =>
  ['generated', nameOf(Math.floor(place / 10)), 'net', '', `target-${place % 10}-${place % 7}`, 'accuracy', 1]
    .concat([((place * 31) % 1000) / 1000, 'linear', `generated-${place % 3}`])
    .join();

async function write(file: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(file);
  for (const line of lines) if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

function* first(count: number, line: (place: number) => string): Generator<string> {
  for (let place = 0; place < count; place += 1) yield line(place);
}

/**
 * Writes made-up models and transfer results in the formats of two hubs: for figures and tests that
 * need many records.
 */
export async function writeSources(
  folder: string,
  { models, results }: { models: number; results: number },
): Promise<Source[]> {
  const [listing, table] = [path.join(folder, 'models.jsonl'), path.join(folder, 'results.csv')];
  await write(
    listing,
    first(models, (place) => JSON.stringify(listedModel(place))),
  );
  const head =
    'source,model_id,model_arch,pretrain_dataset,target_dataset,metric,higher_is_better,value,protocol,citation';
  await write(table, [head, ...first(results, resultRow)]);
  const sources = [{ hub: 'huggingface', path: listing }];
  return results === 0 ? sources : [...sources, { hub: 'csv', path: table }];
}
