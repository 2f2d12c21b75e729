import { domainFacts, Familiarity, SimilarityIndex, type Encoder, type TensorBackend } from '../../embedding';
import type { Log } from '../../platform/log';
import type { Evidence, RankedBases, ScorerFit, ScoreRequest } from '../../scoring';
import type { StoredFit } from '../fitting/fit.repository';
import type { EvidenceAt, FitService } from '../fitting/fit.service';
import { domainModalities } from './domain-modalities';
import { datasetsInUse, encodableDataset, evidenceOf } from './evidence';
import { buildKnowledge, type Knowledge, type KnownBase, type KnownDomain } from './knowledge';
import type { KnowledgeRepository } from './knowledge.repository';
import type { ModalityShares } from './modality-shares';
import { possibleBases } from './possible-bases';
import { protocolDuels, type ProtocolDuel } from './protocol-comparisons';
import type { VectorService } from './vector.service';

/** What gives candidates their expected z on a target. */
export interface Scorer {
  rankInSlices(request: ScoreRequest): Promise<RankedBases>;
}

/** What is known, with everything that was computed from it once. */
export interface Mind {
  knowledge: Knowledge;
  /** Whose vectors these are; texts that are compared with them must be encoded by it. */
  encoder: Encoder;
  /** The models that may be recommended at all. */
  possibleBases: readonly KnownBase[];
  scorer: Scorer;
  /** What the scorer was fitted with; undefined where the shipped setting serves. */
  fit: StoredFit | undefined;
  domainIndex: SimilarityIndex;
  domainVectors: ReadonlyMap<number, Float32Array>;
  datasetVectors: ReadonlyMap<number, Float32Array>;
  domainModalities: ReadonlyMap<number, ModalityShares>;
  duels: readonly ProtocolDuel[];
  /** Tells texts about something that the domains cover from others. */
  familiarity: Familiarity;
  /** The domains by the encoder that `familiarity` was tuned for; undefined where that is the one that answers. */
  yardstick: { encoder: Encoder; domainIndex: SimilarityIndex } | undefined;
}

export interface MindOptions {
  backend: TensorBackend;
  createScorer: (evidence: Evidence, fit: ScorerFit | undefined) => Scorer;
  fitting: Pick<FitService, 'findNewest' | 'consider' | 'weigh'>;
  log: Log;
}

/**
 * Keeps what the catalogue says in memory, per revision. Each question costs one statement that asks whether anything
 * changed; who comes while it is read again waits for the same reading.
 */
export class KnowledgeService {
  private mind: Mind | undefined;
  private retired: Mind | undefined;
  private reading: Promise<Mind> | undefined;
  private refitting: Promise<void> | undefined;
  private weighing = begin();
  /** What answered while much evidence was weighed; it may be older than what is asked for. */
  private whileWeighing: Mind | undefined;
  /** The catalogue's revision up to which `mind` is known to be right. */
  private checkedRevision = -1;

  constructor(
    private readonly repository: KnowledgeRepository,
    private readonly vectors: VectorService,
    private readonly options: MindOptions,
  ) {}

  /**
   * What is known now. `revision` is the catalogue's, edges included. A new fit of the scorer, or another encoder, is taken
   * up in the background: nobody waits for it.
   */
  async current(): Promise<{ mind: Mind; revision: number }> {
    const { revision, isOutdated, fitId } = await this.repository.checkRevision(this.checkedRevision);
    if (this.mind !== undefined && !isOutdated && this.canAnswer(this.mind)) {
      this.checkedRevision = Math.max(this.checkedRevision, revision);
      if (fitId !== null && fitId !== this.mind.fit?.id) this.takeUpFit();
      return { mind: this.mind, revision };
    }
    const renewed = await this.renew();
    // A reading that was under way may have begun before the change that made this one necessary.
    const isOlder = renewed.knowledge.revision < revision && renewed !== this.whileWeighing;
    const mind = isOlder ? await this.renew() : renewed;
    return { mind, revision: mind.knowledge.revision };
  }

  /** What is read now; where much evidence has to be weighed first, which takes a minute, what was known before. */
  private async renew(): Promise<Mind> {
    const reading = this.join();
    const known = await Promise.race([reading, this.weighing.begun]);
    if (known !== undefined) return known;
    if (this.mind === undefined || !this.canAnswer(this.mind)) return reading;
    if (this.whileWeighing !== this.mind)
      reading.catch((error: unknown) =>
        this.options.log.error({ err: error }, 'the catalogue could not be read again'),
      );
    this.whileWeighing = this.mind;
    return this.mind;
  }

  /**
   * Whether vectors of this mind's encoder serve. Where another took over from the one that ships, that one goes on answering
   * until the vectors of the other are read; any other encoder may be gone.
   */
  private canAnswer({ encoder }: Mind): boolean {
    if (encoder === this.vectors.encoder) return true;
    if (encoder.yardstick !== undefined) return false;
    this.join().catch((error: unknown) =>
      this.options.log.error({ err: error }, 'vectors of another encoder could not be read'),
    );
    return true;
  }

