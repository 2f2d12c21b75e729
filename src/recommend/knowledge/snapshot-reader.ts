import { domainFacts, Familiarity, SimilarityIndex, type Encoder, type TensorBackend } from '../../embedding';
import { finishInSlices } from '../../platform/slices';
import type { Evidence, ScorerFit } from '../../scoring';
import type { StoredFit } from '../fitting/fit.repository';
import type { EvidenceAt, FitService } from '../fitting/fit.service';
import { domainModalities } from './domain-modalities';
import type { Knowledge } from './knowledge';
import type { DomainVectors, EncodedKnowledge, KnowledgeReader } from './knowledge-reader';
import { weighedSoFar } from '../fitting/weighed-so-far';
import { compareProtocols } from './protocol-comparisons';
import type { Renewal, Scorer, Snapshot, SnapshotSource } from './snapshot';

/** Finds the fit to score with, and begins another where one is due. */
export type SnapshotFitting = Pick<FitService, 'findNewest' | 'consider' | 'weigh'> & {
  findFor: (read: EncodedKnowledge) => Promise<StoredFit | undefined>;
};

/** What a scorer is made of. */
export interface ScorerParts {
  evidence: Evidence;
  /** Whose vectors are in the evidence. */
  encoder: Encoder;
  fit: ScorerFit | undefined;
}

/** @param former a scorer of other evidence by the same encoder, whose parts may serve again */
export type CreateScorer = (parts: ScorerParts, former?: Scorer) => Promise<Scorer>;

/**
 * Makes snapshots of what the catalogue says: its rows, their vectors, the evidence, and a scorer
 * fitted to it.
 */
export class SnapshotReader implements SnapshotSource {
  constructor(
    private readonly reader: Pick<KnowledgeReader, 'read' | 'renew'>,
    private readonly fitting: SnapshotFitting,
    private readonly backend: TensorBackend,
    private readonly createScorer: CreateScorer,
  ) {}

  /** By what changed, where there is a former snapshot and not too much changed since. */
  async renew({ former, onWeighing }: Renewal): Promise<Snapshot> {
    const renewed = former === undefined ? null : await this.reader.renew(encodedOf(former));
    if (former === undefined || renewed === null) {
      const read = await this.reader.read();
      return this.weighed({ read, known: await this.fitting.findFor(read), former: undefined }, onWeighing);
    }
    if (renewed.evidence === former.evidence) return this.assemble(renewed, former.fit, former);
    const known = former.fit ?? (await this.fitting.findFor(renewed));
    return this.weighed({ read: renewed, known, former }, onWeighing);
  }

  /** With a fit of its evidence; begins another where one is due. */
  private async weighed(
    { read, known, former }: Unweighed,
    onWeighing: Renewal['onWeighing'],
  ): Promise<Snapshot> {
    const at = { evidence: read.evidence, revision: read.knowledge.revision };
    let meanwhile: Promise<Snapshot> | undefined;
    const fit = await this.fitting.weigh(at, known, () => {
      if (former !== undefined) return onWeighing();
      meanwhile = this.meanwhile(read, known);
      // Heard below; until then it must not be an unhandled rejection.
      meanwhile.then(onWeighing, () => undefined);
    });
    const snapshot = await this.assemble(read, fit, former ?? (await meanwhile));
    this.fitting.consider(at, fit);
    return snapshot;
  }

  /** All that is known, scored by what is weighed already. */
  private async meanwhile(read: EncodedKnowledge, known: StoredFit | undefined): Promise<Snapshot> {
    const evidence = await finishInSlices(weighedSoFar(read.evidence, known));
    const unweighed = read.evidence.observations.length - evidence.observations.length;
    return { ...(await this.assemble({ ...read, evidence }, known, undefined)), unweighed };
  }

  findNewestFit(): Promise<StoredFit | undefined> {
    return this.fitting.findNewest();
  }

  async withFit(snapshot: Snapshot, fit: StoredFit): Promise<Snapshot> {
    const { evidence, encoder, scorer } = snapshot;
    return { ...snapshot, fit, scorer: await this.createScorer({ evidence, encoder, fit: fit.fit }, scorer) };
  }

  /** What the scorer learns from now, and what it was fitted with before. */
  async evidence(): Promise<EvidenceAt & { known: StoredFit | undefined }> {
    const { evidence, knowledge } = await this.reader.read();
    return { evidence, revision: knowledge.revision, known: await this.fitting.findNewest() };
  }

  /** @param former what parts that are the same are taken from */
  private async assemble(
    read: EncodedKnowledge,
    fit: StoredFit | undefined,
    former: Snapshot | undefined,
  ): Promise<Snapshot> {
    const { knowledge, datasetVectors, evidence, domains } = read;
    const { encoder } = domains;
    const isSameScorer = former !== undefined && evidence === former.evidence && fit === former.fit;
    const parts = { evidence, encoder, fit: fit?.fit };
    return {
      knowledge,
      encoder,
      evidence,
      unweighed: 0,
      possibleBases: knowledge.possibleBases,
      scorer: isSameScorer ? former.scorer : await this.createScorer(parts, former?.scorer),
      fit,
      datasetVectors,
      ...(await this.domainParts(read, former)),
      protocolComparisons:
        knowledge.results === former?.knowledge.results
          ? former.protocolComparisons
          : await finishInSlices(compareProtocols(knowledge)),
    };
  }

  private async domainParts(read: EncodedKnowledge, former: Snapshot | undefined): Promise<DomainParts> {
    const { knowledge, domains, reference } = read;
    const areSame = former !== undefined && domains.vectors === former.domainVectors;
    const isSameTree = areSame && knowledge.domains === former.knowledge.domains;
    return {
      domainVectors: domains.vectors,
      domainModalities:
        isSameTree && knowledge.datasets === former.knowledge.datasets
          ? former.domainModalities
          : await finishInSlices(domainModalities(knowledge)),
      ...(isSameTree
        ? { domainIndex: former.domainIndex, familiarity: former.familiarity, reference: former.reference }
        : {
            domainIndex: this.index(knowledge, domains),
            familiarity: new Familiarity([...knowledge.domains.values()].map(domainFacts)),
            reference: reference && { ...reference, domainIndex: this.index(knowledge, reference) },
          }),
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

interface Unweighed {
  read: EncodedKnowledge;
  known: StoredFit | undefined;
  former: Snapshot | undefined;
}

type DomainParts = Pick<
  Snapshot,
  'domainVectors' | 'domainModalities' | 'domainIndex' | 'familiarity' | 'reference'
>;

/** What was read for a snapshot. */
const encodedOf = (snapshot: Snapshot): EncodedKnowledge => ({
  knowledge: snapshot.knowledge,
  domains: { encoder: snapshot.encoder, vectors: snapshot.domainVectors },
  reference: snapshot.reference,
  datasetVectors: snapshot.datasetVectors,
  evidence: snapshot.evidence,
});
