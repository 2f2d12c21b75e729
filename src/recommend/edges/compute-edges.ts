import type { ModalityName } from '../../catalog';
import { append, groupBy } from '../../platform/group-by';
import { finishInSlices, visitInSteps } from '../../platform/slices';
import type { BaseScore, PickedBases, RankedBases } from '../../scoring';
import type { ProtocolName } from '../../transfer';
import { candidatesFor } from '../candidates/candidates';
import type { KnownDomain, MeasuredResult } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import type { ComputedEdge } from './edge.repository';

const PREDICTED_BASES = 100;
const PREDICTED_PROTOCOL: ProtocolName = 'FINE_TUNE';
/** A kind of data that makes up less of a domain gets no predictions there. */
const MINIMUM_SHARE = 0.3;
/**
 * Backends differ in later digits; edges are rewritten only for a difference that means something.
 */
const DECIMALS = 4;

interface Question {
  modality: ModalityName;
  taskId: string | null;
  protocol: ProtocolName;
}

interface Asked {
  question: Question;
  result: MeasuredResult;
}

/**
 * The edges of one domain after another, of one snapshot: MEASURED for each base, task and protocol
 * with a result on a dataset of the domain or below it, PREDICTED for the first bases on the whole
 * domain.
 */
export class DomainEdges {
  /** What each result is an answer to, by domain; worked out when it is first needed. */
  private asked: ReadonlyMap<number, readonly Asked[]> | undefined;
  /** By kind of data and task. */
  private readonly candidates = new Map<string, PickedBases>();

  /**
   * @param pause awaited between scorings, some 50 ms each, so that the caller can do something
   * else
   */
  constructor(
    private readonly snapshot: Snapshot,
    private readonly pause: () => Promise<void>,
  ) {}

  async of(domain: KnownDomain): Promise<ComputedEdge[]> {
    const edges: ComputedEdge[] = [];
    this.asked ??= await finishInSlices(questionsByDomain(this.snapshot));
    const asked = groupBy(this.asked.get(domain.id) ?? [], ({ question }) => key(question));
    for (const group of asked.values()) {
      const question = group[0]?.question;
      if (question === undefined) continue;
      await this.pause();
      const counts = groupBy(group, ({ result }) => result.baseId);
      const ranked = await this.rankOn(domain, question);
      if (ranked === undefined) continue;
      const measured = ranked.ids.flatMap((id) => {
        const evidenceCount = counts.get(Number(id))?.length ?? 0;
        return evidenceCount === 0 ? [] : [{ id, evidenceCount }];
      });
      edges.push(...(await finishInSlices(edgesOf(measured, ranked, { ...question, kind: 'MEASURED' }))));
    }
    await this.pause();
    return strongest([...edges, ...(await this.predictions(domain))]);
  }

  private async predictions(domain: KnownDomain): Promise<ComputedEdge[]> {
    const edges: ComputedEdge[] = [];
    for (const [modality, share] of this.snapshot.domainModalities.get(domain.id) ?? []) {
      if (share < MINIMUM_SHARE) continue;
      const question = { modality, taskId: null, protocol: PREDICTED_PROTOCOL };
      const ranked = await this.rankOn(domain, question);
      if (ranked === undefined) continue;
      const first = ranked.ids.slice(0, PREDICTED_BASES).map((id) => ({ id, evidenceCount: 0 }));
      edges.push(...(await finishInSlices(edgesOf(first, ranked, { ...question, kind: 'PREDICTED' }))));
    }
    return edges
      .sort((a, b) => b.expectedGain - a.expectedGain || a.baseId - b.baseId)
      .slice(0, PREDICTED_BASES);
  }

  /** Nothing where the scorer abstains. */
  private async rankOn(domain: KnownDomain, question: Question): Promise<RankedBases | undefined> {
    const embedding = this.snapshot.domainVectors.get(domain.id);
    if (embedding === undefined) return undefined;
    const { modality, taskId, protocol } = question;
    const tasks = taskId === null ? {} : { tasks: [taskId] };
    const ranked = await this.snapshot.scorer.rankInSlices({
      target: { id: `domain:${domain.slug}`, embedding, modalities: [modality], ...tasks },
      candidates: await this.candidatesOf(modality, taskId),
      protocol,
      evidenceLimit: 0,
    });
    return ranked.abstention === undefined ? ranked : undefined;
  }

  private async candidatesOf(modality: ModalityName, taskId: string | null): Promise<PickedBases> {
    const { possibleBases, knowledge } = this.snapshot;
    const name = [modality, taskId].join(' ');
    const known = this.candidates.get(name);
    if (known !== undefined) return known;
    const facts = taskId === null ? {} : { tasks: [taskId] };
    const asked = { facts, modalities: [modality], datasetId: null };
    const { bases } = await finishInSlices(candidatesFor(possibleBases, asked, knowledge));
    const picked = { list: bases.pool.ids, picked: bases.places };
    this.candidates.set(name, picked);
    return picked;
  }
}

/** One edge for each base. Yields wherever it could pause. */
function* edgesOf(
  bases: ReadonlyArray<{ id: string; evidenceCount: number }>,
  ranked: RankedBases,
  asked: Question & Pick<ComputedEdge, 'kind'>,
): Generator<void, ComputedEdge[]> {
  const edges: ComputedEdge[] = [];
  for (const { id, evidenceCount } of bases) {
    yield* ranked.look([id]);
    edges.push(edge(ranked.detail(id), { ...asked, evidenceCount }));
    yield;
  }
  return edges;
}

/**
 * What each result that counts is an answer to, in every domain of its dataset and above. Yields
 * wherever it could pause.
 */
function* questionsByDomain({ knowledge }: Snapshot): Generator<void, Map<number, Asked[]>> {
  const asked = new Map<number, Asked[]>();
  yield* visitInSteps(knowledge.results.values(), (result) => {
    const dataset = knowledge.datasets.get(result.datasetId);
    if (dataset === undefined || result.excluded !== null) return;
    const [modality] = dataset.modalities;
    if (modality === undefined) return;
    const taskId = dataset.tasks.find((task) => knowledge.tasks.has(task)) ?? null;
    const question = { modality, taskId, protocol: result.protocol };
    const domains = dataset.domainIds.flatMap((id) => knowledge.domains.get(id)?.lineIds ?? []);
    for (const id of new Set(domains)) append(asked, id, { question, result });
  });
  return asked;
}

function edge(
  { baseId, score, interval, compatibility }: BaseScore,
  { taskId, protocol, kind, evidenceCount }: Question & Pick<ComputedEdge, 'kind' | 'evidenceCount'>,
): ComputedEdge {
  return {
    baseId: Number(baseId),
    taskId,
    protocol,
    kind,
    evidenceCount,
    expectedGain: rounded(score),
    compatibility: rounded(compatibility),
    margin: rounded((interval.upper - interval.lower) / 2),
  };
}

/**
 * A base that takes two kinds of data may be found twice: the edge with more evidence, then the
 * greater gain, stands.
 */
function strongest(edges: readonly ComputedEdge[]): ComputedEdge[] {
  const groups = groupBy(edges, ({ baseId, taskId, protocol, kind }) =>
    [baseId, taskId, protocol, kind].join(' '),
  );
  return [...groups.values()].flatMap((group) =>
    group.sort((a, b) => b.evidenceCount - a.evidenceCount || b.expectedGain - a.expectedGain).slice(0, 1),
  );
}

const key = ({ modality, taskId, protocol }: Question): string => [modality, taskId, protocol].join(' ');

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));
