// Times searches of a catalogue of 30,000 made-up models, or as many as the first argument says.
// The database is a new one on the server of DATABASE_URL, else an embedded one in a temporary
// folder; it is dropped afterwards. Prints the median of each kind of search in milliseconds and
// as a multiple of a page of models that searches nothing, which is read in between.
import { modelList } from '../src/catalog/model/model-list.repository';
import { ListReader, selecting, type Database } from '../src/platform/database';
import { onMigrated, withDatabase } from './scratch-database';

const MODELS = 30_000;
const BATCH = 1000;
const RUNS = 15;
/** Made-up words: names of a hub of this size have about as many different ones. */
const WORDS = 20_000;

const KNOWN = ['resnet50', 'gpt2', 'whisper-large-v3', 'bert-base', 'yolov8', 'stable-diffusion', 'llama-3'];
const TEXTS = [
  'A small model that completes source code in editors, tuned on public repositories of many languages.',
  '基于对比学习的中文句向量模型，可用于设备维修信息检索。',
  "Modèle de résumé d'articles économiques en français.",
  'Detects small things in pictures, and was trained on a collection of street scenes at night.',
];
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu'.split(' ');

const pick = <One>(many: readonly One[], place: number): One => {
  const one = many[place % many.length];
  if (one === undefined) throw new RangeError('Nothing to pick from.');
  return one;
};

/** The same word for the same place; other places give other words. */
const wordAt = (place: number): string =>
  [place, Math.floor(place / 20), Math.floor(place / 400), Math.floor(place / 8000)]
    .map((digit) => pick(SYLLABLES, digit))
    .join('');

function nameAt(place: number): string {
  const own = place % 10 === 0 ? pick(KNOWN, place / 10) : wordAt((place * 7919) % WORDS);
  return `${wordAt((place * 31) % 5000)}/${own}-${wordAt((place * 104_729) % WORDS)}-${place}`;
}

async function fill(database: Database, models: number): Promise<void> {
  for (let from = 0; from < models; from += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, models - from) }, (_, index) => from + index);
    await database.query({
      label: 'bench_fill',
      text: `INSERT INTO model (slug, name, summary, downloads, tags)
        SELECT slug, split_part(slug, '/', 2), summary, downloads, ARRAY['pytorch', 'safetensors', 'en']
        FROM unnest($1::text[], $2::text[], $3::bigint[]) AS one (slug, summary, downloads)`,
      values: [
        places.map(nameAt),
        places.map((place) => pick(TEXTS, place % 97 === 0 ? place % 4 : (place % 2) * 3)),
        places.map((place) => (place * 7919) % 100_000),
      ],
    });
  }
  await database.query({ label: 'bench_analyze', text: 'ANALYZE model, search_word' });
}

const SEARCHES: Readonly<Record<string, string>> = {
  'exact word': 'whisper',
  'two words': 'resnet editors',
  'joined for parted': 'gpt-2',
  'Chinese inside a run': '设备维修',
  'accent not typed': 'economiques',
  'typo, swapped': 'whsiper',
  'typo, a letter lacks': 'stable difusion',
  'typo, two letters off': 'wispher-large',
  'beginning of a word': 'whispe',
  'found nowhere': 'zyxwvuts',
};

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function measure(database: Database): Promise<void> {
  const reader = new ListReader<{ id: number }>(database, modelList);
  const read = (search: string | null) =>
    reader.page({
      search,
      selection: selecting('slug', 'name'),
      page: { size: 20, from: 'start', after: null, before: null },
    });
  const say = (columns: readonly (string | number)[]): void =>
    void process.stdout.write(
      `${columns.map((one, at) => (at === 0 ? String(one).padEnd(24) : String(one).padStart(9))).join('')}\n`,
    );
  say(['search', 'median ms', 'floor ms', 'multiple', 'found']);
  for (const [name, search] of Object.entries(SEARCHES)) {
    const [own, floor]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      floor.push(await timeOf(() => read(null)));
      own.push(await timeOf(() => read(search)));
    }
    const figures = [median(own), median(floor), median(own) / median(floor)];
    say([name, ...figures.map((figure) => figure.toFixed(1)), (await reader.count({ search })).count]);
  }
}

async function main(): Promise<void> {
  const models = Number(process.argv[2] ?? MODELS);
  await withDatabase((environment) =>
    onMigrated(environment, async (database) => {
      const filled = await timeOf(() => fill(database, models));
      process.stdout.write(`${models} models in ${(filled / 1000).toFixed(1)} s\n`);
      await measure(database);
    }),
  );
}

void main();
