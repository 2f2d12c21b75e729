import { effectiveLicense } from './candidates/effective-license';
import type { Knowledge, KnownBase, MeasuredResult } from './knowledge/knowledge';
import type { DomainSimilarity, NamedModel, NamedResult } from './recommendation';
import type { DomainNearness } from './target/target';

/** What an answer says of a base without asking the database again. */
export function nameModel(base: KnownBase, knowledge: Knowledge): NamedModel {
  const { id, slug, name, parameterCount, architectureFamily, inputModalities } = base;
  const { licenseIds, nearestId, rights } = effectiveLicense(base, knowledge);
  const license =
    nearestId === null ? null : { id: nearestId, name: knowledge.licenses.get(nearestId)?.name ?? nearestId };
  return {
    ...{ id, slug, name, parameterCount, architectureFamily, inputModalities },
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
