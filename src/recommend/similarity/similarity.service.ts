import type { ModalityName } from '../../catalog';
import { forEverybody } from '../../platform/cancellation';
import { SimilarityIndex, type TensorBackend } from '../../embedding';
import { slugKey } from '../../platform/written-text';
import type { Knowledge } from '../knowledge/knowledge';
import type { KnowledgeService } from '../knowledge/knowledge.service';
import { measuredDatasets } from '../knowledge/measured-datasets';
import type { Snapshot } from '../knowledge/snapshot';
import type { VectorRepository } from '../knowledge/vector.repository';
import { ModelVectors, type Similar } from './model-vectors';

/** One product of so many models is quick, and all their vectors fit in memory at ease. */
const MOST_IN_ONE_PRODUCT = 5_000;

interface ModelIndex {
  index: SimilarityIndex;
  idBySlug: ReadonlyMap<string, number>;
}

/** What data there are in a domain. */
export interface DomainData {
  /** What most of it is, first. */
  readonly modalities: readonly ModalityName[];
  /** Transfer results that count, on datasets of the domain itself. */
  readonly resultCount: number;
}

/** Which domains and which models are alike, by their stored embeddings. */
export class SimilarityService {
  private models: Promise<ModelIndex> | undefined;
  /** What they were indexed from. */
  private indexed: WeakRef<Knowledge> | undefined;
  private readonly many: ModelVectors;

  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly vectors: VectorRepository,
    private readonly backend: TensorBackend,
    private readonly mostInOneProduct = MOST_IN_ONE_PRODUCT,
  ) {
    this.many = new ModelVectors(vectors);
  }

  /** The domains most similar to each of some domains, without itself, best first. */
  async similarDomains(ids: readonly number[], first: number): Promise<Similar[][]> {
    const { snapshot } = await this.knowledge.current();
    const { domainIndex, domainVectors, knowledge } = snapshot;
    const known = ids.filter((id) => domainVectors.has(id));
    const found = await domainIndex.nearest(
      known.flatMap((id) => domainVectors.get(id) ?? []),
      first + 1,
    );
    const idOf = (slug: string) => knowledge.domainBySlug.get(slugKey(slug))?.id;
    return inOrder(
      ids,
      known,
      found.map((row) => named(row, idOf)),
      first,
    );
  }

  /** What data there are in each of some domains, as the newest answers know it. */
  async dataOf(ids: readonly number[]): Promise<DomainData[]> {
    const { domainModalities, knowledge } = (await this.knowledge.current()).snapshot;
    const counts = new Map<number, number>();
    for (const [datasetId, results] of measuredDatasets(knowledge))
      for (const id of knowledge.datasets.get(datasetId)?.domainIds ?? [])
        counts.set(id, (counts.get(id) ?? 0) + results);
    return ids.map((id) => ({
      modalities: [...(domainModalities.get(id) ?? [])].sort(([, a], [, b]) => b - a).map(([name]) => name),
      resultCount: counts.get(id) ?? 0,
    }));
  }

  /**
   * The models most similar to each of some models, without itself, best first; none for one
   * without an embedding.
   */
  async similarModels(ids: readonly number[], first: number): Promise<Similar[][]> {
    const { snapshot } = await this.knowledge.current();
    const { knowledge, encoder } = snapshot;
    const asked = await this.vectors.findByIds('model', encoder.version, ids);
    const vectors = asked.map(({ vector }) => vector);
    const found =
      knowledge.bases.size <= this.mostInOneProduct
        ? await this.byProduct(vectors, first + 1, snapshot)
        : await this.many.nearest(vectors, first + 1, { knowledge, encoderVersion: encoder.version });
    const known = asked.map(({ id }) => id);
    return inOrder(ids, known, found, first);
  }

  private async byProduct(
    vectors: readonly Float32Array[],
    first: number,
    snapshot: Snapshot,
  ): Promise<Similar[][]> {
    const { index, idBySlug } = await this.modelIndex(snapshot);
    const found = await index.nearest(vectors, first);
    return found.map((row) => named(row, (slug) => idBySlug.get(slug)));
  }

  /** Built when first asked for, once for each reading of the catalogue. */
  private modelIndex({ knowledge, encoder }: Snapshot): Promise<ModelIndex> {
    if (this.models === undefined || this.indexed?.deref() !== knowledge) {
      const former = this.models;
      this.indexed = new WeakRef(knowledge);
      this.models = forEverybody(() => this.buildModelIndex(knowledge, encoder.version));
      this.models.catch(() => (this.indexed = undefined));
      former?.then(({ index }) => index.dispose()).catch(() => undefined);
    }
    return this.models;
  }

  private async buildModelIndex(knowledge: Knowledge, encoderVersion: string): Promise<ModelIndex> {
    const models = [...knowledge.bases.values()];
    const slugById = new Map(models.map(({ id, slug }) => [id, slug]));
    const entries: Array<{ slug: string; vector: Float32Array }> = [];
    const ids = models.map(({ id }) => id);
    for (const { id, vector } of await this.vectors.findByIds('model', encoderVersion, ids))
      entries.push({ slug: slugById.get(id) ?? '', vector });
    return {
      index: await SimilarityIndex.createInSlices(this.backend, entries),
      idBySlug: new Map(models.map(({ id, slug }) => [slug, id])),
    };
  }
}

function named(
  row: ReadonlyArray<{ slug: string; similarity: number }>,
  idOf: (slug: string) => number | undefined,
): Similar[] {
  return row.flatMap(({ slug, similarity }) => {
    const id = idOf(slug);
    return id === undefined ? [] : [{ id, similarity }];
  });
}

/** One list for each id that was asked for, in that order, without the thing itself. */
function inOrder(
  ids: readonly number[],
  known: readonly number[],
  found: readonly Similar[][],
  first: number,
): Similar[][] {
  const byId = new Map(known.map((id, index) => [id, found[index] ?? []]));
  return ids.map((id) => (byId.get(id) ?? []).filter((one) => one.id !== id).slice(0, first));
}