  /** Resolves when answers are by the encoder that took over last. */
  async takeUpEncoder(): Promise<void> {
    while (this.mind?.encoder !== this.vectors.encoder) await this.join();
  }

  /** What the scorer learns from now, and what it was fitted with before. */
  async evidence(): Promise<EvidenceAt & { known: StoredFit | undefined }> {
    const { evidence, knowledge } = await this.gather();
    return { evidence, revision: knowledge.revision, known: await this.options.fitting.findNewest() };
  }

  private join(): Promise<Mind> {
    if (this.reading === undefined) {
      this.weighing = begin();
      this.reading = this.readWhole().finally(() => (this.reading = undefined));
    }
    return this.reading;
  }

  /** Once more where another encoder took over meanwhile: fits and vectors must be of one. */
  private async readWhole(): Promise<Mind> {
    for (;;) {
      const mind = await this.read();
      if (mind.encoder === this.vectors.encoder) return mind;
    }
  }

  private async read(): Promise<Mind> {
    const { encoder, knowledge, domains, domainVectors, datasetVectors, evidence } = await this.gather();
    const { fitting } = this.options;
    const at = { evidence, revision: knowledge.revision };
    const fit = await fitting.weigh(at, await fitting.findNewest(), this.weighing.tell);
    const mind: Mind = {
      ...{ knowledge, encoder },
      possibleBases: possibleBases(knowledge),
      scorer: this.options.createScorer(evidence, fit?.fit),
      fit,
      domainIndex: this.index(domains, domainVectors),
      domainVectors,
      datasetVectors,
      domainModalities: domainModalities(knowledge),
      duels: protocolDuels(knowledge),
      familiarity: new Familiarity(domains.map(domainFacts)),
      yardstick: await this.yardstick(domains, encoder),
    };
    // Who asked before may still be using the index that this one replaces: it goes with the next.
    this.retired?.domainIndex.dispose();
    this.retired?.yardstick?.domainIndex.dispose();
    this.retired = this.mind;
    this.mind = mind;
    this.checkedRevision = knowledge.revision;
    fitting.consider(at, fit);
    return mind;
  }

  private domainVectors(
    domains: readonly KnownDomain[],
    encoder: Encoder,
  ): Promise<Map<number, Float32Array>> {
    const subjects = domains.map((domain) => ({ id: domain.id, facts: domainFacts(domain) }));
    return this.vectors.vectorsOf('domain', subjects, encoder);
  }

  private index(
    domains: readonly KnownDomain[],
    vectors: ReadonlyMap<number, Float32Array>,
  ): SimilarityIndex {
    const entries = domains.map(({ id, slug }) => ({ slug, vector: vectors.get(id) ?? new Float32Array(0) }));
    return SimilarityIndex.create(this.options.backend, entries);
  }

  private async yardstick(domains: readonly KnownDomain[], encoder: Encoder): Promise<Mind['yardstick']> {
    const { yardstick } = encoder;
    if (yardstick === undefined) return undefined;
    const vectors = await this.domainVectors(domains, yardstick);
    return { encoder: yardstick, domainIndex: this.index(domains, vectors) };
  }

  /** Everything that the catalogue says now, with the vectors of it. */
  private async gather() {
    const { encoder } = this.vectors;
    const knowledge = buildKnowledge(await this.repository.load());
    const domains = [...knowledge.domains.values()];
    const domainVectors = await this.domainVectors(domains, encoder);
    const datasets = datasetsInUse(knowledge).map((dataset) => ({
      id: dataset.id,
      facts: encodableDataset(dataset, knowledge),
    }));
    const datasetVectors = await this.vectors.vectorsOf('dataset', datasets, encoder);
    const evidence = evidenceOf(knowledge, datasetVectors);
    return { encoder, knowledge, domains, domainVectors, datasetVectors, evidence };
  }

  private takeUpFit(): void {
    this.refitting ??= this.replaceScorer()
      .catch((error: unknown) => this.options.log.error({ err: error }, 'a new fit could not be taken up'))
      .finally(() => (this.refitting = undefined));
  }

  /** The same knowledge with a scorer of the newest fit; unless it was read again meanwhile, which had that fit. */
  private async replaceScorer(): Promise<void> {
    const { mind } = this;
    const fit = await this.options.fitting.findNewest();
    if (mind === undefined || mind !== this.mind || fit === undefined) return;
    if (mind.encoder !== this.vectors.encoder) return;
    const evidence = evidenceOf(mind.knowledge, mind.datasetVectors);
    this.mind = { ...mind, fit, scorer: this.options.createScorer(evidence, fit.fit) };
  }
}

/** A promise that `tell` fulfils. */
function begin(): { begun: Promise<undefined>; tell: () => void } {
  let tell = (): void => undefined;
  const begun = new Promise<undefined>((resolve) => {
    tell = () => resolve(undefined);
  });
  return { begun, tell };
}
