import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { z } from 'zod';
import { finishInSlices } from '../../../platform/slices';
import type { EncodedKnowledge } from '../knowledge-reader';
import { packBases, type PackedBases } from '../packed-bases';
import { LINEAGE, packClaims, TRAINING, type ClaimForm, type PackedClaims } from '../packed-claims';
import type { KnowledgeRows } from '../knowledge-rows';
import type { BaseRow } from '../rows';
import { passingRows, rowsOf, type Columns } from './columns';
import { contentsOf, unpackedVectors, type Content, type VectorsById, type VectorsName } from './contents';
import { LIST_NAMES, type ListName, type Lists } from './lists';

/** Raise with any change of what is written here. */
export const PACKING = 1;

/** A part as it is stored. */
export interface KeptPart {
  digest: string;
  content: Uint8Array;
}

/** What is kept of a reading: what was read; the rest is made from it again. */
export interface KeptReading {
  rows: KnowledgeRows;
  vectors: Readonly<Record<VectorsName, VectorsById>>;
}

// In threads of Node's own: this one goes on answering.
const [pack, unpack] = [promisify(deflateRaw), promisify(inflateRaw)];
const FAST = { level: constants.Z_BEST_SPEED };

const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Packs a reading in slices, one part after the other. */
export async function packed(read: EncodedKnowledge): Promise<KeptPart[]> {
  const parts: KeptPart[] = [];
  for (const steps of contentsOf(read)) {
    const content = await pack(serialize(await finishInSlices(steps)), FAST);
    parts.push({ digest: digestOf(content), content });
  }
  return parts;
}

/**
 * What was packed.
 *
 * @throws Error where a part is damaged or missing
 */
export async function unpacked(parts: readonly KeptPart[]): Promise<KeptReading> {
  const gathered = new Gathered();
  for (const { digest, content } of parts) {
    if (digestOf(content) !== digest) throw new Error('A part of what was kept is damaged.');
    await gathered.take(contentIn(await unpack(content)));
  }
  return gathered.whole(parts.length);
}

/** What the same program packed, and no bit of it changed, is taken for what it was. */
const contentIn = (bytes: Uint8Array): Content => z.custom<Content>().parse(deserialize(bytes));

const packedBases = (rows: Columns): Promise<PackedBases[]> =>
  finishInSlices(packBases(z.custom<BaseRow[]>().parse(rowsOf(rows))));

const packedClaims = <Claim>(form: ClaimForm<Claim>, rows: object[] = []): Promise<PackedClaims<Claim>[]> =>
  finishInSlices(packClaims(form, z.custom<Claim[]>().parse(rows)));

/** Puts what is in parts together again. */
class Gathered {
  private readonly lists = new Map<ListName, object[]>(LIST_NAMES.map((name) => [name, []]));
  private readonly bases: PackedBases[] = [];
  /** Of the rows others are made, one after another. */
  private readonly results: Columns[] = [];
  private readonly vectors: Record<VectorsName, Map<number, Float32Array>> = {
    dataset: new Map(),
    domain: new Map(),
    reference: new Map(),
  };
  private end: Extract<Content, { kind: 'end' }> | undefined;

  async take(content: Content): Promise<void> {
    switch (content.kind) {
      case 'rows':
        if (content.list === 'results') this.results.push(content.rows);
        else if (content.list === 'bases') this.bases.push(...(await packedBases(content.rows)));
        else this.lists.get(content.list)?.push(...rowsOf(content.rows));
        return;
      case 'vectors':
        for (const [id, vector] of unpackedVectors(content.vectors)) this.vectors[content.of].set(id, vector);
        return;
      case 'end':
        this.end = content;
    }
  }

  async whole(parts: number): Promise<KeptReading> {
    const { end, vectors, bases } = this;
    if (end?.parts !== parts) throw new Error('A part of what was kept is missing.');
    const { revision, knowledgeRevision } = end;
    const lists = {
      ...Object.fromEntries(this.lists),
      bases,
      lineage: await packedClaims(LINEAGE, this.lists.get('lineage')),
      trainings: await packedClaims(TRAINING, this.lists.get('trainings')),
      results: passingRows(this.results),
    };
    const rows = z.custom<Lists>().parse(lists);
    return { rows: { revision, knowledgeRevision, ...rows }, vectors };
  }
}
