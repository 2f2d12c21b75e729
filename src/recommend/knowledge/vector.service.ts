import { answeringEncoder, type EncodableFacts, type Encoder } from '../../embedding';
import type { SubjectKind, VectorRepository } from './vector.repository';

export interface Subject {
  id: number;
  facts: EncodableFacts;
}

/**
 * Vectors of what the catalogue holds: as stored, or computed for now where none is stored by this
 * encoder yet.
 */
export class VectorService {
  constructor(
    private readonly source: Encoder,
    private readonly repository: VectorRepository,
  ) {}

  /** The encoder that answers now; another may take its place at any time. */
  get encoder(): Encoder {
    return answeringEncoder(this.source);
  }

  /** The vector of every subject by one encoder, by its id. */
  async vectorsOf(
    kind: SubjectKind,
    subjects: readonly Subject[],
    encoder: Encoder,
  ): Promise<Map<number, Float32Array>> {
    const ids = subjects.map(({ id }) => id);
    const stored = await this.repository.findByIds(kind, encoder.version, ids);
    const vectors = new Map<number, Float32Array>(stored.map(({ id, vector }) => [id, vector]));
    const missing = subjects.filter(({ id }) => !vectors.has(id));
    const encoded = missing.length === 0 ? [] : await encoder.encode(missing.map(({ facts }) => facts));
    missing.forEach(({ id }, index) => vectors.set(id, encoded[index] ?? new Float32Array(0)));
    return vectors;
  }
}
