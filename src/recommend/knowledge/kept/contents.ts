import { chunks } from '../../../platform/chunks';
import type { EncodedKnowledge } from '../knowledge-reader';
import type { Columns } from './columns';
import { LIST_NAMES, LISTS, type ListName } from './lists';

/** Vectors of one kind of thing, one after the other. */
export interface PackedVectors {
  ids: Int32Array;
  lengths: Int32Array;
  values: Float32Array;
}

/** Of the datasets in use, and of the domains by the encoder and by that which it refers to. */
export const VECTORS = ['dataset', 'domain', 'reference'] as const;
export type VectorsName = (typeof VECTORS)[number];
export type VectorsById = ReadonlyMap<number, Float32Array>;

/** What one part of a kept reading holds. */
export type Content =
  | { kind: 'rows'; list: ListName; rows: Columns }
  | { kind: 'vectors'; of: VectorsName; vectors: PackedVectors }
  /** The last one: of how many parts, as of which revisions. */
  | { kind: 'end'; parts: number; revision: number; knowledgeRevision: number };

/** Vectors in one part. */
const VECTORS_AT_ONCE = 500;

/**
 * What was read, a part at a time. Each is work that can be paused anywhere: nothing of it is done
 * before it is asked for, so that never more than one is in memory.
 */
export function* contentsOf({
  knowledge,
  datasetVectors,
  domains,
  reference,
}: EncodedKnowledge): Generator<Generator<void, Content>> {
  let parts = 1;
  for (const name of LIST_NAMES)
    for (const rows of LISTS[name](knowledge)) {
      parts += 1;
      yield rowContent(name, rows);
    }
  const vectors = { dataset: datasetVectors, domain: domains.vectors, reference: reference?.vectors };
  for (const name of VECTORS)
    for (const some of chunks([...(vectors[name] ?? [])], VECTORS_AT_ONCE)) {
      parts += 1;
      yield vectorContent(name, some);
    }
  const { revision, knowledgeRevision } = knowledge;
  yield content({ kind: 'end', parts, revision, knowledgeRevision });
}

function* rowContent(name: ListName, rows: Generator<void, Columns>): Generator<void, Content> {
  return { kind: 'rows', list: name, rows: yield* rows };
}

function* content(known: Content): Generator<void, Content> {
  yield;
  return known;
}

function vectorContent(
  of: VectorsName,
  some: ReadonlyArray<readonly [number, Float32Array]>,
): Generator<void, Content> {
  const lengths = Int32Array.from(some, ([, { length }]) => length);
  const values = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  for (const [, vector] of some) {
    values.set(vector, start);
    start += vector.length;
  }
  return content({
    kind: 'vectors',
    of,
    vectors: { ids: Int32Array.from(some, ([id]) => id), lengths, values },
  });
}

/** The vectors by the ids of what they are of. */
export function* unpackedVectors({ ids, lengths, values }: PackedVectors): Generator<[number, Float32Array]> {
  let start = 0;
  for (const [place, id] of ids.entries()) {
    const end = start + (lengths[place] ?? 0);
    yield [id, values.subarray(start, end)];
    start = end;
  }
}
