import type { DatasetRecord, ModelRecord, Reference, TransferResultRecord } from '../../hubs';
import { STARTER_SOURCE } from '../identity/sources';
import type { DomainTerm, DomainMatch } from '../taxonomy/domain-term';
import type { DomainWords } from '../taxonomy/domain-words';
import type { ExportedClaims, ExportedOrigin, ExportedResult, Kin } from './export.repository';

/** The word by which a source stated a domain; null where it was found in its other words. */
export type DomainWord = (match: DomainMatch) => string | null;

/** From this confidence on a domain was stated by its source. */
const STATED = 0.9;

/**
 * Words that lead to the same domain with the same confidence again. What is surer than an alias
 * was stated by the domain's own name.
 */
export function domainWord(terms: readonly DomainTerm[], words: DomainWords): DomainWord {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return ({ domainId, confidence }) => {
    const term = byId.get(domainId);
    if (term === undefined || confidence < STATED) return null;
    const fits = (word: string): boolean => {
      const match = words.stated(word);
      return match?.domainId === domainId && match.confidence === confidence;
    };
    return [term.slug, ...[...term.aliases].sort()].find(fits) ?? term.slug;
  };
}

/** The record that says what an origin of a model says, with all claims that hang on it. */
export function modelOfOrigin(origin: ExportedOrigin & ExportedClaims, word: DomainWord): ModelRecord | null {
  const { fields } = origin.facts;
  if (fields.kind !== 'MODEL') return null;
  const { values } = fields;
  return {
    kind: 'model',
    ...sharedFields(origin, word),
    revision: origin.hasVersion || origin.source === STARTER_SOURCE ? origin.revision : null,
    licenses: {
      weights: values.weightsLicenseRaw ?? values.weightsLicenseId,
      code: values.codeLicenseId,
      data: values.dataLicenseId,
    },
    inputModalities: values.inputModalities,
    outputModalities: values.outputModalities,
    architectureFamily: values.architectureFamily,
    architectureName: values.architectureName,
    parameterCount: values.parameterCount,
    inputSignature: values.inputSignature ?? null,
    outputSignature: values.outputSignature ?? null,
    libraries: values.libraries,
    weightForms: [],
    trainings: origin.trainings,
    bases: origin.bases.map(({ hub, externalId, relation, relationRaw }) => ({
      base: { hub, externalId },
      relation: relationRaw,
      ...(relationRaw === null ? { inferred: relation.toLowerCase() } : {}),
    })),
    evaluations: origin.evaluations.map(evaluationRecord),
    artifacts: origin.artifacts,
  };
}

/** The record that says what an origin of a dataset says. */
export function datasetOfOrigin(origin: ExportedOrigin, word: DomainWord): DatasetRecord | null {
  const { fields } = origin.facts;
  if (fields.kind !== 'DATASET') return null;
  const { values } = fields;
  return {
    kind: 'dataset',
    ...sharedFields(origin, word),
    licenses: { weights: null, code: null, data: values.licenseRaw ?? values.licenseId },
    modalities: values.modalities,
    classes: values.classes,
    trainingExamples: values.trainingExamples,
  };
}

/** A result in the words of records; its figures are on the metric's own scale. */
export const resultRecord = (result: ExportedResult): TransferResultRecord => ({
  kind: 'transferResult',
  study: result.study,
  base: result.base,
  adapted: result.adapted,
  target: result.target,
  split: result.split,
  protocol: result.protocol,
  metric: result.metricId,
  value: result.value,
  unit: 'scale',
  trainingExamples: result.trainingExamples,
  recipe: result.recipe,
  seed: result.seed,
  scratchBaseline: result.scratchBaseline,
});

const sharedFields = (origin: ExportedOrigin, word: DomainWord) => {
  const { hub, externalId, revision, url, source, parts, raw, facts, kin } = origin;
  const { values } = facts.fields;
  const isOnlyCount = kin.filter(({ counts }) => counts).length === 1 && countsItself(origin);
  const { downloads, likes, countedAt } = isOnlyCount ? origin.counters : values;
  return {
    ...{ hub, externalId, revision, url, source: source === '' ? null : source, parts },
    sameAs: sameAsOf(origin),
    publisher: facts.publisher?.name ?? null,
    name: values.name,
    summary: values.summary,
    languages: values.languages,
    tags: values.tags,
    tasks: values.tasks,
    domains: facts.domains.flatMap((match) => word(match) ?? []),
    gated: values.gated ?? null,
    disabled: values.disabled ?? null,
    private: origin.isPrivate,
    downloads,
    likes,
    countedAt: isoOf(countedAt ?? null),
    createdAt: values.createdAt,
    updatedAt: values.updatedAt,
    raw,
  };
};

const countsItself = ({ facts }: ExportedOrigin): boolean =>
  facts.fields.values.downloads !== null || facts.fields.values.likes !== null;
const isoOf = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString());

function evaluationRecord(one: ExportedClaims['evaluations'][number]): ModelRecord['evaluations'][number] {
  const { dataset, study, taskId, split, metricId, value, verified, sourceUrl, subset, datasetRevision } =
    one;
  return {
    dataset,
    ...(subset == null ? {} : { subset }),
    ...(datasetRevision == null ? {} : { datasetRevision }),
    ...{ task: taskId, split, metric: metricId, value, unit: 'scale', verified, study, sourceUrl },
  };
}

const textOf = ({ hub, externalId }: Reference): string => `${hub}\n${externalId}`;

/**
 * What an origin says to be the same thing, as far as that still holds: what was split by hand is
 * left out. Where things were merged by hand, one of each joins the first of all.
 */
export function sameAsOf({
  hub,
  externalId,
  facts,
  kin,
}: Pick<ExportedOrigin, 'hub' | 'externalId' | 'facts' | 'kin'>): Reference[] {
  const own = textOf({ hub, externalId });
  const keys = new Set(kin.map(textOf));
  const stated = facts.sameAs.filter((one) => keys.has(textOf(one)));
  const groups = groupsOf(kin, keys);
  const [first] = groups;
  const group = groups.find(([one]) => one === own);
  const [main] = first ?? [];
  const target = group === undefined || group === first ? undefined : kin.find((one) => textOf(one) === main);
  return target === undefined ? stated : [...stated, { hub: target.hub, externalId: target.externalId }];
}

/** Keys that statements join, each group and all of them in order. */
function groupsOf(kin: readonly Kin[], keys: ReadonlySet<string>): string[][] {
  const groupOf = new Map([...keys].map((key) => [key, new Set([key])]));
  for (const one of kin)
    for (const other of one.sameAs) {
      const [mine, theirs] = [groupOf.get(textOf(one)), groupOf.get(textOf(other))];
      if (mine === undefined || theirs === undefined || mine === theirs) continue;
      for (const key of theirs) groupOf.set(key, mine.add(key));
    }
  return [...new Set(groupOf.values())]
    .map((group) => [...group].sort())
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
