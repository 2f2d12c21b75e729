// Learns the encoder's word statistics from hub descriptions:
// The folder is searched for JSON lines (plain or .gz) whose records have a `description` or
// `readme`. Rarity (idf) and the company that words keep (positive pointwise mutual information,
// reduced by a truncated SVD: Levy & Goldberg, NeurIPS 2014) go to src/embedding/data/words.json.
// No text is copied. The same folder gives the same file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contentStems } from '../src/embedding/words';
import { compareText } from '../src/platform/compare-text';
import { uniformSource } from '../src/platform/random';

const DIMENSIONS = 64;
const MAX_STEMS = 6500;
const MIN_DOCUMENTS = 3;
const WINDOW = 8;
const SMOOTHING = 0.75;
const SHIFT = Math.log(2);
const ROUNDS = 6;
const MAX_WORDS = 400;

type SparseRow = { columns: number[]; values: number[] };

function main(folder: string, version: string): void {
  const documents = readDocuments(folder);
  const frequency = new Map<string, number>();
  for (const document of documents) {
    for (const stem of new Set(document.flat())) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const stems = [...frequency]
    .filter(([stem, count]) => count >= MIN_DOCUMENTS && /^\p{L}{2,24}$/u.test(stem))
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .slice(0, MAX_STEMS)
    .map(([stem]) => stem)
    .sort();
  const idf = stems.map((stem) => rarity(documents.length, frequency.get(stem) ?? 0));
  const vectors = centre(reduce(associations(documents, stems), DIMENSIONS));
  const file = {
    version,
    unseenIdf: rarity(documents.length, 1),
    dimensions: DIMENSIONS,
    stems,
    idf: idf.map((value) => Number(value.toFixed(3))),
    vectors: Buffer.from(Int8Array.from(vectors.flatMap(quantise)).buffer).toString('base64'),
  };
  const target = path.join(__dirname, '..', 'src', 'embedding', 'data', 'words.json');
  writeFileSync(target, `${JSON.stringify(file)}\n`);
  process.stderr.write(`${documents.length} documents, ${stems.length} stems -> ${target}\n`);
}

function rarity(documents: number, count: number): number {
  return Math.log((1 + documents) / (1 + count)) / Math.log(1 + documents) + 0.05;
}

/** Each document as sentences of stems; a text met twice counts once. */
function readDocuments(folder: string): string[][][] {
  const seen = new Set<string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.jsonl(\.gz)?$/.test(name),
  );
  const documents: string[][][] = [];
  for (const file of files.sort()) {
    const bytes = readFileSync(path.join(folder, file));
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const line of text.split('\n')) {
      // Other records in the folder need not even be JSON (some write Infinity).
      if (!/"(description|readme)": ?"/.test(line)) continue;
      const prose = proseOf(JSON.parse(line) as Record<string, unknown>);
      if (prose === undefined || seen.has(prose)) continue;
      seen.add(prose);
      documents.push(sentencesOf(prose));
    }
  }
  return documents;
}

function proseOf(record: Record<string, unknown>): string | undefined {
  const { description, readme, name, domains } = record;
  if (typeof description === 'string') {
    const labels = Array.isArray(domains) ? domains.join(' ') : '';
    return `${typeof name === 'string' ? name : ''} ${labels}. ${description}`;
  }
  if (typeof readme !== 'string') return undefined;
  // Of a card only the summary speaks of the subject; the rest is the template.
  const summary = /### (?:Dataset )?Summary\s+([\s\S]*?)\n#/.exec(readme)?.[1];
  const title = /pretty_name:\s*(.+)/.exec(readme)?.[1] ?? '';
  return summary === undefined || summary.includes('[More Information Needed]')
    ? undefined
    : `${title}. ${summary}`;
}

function sentencesOf(prose: string): string[][] {
  const clean = prose.replace(/https?:\S+|@\w+\{[\s\S]*|```[\s\S]*?```|\]\([^)]*\)|<[^>]*>/g, ' ');
  const sentences = clean.split(/[.!?]\s|\n\s*\n|\n[-*]/).map(contentStems);
  let left = MAX_WORDS;
  return sentences.filter((sentence) => sentence.length > 0 && (left -= sentence.length) > 0);
}

