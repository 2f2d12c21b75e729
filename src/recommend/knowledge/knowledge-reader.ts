import { domainFacts, type Encoder } from '../../embedding';
import type { Evidence } from '../../scoring';
import { datasetsInUse, encodableDataset, evidenceOf } from './evidence';
import { buildKnowledge, type Knowledge, type KnownDomain } from './knowledge';
import type { KnowledgeRepository } from './knowledge.repository';
import type { VectorService } from './vector.service';

/** Vectors of the domains by one encoder, by the domain's id. */
export interface DomainVectors {
  encoder: Encoder;
  vectors: ReadonlyMap<number, Float32Array>;
}

/** Everything that the catalogue says at one revision, with the vectors of it. */
export interface EncodedKnowledge {
  knowledge: Knowledge;
  domains: DomainVectors;
  /**
   * The domains by the encoder that the thresholds of similarity were chosen for; undefined where
   * that is the same one.
   */
  reference: DomainVectors | undefined;
  datasetVectors: ReadonlyMap<number, Float32Array>;
  evidence: Evidence;
}

/**
 * Reads what the catalogue says now, all of it by the encoder that answers when the reading begins.
 */
export class KnowledgeReader {
  constructor(
    private readonly repository: Pick<KnowledgeRepository, 'load'>,
    private readonly vectors: VectorService,
  ) {}

  async read(): Promise<EncodedKnowledge> {
    const { encoder } = this.vectors;
    const { referenceEncoder } = encoder;
    const knowledge = buildKnowledge(await this.repository.load());
    const domains = [...knowledge.domains.values()];
    const datasetVectors = await this.datasetVectors(knowledge, encoder);
    return {
      knowledge,
      domains: await this.domainVectors(domains, encoder),
      reference:
        referenceEncoder === undefined ? undefined : await this.domainVectors(domains, referenceEncoder),
      datasetVectors,
      evidence: evidenceOf(knowledge, datasetVectors),
    };
  }

  private async domainVectors(domains: readonly KnownDomain[], encoder: Encoder): Promise<DomainVectors> {
    const subjects = domains.map((domain) => ({ id: domain.id, facts: domainFacts(domain) }));
    return { encoder, vectors: await this.vectors.vectorsOf('domain', subjects, encoder) };
  }

  private datasetVectors(knowledge: Knowledge, encoder: Encoder): Promise<Map<number, Float32Array>> {
    const subjects = datasetsInUse(knowledge).map((dataset) => ({
      id: dataset.id,
      facts: encodableDataset(dataset, knowledge),
    }));
    return this.vectors.vectorsOf('dataset', subjects, encoder);
  }
}
