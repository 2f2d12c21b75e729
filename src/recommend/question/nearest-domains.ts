import { slugKey } from '../../platform/written-text';
import type { Snapshot } from '../knowledge/snapshot';

export interface DomainNearness {
  domainId: number;
  /** Cosine of the two vectors, -1 to 1. */
  similarity: number;
}

/** The domains nearest to a text, best first. */
export async function nearestDomains(
  text: string,
  first: number,
  snapshot: Snapshot,
): Promise<DomainNearness[]> {
  const [vector] = await snapshot.encoder.encode([{ text }]);
  return vector === undefined ? [] : domainsNear(vector, first, snapshot);
}

/** The domains nearest to a vector, best first. */
export async function domainsNear(
  vector: Float32Array,
  first: number,
  snapshot: Snapshot,
): Promise<DomainNearness[]> {
  const [neighbours = []] = await snapshot.domainIndex.nearest([vector], first);
  return neighbours.flatMap(({ slug, similarity }) => {
    const domain = snapshot.knowledge.domainBySlug.get(slugKey(slug));
    // Vectors of length 1 in 32 bits: a product with itself may end just above 1.
    const cosine = Math.min(1, Math.max(-1, similarity));
    return domain === undefined ? [] : [{ domainId: domain.id, similarity: cosine }];
  });
}
