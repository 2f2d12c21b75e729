import type { ModalityName } from '../../catalog';
import { groupBy } from '../../platform/group-by';
import type { BaseScore, RankedBases } from '../../scoring';
import type { ProtocolName } from '../../transfer';
import { candidatesFor } from '../candidates/candidates';
import { type KnownBase, type KnownDomain, type MeasuredResult } from '../knowledge/knowledge';
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

/**
 * The edges of one domain: MEASURED for each base, task and protocol with a result on a dataset of
 * the domain or below it, PREDICTED for the first bases on the whole domain.
 * @param pause awaited between scorings, some 50 ms each, so that the caller can do something else
 */
export async function computeEdges(
  domain: KnownDomain,
  snapshot: Snapshot,
  pause: () => Promise<void>,
): Promise<ComputedEdge[]> {
  const bases = snapshot.possibleBases;
  const edges: ComputedEdge[] = [];
  const asked = groupBy(questionsOf(domain, snapshot), ({ question }) => key(question));
  for (const group of asked.values()) {
    const question = group[0]?.question;
    if (question === undefined) continue;
    await pause();
    const counts = groupBy(group, ({ result }) => result.baseId);
    const ranked = await rankOnDomain(domain, { bases, question, snapshot });
    for (const id of ranked?.ids ?? []) {
      const evidenceCount = counts.get(Number(id))?.length ?? 0;
      if (ranked === undefined || evidenceCount === 0) continue;
      edges.push(edge(ranked.detail(id), { ...question, kind: 'MEASURED', evidenceCount }));
    }
  }
  await pause();
  return strongest([...edges, ...(await predictions(domain, bases, snapshot))]);
}

/** What each result in the domain is an answer to. */
function questionsOf(
  domain: KnownDomain,
  { knowledge }: Snapshot,
): Array<{ question: Question; result: MeasuredResult }> {
  return [...knowledge.results.values()].flatMap((result) => {
    const dataset = knowledge.datasets.get(result.datasetId);
    if (dataset === undefined || result.excluded !== null) return [];
    const lines = dataset.domainIds.flatMap((id) => knowledge.domains.get(id)?.lineIds ?? []);
    const [modality] = dataset.modalities;
    if (!lines.includes(domain.id) || modality === undefined) return [];
    const taskId = dataset.tasks.find((task) => knowledge.tasks.has(task)) ?? null;
    return [{ question: { modality, taskId, protocol: result.protocol }, result }];
  });
}

async function predictions(
  domain: KnownDomain,
  bases: readonly KnownBase[],
  snapshot: Snapshot,
): Promise<ComputedEdge[]> {
  const edges: ComputedEdge[] = [];
  for (const [modality, share] of snapshot.domainModalities.get(domain.id) ?? []) {
    if (share < MINIMUM_SHARE) continue;
    const question = { modality, taskId: null, protocol: PREDICTED_PROTOCOL };
    const ranked = await rankOnDomain(domain, { bases, question, snapshot });
    for (const id of ranked?.ids.slice(0, PREDICTED_BASES) ?? [])
      if (ranked !== undefined)
        edges.push(edge(ranked.detail(id), { ...question, kind: 'PREDICTED', evidenceCount: 0 }));
  }
  return edges
    .sort((a, b) => b.expectedGain - a.expectedGain || a.baseId - b.baseId)
    .slice(0, PREDICTED_BASES);
}

/** Nothing where the scorer abstains. */
async function rankOnDomain(
  domain: KnownDomain,
  { bases, question, snapshot }: { bases: readonly KnownBase[]; question: Question; snapshot: Snapshot },
): Promise<RankedBases | undefined> {
  const embedding = snapshot.domainVectors.get(domain.id);
  if (embedding === undefined) return undefined;
  const { modality, taskId, protocol } = question;
  const tasks = taskId === null ? {} : { tasks: [taskId] };
  const asked = { facts: tasks, modalities: [modality], datasetId: null };
  const ranked = await snapshot.scorer.rankInSlices({
    target: {
      id: `domain:${domain.slug}`,
      embedding,
      modalities: [modality],
      ...tasks,
    },
    candidates: candidatesFor(bases, asked, snapshot.knowledge).bases.map(({ id }) => String(id)),
    protocol,
    evidenceLimit: 0,
  });
  return ranked.abstention === undefined ? ranked : undefined;
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
