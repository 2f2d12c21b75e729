import type { BaseScore, RankedBases } from '../../scoring';
import type { KnownBase } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import type { CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';

/** Pieces of evidence weighed for each base that is looked at closely. */
const WEIGHED_EVIDENCE = 64;

export interface RankedCandidate {
  base: KnownBase;
  /** Expected z against all candidates. */
  score: number;
}

/** Candidates in order, with everything about one of them when it is asked for. */
export interface RankedCandidates {
  /** Best first. */
  ordered: readonly RankedCandidate[];
  /** Computed once for each base. */
  estimate: (base: KnownBase) => BaseScore;
  abstention: RankedBases['abstention'];
}

/** Ranks bases on a target by what the scorer expects of them there. */
export async function rankCandidates(
  bases: readonly KnownBase[],
  {
    question,
    target,
    snapshot,
  }: { question: Pick<CheckedQuestion, 'protocol'>; target: ResolvedTarget; snapshot: Snapshot },
): Promise<RankedCandidates> {
  const request = {
    target: target.facts,
    candidates: bases.map(({ id }) => String(id)),
    evidenceLimit: WEIGHED_EVIDENCE,
    ...(question.protocol === null ? {} : { protocol: question.protocol }),
  };
  const ranked = await snapshot.scorer.rankInSlices(request);
  const byId = new Map(bases.map((base) => [String(base.id), base]));
  const details = new Map<KnownBase, BaseScore>();
  return {
    ordered: ranked.ids.flatMap((id, place) => {
      const base = byId.get(id);
      return base === undefined ? [] : [{ base, score: ranked.scores[place] ?? 0 }];
    }),
    estimate: (base) => {
      const known = details.get(base) ?? ranked.detail(String(base.id));
      details.set(base, known);
      return known;
    },
    abstention: await judgeEvidence(ranked, bases, (candidates) =>
      snapshot.scorer.rankInSlices({ ...request, candidates }),
    ),
  };
}

/**
 * Many bases that nobody measured must not hide that some were: the evidence is judged on those.
 */
async function judgeEvidence(
  ranked: RankedBases,
  bases: readonly KnownBase[],
  rank: (candidates: string[]) => Promise<RankedBases>,
): Promise<RankedBases['abstention']> {
  if (ranked.abstention === undefined) return undefined;
  const measured = bases.filter(({ results }) => results.length > 0).map(({ id }) => String(id));
  if (measured.length === 0 || measured.length === bases.length) return ranked.abstention;
  return (await rank(measured)).abstention;
}