/**
 * Positive pointwise mutual information of stems met within one window, context counts smoothed.
 */
function associations(documents: string[][][], stems: string[]): SparseRow[] {
  const position = new Map(stems.map((stem, index) => [stem, index]));
  const counts = stems.map(() => new Map<number, number>());
  for (const sentence of documents.flat()) {
    const ids = sentence.map((stem) => position.get(stem) ?? -1);
    for (let i = 0; i < ids.length; i++) {
      for (let j = i + 1; j < Math.min(ids.length, i + WINDOW); j++) {
        const [a, b] = [ids[i]!, ids[j]!];
        if (a < 0 || b < 0 || a === b) continue;
        const weight = 1 / Math.sqrt(j - i);
        counts[a]!.set(b, (counts[a]!.get(b) ?? 0) + weight);
        counts[b]!.set(a, (counts[b]!.get(a) ?? 0) + weight);
      }
    }
  }
  const totals = counts.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0));
  const total = totals.reduce((sum, value) => sum + value, 0);
  const smoothed = totals.map((value) => value ** SMOOTHING);
  const smoothedTotal = smoothed.reduce((sum, value) => sum + value, 0);
  return counts.map((row, a) => {
    const sparse: SparseRow = { columns: [], values: [] };
    for (const [b, count] of [...row].sort((x, y) => x[0] - y[0])) {
      const information =
        Math.log(((count / total) * smoothedTotal * total) / ((totals[a]! || 1) * smoothed[b]!)) - SHIFT;
      if (information <= 0) continue;
      sparse.columns.push(b);
      sparse.values.push(information);
    }
    return sparse;
  });
}

/** Rows of U sqrt(S), by subspace iteration from a fixed start. */
function reduce(rows: SparseRow[], dimensions: number): number[][] {
  const size = dimensions + 16;
  const random = uniformSource(42);
  let basis = orthonormal(Array.from({ length: size }, () => Float64Array.from(rows, () => random() - 0.5)));
  for (let round = 0; round < ROUNDS; round++)
    basis = orthonormal(basis.map((vector) => times(rows, vector)));
  // The matrix is close to symmetric and its leading eigenvalues are positive, so they stand for
  // singular values.
  const images = basis.map((vector) => times(rows, vector));
  const strengths = images.map((image) => Math.sqrt(dot(image, image)));
  const order = strengths.map((_, index) => index).sort((a, b) => strengths[b]! - strengths[a]!);
  const kept = order.slice(0, dimensions);
  return rows.map((_, row) => kept.map((axis) => basis[axis]![row]! * Math.sqrt(strengths[axis]!)));
}

function times(rows: SparseRow[], vector: Float64Array): Float64Array {
  return Float64Array.from(rows, ({ columns, values }) => {
    let sum = 0;
    for (let i = 0; i < columns.length; i++) sum += values[i]! * vector[columns[i]!]!;
    return sum;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Modified Gram-Schmidt. */
function orthonormal(vectors: Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    for (const other of done) {
      const overlap = dot(vector, other);
      for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - overlap * other[i]!;
    }
    const length = Math.sqrt(dot(vector, vector)) || 1;
    done.push(vector.map((value) => value / length));
  }
  return done;
}

/** Takes out what all words have in common: it says nothing about a subject. */
function centre(vectors: number[][]): number[][] {
  const unit = vectors.map(normalise);
  const mean = Array.from(
    { length: DIMENSIONS },
    (_, i) => unit.reduce((sum, row) => sum + row[i]!, 0) / unit.length,
  );
  return unit.map((row) => normalise(row.map((value, i) => value - mean[i]!)));
}

function normalise(row: number[]): number[] {
  const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
  return row.map((value) => value / length);
}

function quantise(row: number[]): number[] {
  const top = Math.max(...row.map(Math.abs)) || 1;
  return row.map((value) => Math.round((value / top) * 127));
}

const [folder, version = '1'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: build-encoder.ts <folder> [version]\n');
  process.exitCode = 2;
} else {
  main(folder, version);
}
