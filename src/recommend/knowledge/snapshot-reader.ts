import { domainFacts, Familiarity, SimilarityIndex, type Encoder, type TensorBackend } from '../../embedding';
import type { Evidence, ScorerFit } from '../../scoring';
import type { StoredFit } from '../fitting/fit.repository';
import type { EvidenceAt, FitService } from '../fitting/fit.service';
import { domainModalities } from './domain-modalities';
import { evidenceOf } from './evidence';
import type { Knowledge } from './knowledge';
import type { DomainVectors, EncodedKnowledge, KnowledgeReader } from './knowledge-reader';
import { possibleBases } from './possible-bases';
import { compareProtocols } from './protocol-comparisons';
import type { Renewal, Scorer, Snapshot, SnapshotSource } from './snapshot';

/** Finds the fit to score with, and begins another where one is due. */
export type SnapshotFitting = Pick<FitService, 'findNewest' | 'consider' | 'weigh'> & {
  findFor: (read: EncodedKnowledge) => Promise<StoredFit | undefined>;
};

/** @param encoder whose vectors are in the evidence */
export type CreateScorer = (evidence: Evidence, encoder: Encoder, fit: ScorerFit | undefined) => Scorer;

/**
 * Makes snapshots of what the catalogue says: its rows, their vectors, the evidence, and a scorer
 * fitted to it.
 */
export class SnapshotReader implements SnapshotSource {
  constructor(
    private readonly reader: Pick<KnowledgeReader, 'read'>,
    private readonly fitting: SnapshotFitting,
    private readonly backend: TensorBackend,
    private readonly createScorer: CreateScorer,
  ) {}

  /** Reads the catalogue whole, whatever the former snapshot holds. */
  async renew({ onWeighing }: Pick<Renewal, 'onWeighing'>): Promise<Snapshot> {
    const read = await this.reader.read();
    const at = { evidence: read.evidence, revision: read.knowledge.revision };
    const fit = await this.fitting.weigh(at, await this.fitting.findFor(read), onWeighing);
    const snapshot = this.assemble(read, fit);
    this.fitting.consider(at, fit);
    return snapshot;
  }

  findNewestFit(): Promise<StoredFit | undefined> {
    return this.fitting.findNewest();
  }

  withFit(snapshot: Snapshot, fit: StoredFit): Snapshot {
    const evidence = evidenceOf(snapshot.knowledge, snapshot.datasetVectors);
    return { ...snapshot, fit, scorer: this.createScorer(evidence, snapshot.encoder, fit.fit) };
  }

  /** What the scorer learns from now, and what it was fitted with before. */
  async evidence(): Promise<EvidenceAt & { known: StoredFit | undefined }> {
    const { evidence, knowledge } = await this.reader.read();
    return { evidence, revision: knowledge.revision, known: await this.fitting.findNewest() };
  }

  private assemble(read: EncodedKnowledge, fit: StoredFit | undefined): Snapshot {
    const { knowledge, domains, reference, datasetVectors, evidence } = read;
    return {
      knowledge,
      encoder: domains.encoder,
      possibleBases: possibleBases(knowledge),
      scorer: this.createScorer(evidence, domains.encoder, fit?.fit),
      fit,
      domainIndex: this.index(knowledge, domains),
      domainVectors: domains.vectors,
      datasetVectors,
      domainModalities: domainModalities(knowledge),
      protocolComparisons: compareProtocols(knowledge),
      familiarity: new Familiarity([...knowledge.domains.values()].map(domainFacts)),
      reference: reference && {
        encoder: reference.encoder,
        domainIndex: this.index(knowledge, reference),
      },
    };
  }

  private index({ domains }: Knowledge, { vectors }: DomainVectors): SimilarityIndex {
    const entries = [...domains.values()].map(({ id, slug }) => ({
      slug,
      vector: vectors.get(id) ?? new Float32Array(0),
    }));
    return SimilarityIndex.create(this.backend, entries);
  }
}
