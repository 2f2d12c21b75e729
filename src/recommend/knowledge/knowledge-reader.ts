import { domainFacts, type Encoder } from '../../embedding';
import { finishInSlices } from '../../platform/slices';
import type { Evidence } from '../../scoring';
import { datasetsInUse, encodableDataset, evidenceOf } from './evidence';
import { exchangeSteps } from './exchange-knowledge';
import { knowledgeSteps, nameKey, type Knowledge, type KnownDomain } from './knowledge';
import type { KnowledgeRepository } from './knowledge.repository';
import type { ChangedRows, DatasetRow } from './rows';
import type { VectorService } from './vector.service';

/** Vectors of the domains by one encoder, by the domain's id. */
export interface DomainVectors {
  encoder: Encoder;
  vectors: ReadonlyMap<number, Float32Array>;
}

interface EncodedDomains {
  domains: DomainVectors;
  /**
   * The domains by the encoder that the thresholds of similarity were chosen for; undefined where
   * that is the same one.
   */
  reference: DomainVectors | undefined;
}

/** Everything that the catalogue says at one revision, with the vectors of it. */
export interface EncodedKnowledge extends EncodedDomains {
  knowledge: Knowledge;
  datasetVectors: ReadonlyMap<number, Float32Array>;
  evidence: Evidence;
}

/**
 * Reads what the catalogue says now, all of it by the encoder that answers when the reading begins.
 */
export class KnowledgeReader {
  constructor(
    private readonly repository: Pick<KnowledgeRepository, 'load' | 'loadChanged'>,
    private readonly vectors: VectorService,
  ) {}

  /**
   * What is known now, from what was known before and what changed since; of what stayed the same
   * it holds the same objects. Null where everything has to be read: another encoder answers, or
   * too much changed.
   */
  async renew(former: EncodedKnowledge): Promise<EncodedKnowledge | null> {
    const { encoder } = this.vectors;
    if (former.domains.encoder !== encoder) return null;
    const changed = await this.repository.loadChanged(
      former.knowledge.knowledgeRevision,
      mostChanged(former.knowledge),
    );
    if (changed === null || turnsScales(former.knowledge, changed)) return null;
    const knowledge = await finishInSlices(exchangeSteps(former.knowledge, changed));
    const areDomainsNew = changed.domains !== null;
    const datasetVectors = await this.renewVectors(former, knowledge, {
      encoder,
      ids: new Set([...changed.touched.vectors, ...changed.touched.datasets]),
      areDomainsNew,
    });
    return {
      knowledge,
      ...(areDomainsNew ? await this.readDomains(knowledge, encoder) : pickDomains(former)),
      datasetVectors,
      evidence: await finishInSlices(evidenceOf(knowledge, datasetVectors, former)),
    };
  }

  async read(): Promise<EncodedKnowledge> {
    const { encoder } = this.vectors;
    const knowledge = await finishInSlices(knowledgeSteps(await this.repository.load()));
    const inUse = await finishInSlices(datasetsInUse(knowledge));
    const datasetVectors = await this.datasetVectors(inUse, knowledge, encoder);
    return {
      knowledge,
      ...(await this.readDomains(knowledge, encoder)),
      datasetVectors,
      evidence: await finishInSlices(evidenceOf(knowledge, datasetVectors)),
    };
  }

  private async domainVectors(domains: readonly KnownDomain[], encoder: Encoder): Promise<DomainVectors> {
    const subjects = domains.map((domain) => ({ id: domain.id, facts: domainFacts(domain) }));
    return { encoder, vectors: await this.vectors.vectorsOf('domain', subjects, encoder) };
  }

  private async readDomains(knowledge: Knowledge, encoder: Encoder): Promise<EncodedDomains> {
    const { referenceEncoder } = encoder;
    const domains = [...knowledge.domains.values()];
    return {
      domains: await this.domainVectors(domains, encoder),
      reference:
        referenceEncoder === undefined ? undefined : await this.domainVectors(domains, referenceEncoder),
    };
  }

  private datasetVectors(
    datasets: readonly DatasetRow[],
    knowledge: Knowledge,
    encoder: Encoder,
  ): Promise<Map<number, Float32Array>> {
    const subjects = datasets.map((dataset) => ({
      id: dataset.id,
      facts: encodableDataset(dataset, knowledge),
    }));
    return this.vectors.vectorsOf('dataset', subjects, encoder);
  }

  /**
   * Reads those that are needed now and were not before, or may be others; of some the place among
   * the domains is encoded, too.
   */
  private async renewVectors(
    former: EncodedKnowledge,
    knowledge: Knowledge,
    { encoder, ids, areDomainsNew }: { encoder: Encoder; ids: ReadonlySet<number>; areDomainsNew: boolean },
  ): Promise<EncodedKnowledge['datasetVectors']> {
    const before = former.datasetVectors;
    const isSameUse =
      knowledge.results === former.knowledge.results &&
      knowledge.possibleBases === former.knowledge.possibleBases;
    if (isSameUse && ids.size === 0 && !areDomainsNew) return before;
    const inUse = await finishInSlices(datasetsInUse(knowledge));
    const wanted = inUse.filter(({ id }) => areDomainsNew || ids.has(id) || !before.has(id));
    const read = await this.datasetVectors(wanted, knowledge, encoder);
    let isSame = inUse.length === before.size;
    const vectors = new Map<number, Float32Array>();
    for (const { id } of inUse) {
      const [known, now] = [before.get(id), read.get(id)];
      const isKnown = known !== undefined && (now === undefined || isSameVector(known, now));
      isSame &&= isKnown;
      vectors.set(id, (isKnown ? known : now) ?? new Float32Array(0));
    }
    return isSame ? before : vectors;
  }
}

const isSameVector = (one: Float32Array, other: Float32Array): boolean =>
  one.length === other.length && one.every((value, place) => value === other[place]);

const pickDomains = ({ domains, reference }: EncodedKnowledge): EncodedDomains => ({ domains, reference });

/**
 * Where more than this share of what is known changed, and at least so many things, reading all of
 * it is less work.
 */
const MOST_CHANGED_SHARE = 0.1;
const FEW_CHANGED = 200;

export const mostChanged = ({ bases, datasets, results }: Knowledge): number =>
  Math.max(FEW_CHANGED, Math.round(MOST_CHANGED_SHARE * (bases.size + datasets.size + results.size)));

/** Whether greater values of some metric are now worse, or better: its results are all others. */
const turnsScales = ({ metricByName }: Knowledge, { metrics }: ChangedRows): boolean =>
  metrics?.some(({ id, direction }) => {
    const known = metricByName.get(nameKey(id));
    return known !== undefined && known.direction !== direction;
  }) ?? false;
