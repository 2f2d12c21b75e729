import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { compareText } from '../../platform/compare-text';
import { finish, mapInSteps, sortInSteps, visitInSteps } from '../../platform/slices';
import { columnKey, SCORER_VERSION, type ScorerFit } from '../../scoring';
import type { SearchSummary, StoredFit } from '../fitting/fit.repository';
import type { Knowledge, MeasuredResult } from './knowledge';

const FILE = path.join(__dirname, 'data', 'starter-fit.json');

/**
 * The fit of the starter catalogue as it ships: results are named by their place among all results
 * in order of what they say, so that it serves whatever ids a database gives them.
 */
const shippedFitSchema = z.object({
  version: z.string(),
  scorerVersion: z.string(),
  encoderVersion: z.string(),
  /** Digest of what all results say. */
  results: z.string(),
  settings: z.custom<ScorerFit['settings']>((value) => typeof value === 'object' && value !== null),
  search: z.object({
    isNew: z.boolean(),
    targets: z.number(),
    before: z.number(),
    after: z.number(),
    results: z.number(),
  }),
  solution: z.object({ iterations: z.number(), residual: z.number() }),
  /**
   * As the fit has it, a target named by the place of a result on it: base64 of Int32, and of
   * Float64, since few digits are kept of these figures already.
   */
  leftOut: z.object({
    targets: z.string(),
    pearson: z.string(),
    expected: z.string(),
    deviations: z.string(),
    targetOf: z.string(),
  }),
  /** Place of a result of each column, and the column's noise: base64 of Int32 and Float32. */
  columns: z.object({ places: z.string(), noise: z.string() }),
  /** Place, standardised value and weight of each fitted result: base64 of Int32 and Float32. */
  fitted: z.object({ places: z.string(), z: z.string(), dual: z.string() }),
});
export type ShippedFit = z.infer<typeof shippedFitSchema>;

/** What a fit is packed from, or unpacked for. */
type Content = Pick<Knowledge, 'results' | 'bases' | 'datasets' | 'studies'>;

/** What a result says, in words that are the same in every database. */
function contentOf(result: MeasuredResult, { bases, datasets, studies }: Content): string {
  return [
    studies.get(result.studyId)?.key,
    bases.get(result.baseId)?.slug,
    datasets.get(result.datasetId)?.slug,
    ...[result.split, result.protocol, result.metricId, result.value, result.trainingExamples, result.recipe],
  ].join('\t');
}

/** All results in order of what they say, and a digest of that. */
function* ordered(content: Content): Generator<void, { results: MeasuredResult[]; digest: string }> {
  const said = yield* sortInSteps(
    yield* mapInSteps(content.results.values(), (result) => ({ result, text: contentOf(result, content) })),
    (a, b) => compareText(a.text, b.text) || a.result.id - b.result.id,
  );
  const hash = createHash('sha256');
  yield* visitInSteps(said, ({ text }) => hash.update(text).update('\n'));
  return { results: said.map(({ result }) => result), digest: hash.digest('hex') };
}

const keyOf = ({ datasetId, protocol, metricId, pool }: MeasuredResult): string =>
  columnKey({ targetId: String(datasetId), protocol, metric: metricId, pool });

const packed = ({ buffer, byteOffset, byteLength }: Int32Array | Float32Array | Float64Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function bytesOf(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
const wholes = (text: string): Int32Array => new Int32Array(bytesOf(text));
const exactly = (text: string): number[] => [...new Float64Array(bytesOf(text))];
const figures = (text: string): Float64Array => Float64Array.from(new Float32Array(bytesOf(text)));

/** Packs the fit of a catalogue that holds the starter and nothing else. */
export function packFit(
  { fit, search }: Pick<StoredFit, 'fit' | 'search'>,
  content: Content,
  encoderVersion: string,
): ShippedFit {
  const { results, digest } = finish(ordered(content));
  const placeOf = new Map(results.map(({ id }, place) => [String(id), place]));
  const placeOfTarget = new Map(results.map(({ datasetId }, place) => [String(datasetId), place]));
  const placeOfColumn = new Map(results.map((result, place) => [keyOf(result), place]));
  const { leftOut } = fit;
  return {
    version: fit.version,
    ...{ scorerVersion: SCORER_VERSION, encoderVersion, results: digest },
    ...{ settings: fit.settings, search, solution: fit.solution },
    leftOut: {
      targets: packed(Int32Array.from(leftOut.targets, (id) => placeOfTarget.get(id) ?? -1)),
      pearson: packed(Float64Array.from(leftOut.pearson)),
      expected: packed(Float64Array.from(leftOut.expected)),
      deviations: packed(Float64Array.from(leftOut.deviations)),
      targetOf: packed(Int32Array.from(leftOut.targetOf)),
    },
    columns: {
      places: packed(Int32Array.from(fit.columns.keys, (key) => placeOfColumn.get(key) ?? -1)),
      noise: packed(Float32Array.from(fit.columns.noise)),
    },
    fitted: {
      places: packed(
        Int32Array.from<string | number>(fit.results.ids, (id) => placeOf.get(String(id)) ?? -1),
      ),
      z: packed(Float32Array.from(fit.results.z)),
      dual: packed(Float32Array.from(fit.results.dual)),
    },
  };
}

/** The fit in the ids of a catalogue; null where its results are others than those of the fit. */
export function* unpackFit(
  shipped: ShippedFit,
  content: Content,
): Generator<void, { fit: ScorerFit; search: SearchSummary } | null> {
  const { results, digest } = yield* ordered(content);
  if (digest !== shipped.results) return null;
  const { version, settings, search, solution, columns, fitted, leftOut } = shipped;
  const at = (places: string): MeasuredResult[] =>
    Array.from(wholes(places)).flatMap((place) => results[place] ?? []);
  return {
    search,
    fit: {
      ...{ version, settings, solution },
      leftOut: {
        targets: at(leftOut.targets).map(({ datasetId }) => String(datasetId)),
        pearson: exactly(leftOut.pearson),
        expected: exactly(leftOut.expected),
        deviations: exactly(leftOut.deviations),
        targetOf: [...wholes(leftOut.targetOf)],
      },
      columns: { keys: at(columns.places).map(keyOf), noise: figures(columns.noise) },
      results: {
        ids: Int32Array.from(at(fitted.places), ({ id }) => id),
        z: figures(fitted.z),
        dual: figures(fitted.dual),
      },
    },
  };
}

/** The fit that ships; null where there is none, or one of another scorer or encoder. */
export function readShippedFit(encoderVersion: string, file = FILE): ShippedFit | null {
  if (!existsSync(file)) return null;
  const shipped = shippedFitSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const isOurs = shipped.scorerVersion === SCORER_VERSION && shipped.encoderVersion === encoderVersion;
  return isOurs ? shipped : null;
}
