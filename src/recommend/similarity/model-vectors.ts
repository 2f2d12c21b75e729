import { comparable, CompactVectors } from '../../embedding';
import { forEverybody } from '../../platform/cancellation';
import { chunks } from '../../platform/chunks';
import { compareText } from '../../platform/compare-text';
import { cosine } from '../../platform/cosine';
import { finishInSlices, visitInSteps } from '../../platform/slices';
import type { Knowledge } from '../knowledge/knowledge';
import type { VectorRepository } from '../knowledge/vector.repository';

/** Something by its id, and the cosine to what was asked about. */
export interface Similar {
  id: number;
  similarity: number;
}

/** Vectors that are read at once. */
const BATCH = 500;
/** So many more than are asked for are compared exactly. */
const SPARE = 50;
/** Vectors that are compared exactly at a time: some megabytes. */
const AT_ONCE = 2_000;

interface Held {
  readonly encoderVersion: string;
  readonly vectors: CompactVectors;
  /** By id, what tells of another vector. */
  readonly marks: Map<number, number>;
}

/**
 * The vectors of all models of a large catalogue, in a quarter of their memory: which are about the
 * nearest is told by all of them, and those are then compared exactly, as they are stored.
 */
export class ModelVectors {
  private held: Held | undefined;
  private renewal: { readonly of: WeakRef<Knowledge>; readonly done: Promise<Held> } | undefined;

  constructor(private readonly repository: Pick<VectorRepository, 'marks' | 'findByIds'>) {}

  /**
   * The models most similar to each vector, best first, of those that are known.
   *
   * @param encoderVersion of the encoder that the vectors are by
   */
  async nearest(
    asked: readonly Float32Array[],
    first: number,
    { knowledge, encoderVersion }: { readonly knowledge: Knowledge; readonly encoderVersion: string },
  ): Promise<Similar[][]> {
    if (asked.length === 0) return [];
    const { vectors } = await this.current(knowledge, encoderVersion);
    const isKnown = (id: number): boolean => knowledge.bases.has(id);
    const found: Similar[][] = [];
    for (const some of chunks(asked, Math.max(1, Math.floor(AT_ONCE / (first + SPARE))))) {
      const near: number[][] = [];
      for (const vector of some)
        near.push(await finishInSlices(vectors.nearest(vector, first + SPARE, isKnown)));
      const compared = await this.compare(some, near, encoderVersion);
      found.push(...compared.map((row) => inOrder(row, knowledge).slice(0, first)));
    }
    return found;
  }

  /** Exactly, each vector with those that are near it, as they are stored. */
  private async compare(
    asked: readonly Float32Array[],
    near: readonly (readonly number[])[],
    encoderVersion: string,
  ): Promise<Similar[][]> {
    const stored = await this.repository.findByIds('model', encoderVersion, [...new Set(near.flat())]);
    const exact = new Map(stored.map(({ id, vector }) => [id, vector]));
    return asked.map((vector, at) =>
      (near[at] ?? []).flatMap((id) => {
        const other = exact.get(id);
        return other === undefined ? [] : [{ id, similarity: cosine(vector, other) }];
      }),
    );
  }

  /** As they are now: once for each reading of the catalogue, whoever asks. */
  private current(knowledge: Knowledge, encoderVersion: string): Promise<Held> {
    const { renewal } = this;
    if (renewal?.of.deref() === knowledge) return renewal.done;
    const former = renewal?.done.catch(() => undefined) ?? Promise.resolve();
    const done = forEverybody(() => former.then(() => this.renew(encoderVersion)));
    const now = { of: new WeakRef(knowledge), done };
    this.renewal = now;
    done.catch(() => {
      if (this.renewal === now) this.renewal = undefined;
    });
    return done;
  }

  /** Reads the vectors that are others than before. */
  private async renew(encoderVersion: string): Promise<Held> {
    const { ids, marks } = await this.repository.marks('model', encoderVersion);
    const before = this.held?.encoderVersion === encoderVersion ? this.held : undefined;
    const there = new Set<number>();
    const changed = new Map<number, number>();
    await finishInSlices(
      visitInSteps(ids, (id, place) => {
        there.add(id);
        const mark = marks[place] ?? 0;
        if (before?.marks.get(id) !== mark) changed.set(id, mark);
      }),
    );
    const held = before ?? (await this.hold(encoderVersion, ids[0]));
    await finishInSlices(
      visitInSteps(held.marks.keys(), (id) => {
        if (there.has(id)) return;
        held.vectors.delete(id);
        held.marks.delete(id);
      }),
    );
    for (const batch of chunks([...changed.keys()], BATCH)) {
      const read = await this.repository.findByIds('model', encoderVersion, batch);
      await finishInSlices(
        visitInSteps(read, ({ id, vector }) => {
          held.vectors.put(id, vector);
          held.marks.set(id, changed.get(id) ?? 0);
        }),
      );
    }
    this.held = held;
    return held;
  }

  /** @param some a model whose vector tells how long all are; none where there are no vectors */
  private async hold(encoderVersion: string, some: number | undefined): Promise<Held> {
    const ids = some === undefined ? [] : [some];
    const [one] = await this.repository.findByIds('model', encoderVersion, ids);
    return { encoderVersion, vectors: new CompactVectors(one?.vector.length ?? 0), marks: new Map() };
  }
}

/** Best first; those that are one value by their slugs. */
function inOrder(compared: readonly Similar[], { bases }: Knowledge): Similar[] {
  const slugOf = (id: number): string => bases.get(id)?.slug ?? '';
  return [...compared].sort(
    (a, b) => comparable(b.similarity) - comparable(a.similarity) || compareText(slugOf(a.id), slugOf(b.id)),
  );
}
