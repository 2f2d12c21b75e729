import type { Rights } from '../../catalog';
import type { ProtocolName } from '../../transfer';
import type { Knowledge, KnownBase, MeasuredResult } from '../knowledge/knowledge';
import type { DomainNearness } from '../question/nearest-domains';

/** Enough of a model to name it; whoever needs more loads it by its id. */
export interface NamedModel {
  id: number;
  slug: string;
  name: string;
  parameterCount: number | null;
  architectureFamily: string | null;
  inputModalities: readonly string[];
  /** Ids of the licences that bind the weights, through lineage too. */
  weightsLicenses: readonly string[];
  licenses: { effective: Rights & { license: { id: string; name: string } | null } };
}

export interface NamedDomain {
  id: number;
  slug: string;
  name: string;
}

export interface DomainSimilarity {
  domain: NamedDomain;
  /** Cosine of the two embeddings, -1 to 1. */
  similarity: number;
}

/** Enough of a transfer result to read it, with what it is cited from. */
export interface NamedResult {
  id: number;
  base: { slug: string; name: string };
  target: { slug: string; name: string };
  protocol: ProtocolName;
  metric: string;
  value: number;
  trainingExamples: number | null;
  study: { key: string; title: string; url: string | null } | null;
}

/** What an answer says of a base without asking the database again. */
export function nameModel(base: KnownBase, knowledge: Knowledge): NamedModel {
  const { id, slug, name, parameterCount, architectureFamily, inputModalities } = base;
  const { licenseIds, licenseId, rights } = knowledge.licenseJudge.effective(id);
  const license =
    licenseId === null ? null : { id: licenseId, name: knowledge.licenses.get(licenseId)?.name ?? licenseId };
  return {
    id,
    slug,
    name,
    parameterCount,
    architectureFamily,
    inputModalities,
    weightsLicenses: licenseIds,
    licenses: { effective: { ...rights, license } },
  };
}

export function nameResult(result: MeasuredResult, knowledge: Knowledge): NamedResult {
  const base = knowledge.bases.get(result.baseId);
  const target = knowledge.datasets.get(result.datasetId);
  const study = knowledge.studies.get(result.studyId);
  return {
    id: result.id,
    base: { slug: base?.slug ?? '', name: base?.name ?? '' },
    target: { slug: target?.slug ?? '', name: target?.name ?? '' },
    protocol: result.protocol,
    metric: result.metricId,
    value: result.value,
    trainingExamples: result.trainingExamples,
    study: study === undefined ? null : { key: study.key, title: study.title, url: study.url },
  };
}

export function nameDomains(near: readonly DomainNearness[], knowledge: Knowledge): DomainSimilarity[] {
  return near.flatMap(({ domainId, similarity }) => {
    const domain = knowledge.domains.get(domainId);
    if (domain === undefined) return [];
    return [{ domain: { id: domain.id, slug: domain.slug, name: domain.name }, similarity }];
  });
}
