/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema-types';

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ModelRowFragment = { slug: string, name: string, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string, name: string }>, licenses: { effective: { license: { id: string, name: string } | null } } };

export type BrowseModelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  where?: Types.ModelFilter | null | undefined;
  orderBy?: Types.ModelOrder | null | undefined;
}>;


export type BrowseModelsQuery = { models: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, facets: { tasks: Array<{ value: string, count: number, isExact: boolean }>, inputModalities: Array<{ value: string, count: number, isExact: boolean }>, libraries: Array<{ value: string, count: number, isExact: boolean }>, licenses: Array<{ value: string, count: number, isExact: boolean }>, languages: Array<{ value: string, count: number, isExact: boolean }> } | null, nodes: Array<{ slug: string, name: string, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string, name: string }>, licenses: { effective: { license: { id: string, name: string } | null } } }> } };

export type FacetRowFragment = { value: string, count: number, isExact: boolean };

export type BrowseDatasetsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  where?: Types.DatasetFilter | null | undefined;
  orderBy?: Types.DatasetOrder | null | undefined;
}>;


export type BrowseDatasetsQuery = { datasets: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, facets: { tasks: Array<{ value: string, count: number, isExact: boolean }>, modalities: Array<{ value: string, count: number, isExact: boolean }>, languages: Array<{ value: string, count: number, isExact: boolean }>, licenses: Array<{ value: string, count: number, isExact: boolean }> } | null, nodes: Array<{ slug: string, name: string, trainingExamples: number | string | null, classes: number | null, tasks: Array<{ id: string, name: string }> }> } };

export type BrowseDomainsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type BrowseDomainsQuery = { domains: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, description: string }> } };

export type NewModelsQueryVariables = Exact<{
  first: number;
}>;


export type NewModelsQuery = { models: { nodes: Array<{ id: string, slug: string, name: string, summary: string | null, createdAt: string, updatedAt: string }> } };

export type SitemapQueryVariables = Exact<{
  first: number;
}>;


export type SitemapQuery = { models: { nodes: Array<{ slug: string, updatedAt: string }> }, datasets: { nodes: Array<{ slug: string, updatedAt: string }> }, domains: { nodes: Array<{ slug: string, updatedAt: string }> } };

export type TransferMatrixQueryVariables = Exact<{
  sources: number;
  after?: string | null | undefined;
}>;


export type TransferMatrixQuery = { domains: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, parent: { slug: string, name: string } | null, transfersFrom: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string } | null }> }> } };

export type BrowseResultsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.TransferResultFilter | null | undefined;
  orderBy?: Types.TransferResultOrder | null | undefined;
}>;


export type BrowseResultsQuery = { transferResults: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ protocol: Types.Protocol, value: number, isRetracted: boolean, base: { slug: string } | null, target: { slug: string } | null, metric: { name: string, minimum: number | null, maximum: number | null, unit: string | null }, study: { key: string, title: string, url: string | null } }> } };

export type CompareBasesQueryVariables = Exact<{
  target: Types.RecommendationTargetInput;
  models: Array<string> | string;
}>;


export type CompareBasesQuery = { compareBases: { candidates: number, warning: string | null, bases: Array<{ failures: Array<string>, estimate: { rank: number, score: number, compatibility: number, evidenceTier: Types.EvidenceTier, interval: { lower: number, upper: number }, way: { way: Types.AdaptationWay | null, text: string }, strategy: { protocol: Types.Protocol, reason: string }, reasons: Array<{ kind: Types.RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, metric: { name: string }, target: { slug: string } | null, study: { key: string, title: string } } | null }>, siblings: { count: number, slugs: Array<string> }, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, publisher: { slug: string, name: string } | null, licenses: { effective: { commercialUse: Types.Right, license: { id: string, name: string } | null, inheritedFrom: { slug: string } | null } }, memoryEstimate: { bytes: number | string } | null } | null } }>, differences: Array<{ value: number, probability: number, interval: { lower: number, upper: number }, better: { slug: string } | null, worse: { slug: string } | null }>, abstention: { reason: string, advice: string } | null } };

export type ContributeStartQueryVariables = Exact<{ [key: string]: never; }>;


export type ContributeStartQuery = { catalog: { counts: { models: number, datasets: number, transferResults: number, studies: number } } };

export type ContributeChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ContributeChoicesQuery = { tasks: Array<{ id: string }>, licenses: Array<{ id: string }>, libraries: Array<{ id: string }> };

export type ReportTransferResultMutationVariables = Exact<{
  input: Types.TransferResultReportInput;
}>;


export type ReportTransferResultMutation = { report: { made: { study: { key: string } } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type RegisterDatasetMutationVariables = Exact<{
  input: Types.DatasetRegisterInput;
}>;


export type RegisterDatasetMutation = { report: { made: { slug: string } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type RegisterModelMutationVariables = Exact<{
  input: Types.ModelRegisterInput;
}>;


export type RegisterModelMutation = { report: { made: { slug: string } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type SuggestModelsQueryVariables = Exact<{
  search: string;
}>;


export type SuggestModelsQuery = { found: { nodes: Array<{ slug: string }> } };

export type SuggestDatasetsQueryVariables = Exact<{
  search: string;
}>;


export type SuggestDatasetsQuery = { found: { nodes: Array<{ slug: string }> } };

export type EmbedRecommendQueryVariables = Exact<{
  input: Types.RecommendBasesInput;
}>;


export type EmbedRecommendQuery = { recommendBases: { candidates: number, expectedCorrelationText: string | null, warning: string | null, recommendations: Array<{ rank: number, score: number, interval: { lower: number, upper: number }, way: { text: string }, reasons: Array<{ text: string, contribution: number }>, base: { slug: string, parameterCount: number | string | null, licenses: { effective: { license: { name: string } | null } } } | null }>, abstention: { reason: string, advice: string } | null } };

export type EmbedModelQueryVariables = Exact<{
  slug: string;
}>;


export type EmbedModelQuery = { model: { slug: string, name: string, summary: string | null, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ name: string }>, publisher: { name: string } | null, licenses: { effective: { commercialUse: Types.Right, license: { name: string } | null } }, memoryEstimate: { bytes: number | string } | null, startSnippet: { language: string, code: string } | null } | null };

export type EmbedLineageQueryVariables = Exact<{
  slug: string;
}>;


export type EmbedLineageQuery = { model: { slug: string, name: string, ancestors: Array<{ depth: number, model: { slug: string } }>, bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }>, derivatives: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ relation: Types.LineageRelation, child: { slug: string } | null }> } } | null };

export type EmbeddableQueryVariables = Exact<{
  slug: string;
}>;


export type EmbeddableQuery = { model: { slug: string, name: string, publisher: { slug: string, name: string } | null } | null };

export type FindBaseQueryVariables = Exact<{
  input: Types.RecommendBasesInput;
}>;


export type FindBaseQuery = { recommendBases: { candidates: number, expectedCorrelationText: string | null, warning: string | null, rejectedCount: number, target: { note: string | null, kindOfData: Array<Types.Modality>, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> }, recommendations: Array<{ rank: number, score: number, compatibility: number, evidenceTier: Types.EvidenceTier, interval: { lower: number, upper: number }, way: { way: Types.AdaptationWay | null, text: string }, strategy: { protocol: Types.Protocol, reason: string }, reasons: Array<{ kind: Types.RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, metric: { name: string }, target: { slug: string } | null, study: { key: string, title: string } } | null }>, siblings: { count: number, slugs: Array<string> }, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, publisher: { slug: string, name: string } | null, licenses: { effective: { commercialUse: Types.Right, license: { id: string, name: string } | null, inheritedFrom: { slug: string } | null } }, memoryEstimate: { bytes: number | string } | null } | null }>, rejected: Array<{ reasons: Array<string>, model: { slug: string } | null }>, counterfactuals: Array<{ constraint: Types.BaseConstraintKind, text: string, base: { slug: string } | null }>, advice: { text: string } | null, orderAdvice: { text: string } | null, ownResults: { count: number, text: string } | null, abstention: { code: Types.AbstentionCode, reason: string, advice: string, alternatives: Array<{ text: string, way: Types.AdaptationWay | null, base: { slug: string } | null }> } | null }, tasks: Array<{ id: string, name: string }>, libraries: Array<{ id: string, name: string }> };

export type RecommendedBaseFragment = { rank: number, score: number, compatibility: number, evidenceTier: Types.EvidenceTier, interval: { lower: number, upper: number }, way: { way: Types.AdaptationWay | null, text: string }, strategy: { protocol: Types.Protocol, reason: string }, reasons: Array<{ kind: Types.RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, metric: { name: string }, target: { slug: string } | null, study: { key: string, title: string } } | null }>, siblings: { count: number, slugs: Array<string> }, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, publisher: { slug: string, name: string } | null, licenses: { effective: { commercialUse: Types.Right, license: { id: string, name: string } | null, inheritedFrom: { slug: string } | null } }, memoryEstimate: { bytes: number | string } | null } | null };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { catalog: { counts: { models: number, datasets: number, domains: number, transferResults: number, studies: number } }, tasks: Array<{ id: string, name: string }>, libraries: Array<{ id: string, name: string }> };

export type DomainMapQueryVariables = Exact<{
  after?: string | null | undefined;
  at: string;
  isChosen: boolean;
  text: string;
  isSearched: boolean;
}>;


export type DomainMapQuery = { domains: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, modalities: Array<Types.Modality>, resultCount: number, position: { x: number, y: number } | null }> }, chosen?: { slug: string, name: string, description: string, similarDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }>, transfersFrom: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null }>, transfersTo: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null }> } | null, found?: { nodes: Array<{ slug: string, name: string, description: string, similarDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }>, transfersFrom: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null }>, transfersTo: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null }> }> } };

export type ChosenDomainFragment = { slug: string, name: string, description: string, similarDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }>, transfersFrom: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null }>, transfersTo: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null }> };

export type PlanTrialsQueryVariables = Exact<{
  input: Types.RecommendBasesInput;
  budget: number;
  purpose: Types.TrialPurpose;
}>;


export type PlanTrialsQuery = { trialPlan: { text: string, warning: string | null, trials: Array<{ expectedGain: number, text: string, base: { slug: string } | null }>, abstention: { reason: string, advice: string } | null } };

export type ModelPageQueryVariables = Exact<{
  slug: string;
}>;


export type ModelPageQuery = { model: { slug: string, name: string, summary: string | null, status: Types.EntityStatus, kind: Types.ModelKind | null, inputModalities: Array<Types.Modality>, outputModalities: Array<Types.Modality>, parameterCount: number | string | null, languages: Array<string>, tags: Array<string>, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, updatedAt: string, createdAt: string, architecture: { family: string | null, name: string | null } | null, memoryEstimate: { bytes: number | string, formula: string } | null, startSnippet: { language: string, code: string } | null, deprecation: { reason: string, replacement: { slug: string } | null } | null, publisher: { slug: string, name: string } | null, domains: Array<{ slug: string, name: string }>, tasks: Array<{ id: string, name: string }>, libraries: Array<{ id: string, name: string }>, licenses: { weights: { id: string, name: string, url: string | null } | null, effective: { commercialUse: Types.Right, derivatives: Types.Right, license: { id: string, name: string } | null, inheritedFrom: { slug: string } | null }, conflicts: Array<{ right: string, base: { slug: string } | null }> }, trainedOn: Array<{ role: Types.TrainingRole, dataset: { slug: string, name: string } | null }>, ancestors: Array<{ depth: number, model: { slug: string, bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }> } }>, descendants: Array<{ depth: number, model: { slug: string, bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }> } }>, versions: Array<{ name: string, createdAt: string, artifacts: Array<{ uri: string, format: string | null, size: number | string | null }> }>, origins: Array<{ externalId: string, url: string | null, isCurrent: boolean, fields: Array<string>, hub: { name: string } | null }>, transferEdges: { nodes: Array<{ kind: Types.TransferEdgeKind, protocol: Types.Protocol, expectedGain: number | null, evidenceCount: number, domain: { slug: string, name: string } | null }> }, transferResults: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ protocol: Types.Protocol, value: number, isRetracted: boolean, target: { slug: string, name: string } | null, metric: { name: string, minimum: number | null, maximum: number | null, unit: string | null }, study: { key: string, title: string, url: string | null } }> }, evaluations: { nodes: Array<{ value: number, verified: boolean, sourceUrl: string | null, metric: { name: string }, dataset: { slug: string, name: string } | null }> }, bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }>, derivatives: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ relation: Types.LineageRelation, child: { slug: string } | null }> } } | null };

export type LineageStepFragment = { depth: number, model: { slug: string, bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }> } };

export type SimilarPageQueryVariables = Exact<{
  slug: string;
}>;


export type SimilarPageQuery = { model: { slug: string, name: string, similarModels: Array<{ similarity: number, model: { slug: string, name: string, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string, name: string }>, licenses: { effective: { license: { id: string, name: string } | null } } } | null }> } | null };

export type ResultRowFragment = { protocol: Types.Protocol, value: number, isRetracted: boolean, metric: { name: string, minimum: number | null, maximum: number | null, unit: string | null }, study: { key: string, title: string, url: string | null } };

export type DatasetPageQueryVariables = Exact<{
  slug: string;
}>;


export type DatasetPageQuery = { dataset: { slug: string, name: string, modalities: Array<Types.Modality>, languages: Array<string>, tags: Array<string>, classes: number | null, trainingExamples: number | string | null, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, summary: string | null, status: Types.EntityStatus, createdAt: string, updatedAt: string, publisher: { slug: string, name: string } | null, license: { id: string, name: string, url: string | null } | null, domains: Array<{ slug: string, name: string }>, tasks: Array<{ id: string, name: string }>, origins: Array<{ externalId: string, url: string | null, isCurrent: boolean, fields: Array<string>, hub: { name: string } | null }>, transferResults: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ protocol: Types.Protocol, value: number, isRetracted: boolean, base: { slug: string, name: string } | null, metric: { name: string, minimum: number | null, maximum: number | null, unit: string | null }, study: { key: string, title: string, url: string | null } }> }, trainedModels: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> } } | null };

export type DomainPageQueryVariables = Exact<{
  slug: string;
}>;


export type DomainPageQuery = { domain: { slug: string, name: string, description: string, aliases: Array<string>, createdAt: string, updatedAt: string, parent: { slug: string, name: string } | null, children: Array<{ slug: string, name: string }>, similarDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }>, transfersFrom: Array<{ expectedGain: number, evidenceCount: number, domain: { slug: string, name: string } | null, bestBase: { slug: string } | null }>, transferEdges: { nodes: Array<{ kind: Types.TransferEdgeKind, protocol: Types.Protocol, expectedGain: number | null, evidenceCount: number, base: { slug: string, name: string } | null }> }, models: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> }, datasets: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> } } | null };

export type PublisherPageQueryVariables = Exact<{
  slug: string;
}>;


export type PublisherPageQuery = { publisher: { slug: string, name: string, url: string | null, createdAt: string, updatedAt: string, models: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string, name: string, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string, name: string }>, licenses: { effective: { license: { id: string, name: string } | null } } }> }, datasets: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string, name: string }> } } | null };

export type StudyPageQueryVariables = Exact<{
  key: string;
  after?: string | null | undefined;
}>;


export type StudyPageQuery = { transferResults: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ protocol: Types.Protocol, value: number, isRetracted: boolean, base: { slug: string, name: string } | null, target: { slug: string, name: string } | null, study: { doi: string | null, repository: string | null, license: string | null, year: number | null, citation: string | null, key: string, title: string, url: string | null }, metric: { name: string, minimum: number | null, maximum: number | null, unit: string | null } }> } };

export type MadeFromFragment = { bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }>, derivatives: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ relation: Types.LineageRelation, child: { slug: string } | null }> } };

export type CroissantFactsFragment = { summary: string | null, status: Types.EntityStatus, disabled: boolean | null, createdAt: string, updatedAt: string, publisher: { name: string } | null, license: { url: string | null } | null, origins: Array<{ isCurrent: boolean, fields: Array<string>, url: string | null }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ModelRowFragmentDoc = new TypedDocumentString(`
    fragment ModelRow on Model {
  slug
  name
  parameterCount
  downloads
  tasks {
    id
    name
  }
  licenses {
    effective {
      license {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"ModelRow"}) as unknown as TypedDocumentString<ModelRowFragment, unknown>;
export const FacetRowFragmentDoc = new TypedDocumentString(`
    fragment FacetRow on FacetValue {
  value
  count
  isExact
}
    `, {"fragmentName":"FacetRow"}) as unknown as TypedDocumentString<FacetRowFragment, unknown>;
export const RecommendedBaseFragmentDoc = new TypedDocumentString(`
    fragment RecommendedBase on BaseRecommendation {
  rank
  score
  interval {
    lower
    upper
  }
  compatibility
  evidenceTier
  way {
    way
    text
  }
  strategy {
    protocol
    reason
  }
  reasons {
    kind
    text
    contribution
  }
  evidence {
    similarity
    result {
      value
      metric {
        name
      }
      target {
        slug
      }
      study {
        key
        title
      }
    }
  }
  siblings {
    count
    slugs
  }
  startSnippet {
    language
    code
  }
  base {
    slug
    name
    parameterCount
    publisher {
      slug
      name
    }
    licenses {
      effective {
        commercialUse
        license {
          id
          name
        }
        inheritedFrom {
          slug
        }
      }
    }
    memoryEstimate(precision: FP16) {
      bytes
    }
  }
}
    `, {"fragmentName":"RecommendedBase"}) as unknown as TypedDocumentString<RecommendedBaseFragment, unknown>;
export const ChosenDomainFragmentDoc = new TypedDocumentString(`
    fragment ChosenDomain on Domain {
  slug
  name
  description
  similarDomains(first: 8) {
    similarity
    domain {
      slug
      name
    }
  }
  transfersFrom(first: 8) {
    expectedGain
    evidenceCount
    domain {
      slug
      name
    }
  }
  transfersTo(first: 8) {
    expectedGain
    evidenceCount
    domain {
      slug
      name
    }
  }
}
    `, {"fragmentName":"ChosenDomain"}) as unknown as TypedDocumentString<ChosenDomainFragment, unknown>;
export const LineageStepFragmentDoc = new TypedDocumentString(`
    fragment LineageStep on Relative {
  depth
  model {
    slug
    bases(first: 8) {
      relation
      base {
        slug
      }
    }
  }
}
    `, {"fragmentName":"LineageStep"}) as unknown as TypedDocumentString<LineageStepFragment, unknown>;
export const ResultRowFragmentDoc = new TypedDocumentString(`
    fragment ResultRow on TransferResult {
  protocol
  value
  metric {
    name
    minimum
    maximum
    unit
  }
  isRetracted
  study {
    key
    title
    url
  }
}
    `, {"fragmentName":"ResultRow"}) as unknown as TypedDocumentString<ResultRowFragment, unknown>;
export const MadeFromFragmentDoc = new TypedDocumentString(`
    fragment MadeFrom on Model {
  bases(first: 8) {
    relation
    base {
      slug
    }
  }
  derivatives(first: 8) {
    totalCount
    totalCountIsExact
    nodes {
      relation
      child {
        slug
      }
    }
  }
}
    `, {"fragmentName":"MadeFrom"}) as unknown as TypedDocumentString<MadeFromFragment, unknown>;
export const CroissantFactsFragmentDoc = new TypedDocumentString(`
    fragment CroissantFacts on Dataset {
  summary
  status
  disabled
  createdAt
  updatedAt
  publisher {
    name
  }
  license {
    url
  }
  origins(first: 20) {
    isCurrent
    fields
    url
  }
}
    `, {"fragmentName":"CroissantFacts"}) as unknown as TypedDocumentString<CroissantFactsFragment, unknown>;
export const BrowseModelsDocument = new TypedDocumentString(`
    query BrowseModels($first: Int!, $after: String, $search: String, $where: ModelFilter, $orderBy: ModelOrder) {
  models(
    first: $first
    after: $after
    search: $search
    where: $where
    orderBy: $orderBy
  ) {
    totalCount
    totalCountIsExact
    pageInfo {
      hasNextPage
      endCursor
    }
    facets {
      tasks {
        ...FacetRow
      }
      inputModalities {
        ...FacetRow
      }
      libraries {
        ...FacetRow
      }
      licenses {
        ...FacetRow
      }
      languages {
        ...FacetRow
      }
    }
    nodes {
      ...ModelRow
    }
  }
}
    fragment ModelRow on Model {
  slug
  name
  parameterCount
  downloads
  tasks {
    id
    name
  }
  licenses {
    effective {
      license {
        id
        name
      }
    }
  }
}
fragment FacetRow on FacetValue {
  value
  count
  isExact
}`) as unknown as TypedDocumentString<BrowseModelsQuery, BrowseModelsQueryVariables>;
export const BrowseDatasetsDocument = new TypedDocumentString(`
    query BrowseDatasets($first: Int!, $after: String, $search: String, $where: DatasetFilter, $orderBy: DatasetOrder) {
  datasets(
    first: $first
    after: $after
    search: $search
    where: $where
    orderBy: $orderBy
  ) {
    totalCount
    totalCountIsExact
    pageInfo {
      hasNextPage
      endCursor
    }
    facets {
      tasks {
        ...FacetRow
      }
      modalities {
        ...FacetRow
      }
      languages {
        ...FacetRow
      }
      licenses {
        ...FacetRow
      }
    }
    nodes {
      slug
      name
      trainingExamples
      classes
      tasks {
        id
        name
      }
    }
  }
}
    fragment FacetRow on FacetValue {
  value
  count
  isExact
}`) as unknown as TypedDocumentString<BrowseDatasetsQuery, BrowseDatasetsQueryVariables>;
export const BrowseDomainsDocument = new TypedDocumentString(`
    query BrowseDomains($first: Int!, $after: String, $search: String) {
  domains(first: $first, after: $after, search: $search) {
    totalCount
    totalCountIsExact
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      description
    }
  }
}
    `) as unknown as TypedDocumentString<BrowseDomainsQuery, BrowseDomainsQueryVariables>;
export const NewModelsDocument = new TypedDocumentString(`
    query NewModels($first: Int!) {
  models(first: $first, orderBy: {field: CREATED_AT}) {
    nodes {
      id
      slug
      name
      summary
      createdAt
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<NewModelsQuery, NewModelsQueryVariables>;
export const SitemapDocument = new TypedDocumentString(`
    query Sitemap($first: Int!) {
  models(first: $first, orderBy: {field: DOWNLOADS}) {
    nodes {
      slug
      updatedAt
    }
  }
  datasets(first: $first, orderBy: {field: DOWNLOADS}) {
    nodes {
      slug
      updatedAt
    }
  }
  domains(first: $first) {
    nodes {
      slug
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapQuery, SitemapQueryVariables>;
export const TransferMatrixDocument = new TypedDocumentString(`
    query TransferMatrix($sources: Int!, $after: String) {
  domains(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      parent {
        slug
        name
      }
      transfersFrom(first: $sources) {
        expectedGain
        evidenceCount
        domain {
          slug
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TransferMatrixQuery, TransferMatrixQueryVariables>;
export const BrowseResultsDocument = new TypedDocumentString(`
    query BrowseResults($first: Int!, $after: String, $where: TransferResultFilter, $orderBy: TransferResultOrder) {
  transferResults(first: $first, after: $after, where: $where, orderBy: $orderBy) {
    totalCount
    totalCountIsExact
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ResultRow
      base {
        slug
      }
      target {
        slug
      }
    }
  }
}
    fragment ResultRow on TransferResult {
  protocol
  value
  metric {
    name
    minimum
    maximum
    unit
  }
  isRetracted
  study {
    key
    title
    url
  }
}`) as unknown as TypedDocumentString<BrowseResultsQuery, BrowseResultsQueryVariables>;
export const CompareBasesDocument = new TypedDocumentString(`
    query CompareBases($target: RecommendationTargetInput!, $models: [String!]!) {
  compareBases(target: $target, models: $models) {
    candidates
    warning
    bases {
      failures
      estimate {
        ...RecommendedBase
      }
    }
    differences {
      value
      interval {
        lower
        upper
      }
      probability
      better {
        slug
      }
      worse {
        slug
      }
    }
    abstention {
      reason
      advice
    }
  }
}
    fragment RecommendedBase on BaseRecommendation {
  rank
  score
  interval {
    lower
    upper
  }
  compatibility
  evidenceTier
  way {
    way
    text
  }
  strategy {
    protocol
    reason
  }
  reasons {
    kind
    text
    contribution
  }
  evidence {
    similarity
    result {
      value
      metric {
        name
      }
      target {
        slug
      }
      study {
        key
        title
      }
    }
  }
  siblings {
    count
    slugs
  }
  startSnippet {
    language
    code
  }
  base {
    slug
    name
    parameterCount
    publisher {
      slug
      name
    }
    licenses {
      effective {
        commercialUse
        license {
          id
          name
        }
        inheritedFrom {
          slug
        }
      }
    }
    memoryEstimate(precision: FP16) {
      bytes
    }
  }
}`) as unknown as TypedDocumentString<CompareBasesQuery, CompareBasesQueryVariables>;
export const ContributeStartDocument = new TypedDocumentString(`
    query ContributeStart {
  catalog {
    counts {
      models
      datasets
      transferResults
      studies
    }
  }
}
    `) as unknown as TypedDocumentString<ContributeStartQuery, ContributeStartQueryVariables>;
export const ContributeChoicesDocument = new TypedDocumentString(`
    query ContributeChoices {
  tasks {
    id
  }
  licenses {
    id
  }
  libraries {
    id
  }
}
    `) as unknown as TypedDocumentString<ContributeChoicesQuery, ContributeChoicesQueryVariables>;
export const ReportTransferResultDocument = new TypedDocumentString(`
    mutation ReportTransferResult($input: TransferResultReportInput!) {
  report: transferResultReport(input: $input) {
    made: transferResult {
      study {
        key
      }
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReportTransferResultMutation, ReportTransferResultMutationVariables>;
export const RegisterDatasetDocument = new TypedDocumentString(`
    mutation RegisterDataset($input: DatasetRegisterInput!) {
  report: datasetRegister(input: $input) {
    made: dataset {
      slug
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterDatasetMutation, RegisterDatasetMutationVariables>;
export const RegisterModelDocument = new TypedDocumentString(`
    mutation RegisterModel($input: ModelRegisterInput!) {
  report: modelRegister(input: $input) {
    made: model {
      slug
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterModelMutation, RegisterModelMutationVariables>;
export const SuggestModelsDocument = new TypedDocumentString(`
    query SuggestModels($search: String!) {
  found: models(search: $search, first: 8) {
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestModelsQuery, SuggestModelsQueryVariables>;
export const SuggestDatasetsDocument = new TypedDocumentString(`
    query SuggestDatasets($search: String!) {
  found: datasets(search: $search, first: 8) {
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestDatasetsQuery, SuggestDatasetsQueryVariables>;
export const EmbedRecommendDocument = new TypedDocumentString(`
    query EmbedRecommend($input: RecommendBasesInput!) {
  recommendBases(input: $input) {
    candidates
    expectedCorrelationText
    warning
    recommendations {
      rank
      score
      interval {
        lower
        upper
      }
      way {
        text
      }
      reasons {
        text
        contribution
      }
      base {
        slug
        parameterCount
        licenses {
          effective {
            license {
              name
            }
          }
        }
      }
    }
    abstention {
      reason
      advice
    }
  }
}
    `) as unknown as TypedDocumentString<EmbedRecommendQuery, EmbedRecommendQueryVariables>;
export const EmbedModelDocument = new TypedDocumentString(`
    query EmbedModel($slug: String!) {
  model(slug: $slug) {
    slug
    name
    summary
    parameterCount
    downloads
    tasks {
      name
    }
    publisher {
      name
    }
    licenses {
      effective {
        commercialUse
        license {
          name
        }
      }
    }
    memoryEstimate(precision: FP16) {
      bytes
    }
    startSnippet {
      language
      code
    }
  }
}
    `) as unknown as TypedDocumentString<EmbedModelQuery, EmbedModelQueryVariables>;
export const EmbedLineageDocument = new TypedDocumentString(`
    query EmbedLineage($slug: String!) {
  model(slug: $slug) {
    slug
    name
    ancestors(depth: 3, first: 20) {
      depth
      model {
        slug
      }
    }
    ...MadeFrom
  }
}
    fragment MadeFrom on Model {
  bases(first: 8) {
    relation
    base {
      slug
    }
  }
  derivatives(first: 8) {
    totalCount
    totalCountIsExact
    nodes {
      relation
      child {
        slug
      }
    }
  }
}`) as unknown as TypedDocumentString<EmbedLineageQuery, EmbedLineageQueryVariables>;
export const EmbeddableDocument = new TypedDocumentString(`
    query Embeddable($slug: String!) {
  model(slug: $slug) {
    slug
    name
    publisher {
      slug
      name
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddableQuery, EmbeddableQueryVariables>;
export const FindBaseDocument = new TypedDocumentString(`
    query FindBase($input: RecommendBasesInput!) {
  recommendBases(input: $input) {
    candidates
    target {
      note
      kindOfData
      task {
        inferred
        confidence
        task {
          id
          name
        }
      }
      nearestDomains {
        similarity
        domain {
          slug
          name
        }
      }
    }
    expectedCorrelationText
    warning
    recommendations {
      ...RecommendedBase
    }
    rejectedCount
    rejected(first: 20) {
      reasons
      model {
        slug
      }
    }
    counterfactuals {
      constraint
      text
      base {
        slug
      }
    }
    advice {
      text
    }
    orderAdvice {
      text
    }
    ownResults {
      count
      text
    }
    abstention {
      code
      reason
      advice
      alternatives(first: 5) {
        text
        way
        base {
          slug
        }
      }
    }
  }
  tasks {
    id
    name
  }
  libraries {
    id
    name
  }
}
    fragment RecommendedBase on BaseRecommendation {
  rank
  score
  interval {
    lower
    upper
  }
  compatibility
  evidenceTier
  way {
    way
    text
  }
  strategy {
    protocol
    reason
  }
  reasons {
    kind
    text
    contribution
  }
  evidence {
    similarity
    result {
      value
      metric {
        name
      }
      target {
        slug
      }
      study {
        key
        title
      }
    }
  }
  siblings {
    count
    slugs
  }
  startSnippet {
    language
    code
  }
  base {
    slug
    name
    parameterCount
    publisher {
      slug
      name
    }
    licenses {
      effective {
        commercialUse
        license {
          id
          name
        }
        inheritedFrom {
          slug
        }
      }
    }
    memoryEstimate(precision: FP16) {
      bytes
    }
  }
}`) as unknown as TypedDocumentString<FindBaseQuery, FindBaseQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start {
  catalog {
    counts {
      models
      datasets
      domains
      transferResults
      studies
    }
  }
  tasks {
    id
    name
  }
  libraries {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const DomainMapDocument = new TypedDocumentString(`
    query DomainMap($after: String, $at: String!, $isChosen: Boolean!, $text: String!, $isSearched: Boolean!) {
  domains(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      modalities
      resultCount
      position {
        x
        y
      }
    }
  }
  chosen: domain(slug: $at) @include(if: $isChosen) {
    ...ChosenDomain
  }
  found: domains(first: 1, search: $text) @include(if: $isSearched) {
    nodes {
      ...ChosenDomain
    }
  }
}
    fragment ChosenDomain on Domain {
  slug
  name
  description
  similarDomains(first: 8) {
    similarity
    domain {
      slug
      name
    }
  }
  transfersFrom(first: 8) {
    expectedGain
    evidenceCount
    domain {
      slug
      name
    }
  }
  transfersTo(first: 8) {
    expectedGain
    evidenceCount
    domain {
      slug
      name
    }
  }
}`) as unknown as TypedDocumentString<DomainMapQuery, DomainMapQueryVariables>;
export const PlanTrialsDocument = new TypedDocumentString(`
    query PlanTrials($input: RecommendBasesInput!, $budget: Int!, $purpose: TrialPurpose!) {
  trialPlan(input: $input, budget: $budget, purpose: $purpose) {
    text
    warning
    trials {
      expectedGain
      text
      base {
        slug
      }
    }
    abstention {
      reason
      advice
    }
  }
}
    `) as unknown as TypedDocumentString<PlanTrialsQuery, PlanTrialsQueryVariables>;
export const ModelPageDocument = new TypedDocumentString(`
    query ModelPage($slug: String!) {
  model(slug: $slug) {
    slug
    name
    summary
    status
    kind
    inputModalities
    outputModalities
    parameterCount
    languages
    tags
    gated
    disabled
    downloads
    likes
    updatedAt
    createdAt
    architecture {
      family
      name
    }
    memoryEstimate(precision: FP16) {
      bytes
      formula
    }
    startSnippet {
      language
      code
    }
    deprecation {
      reason
      replacement {
        slug
      }
    }
    publisher {
      slug
      name
    }
    domains {
      slug
      name
    }
    tasks {
      id
      name
    }
    libraries {
      id
      name
    }
    licenses {
      weights {
        id
        name
        url
      }
      effective {
        commercialUse
        derivatives
        license {
          id
          name
        }
        inheritedFrom {
          slug
        }
      }
      conflicts {
        right
        base {
          slug
        }
      }
    }
    trainedOn(first: 20) {
      role
      dataset {
        slug
        name
      }
    }
    ancestors(depth: 3, first: 20) {
      ...LineageStep
    }
    descendants(depth: 2, first: 20) {
      ...LineageStep
    }
    ...MadeFrom
    versions(first: 5) {
      name
      createdAt
      artifacts(first: 10) {
        uri
        format
        size
      }
    }
    origins(first: 10) {
      externalId
      url
      isCurrent
      fields
      hub {
        name
      }
    }
    transferEdges(first: 10) {
      nodes {
        kind
        protocol
        expectedGain
        evidenceCount
        domain {
          slug
          name
        }
      }
    }
    transferResults(first: 25) {
      totalCount
      totalCountIsExact
      nodes {
        ...ResultRow
        target {
          slug
          name
        }
      }
    }
    evaluations(first: 10) {
      nodes {
        value
        verified
        sourceUrl
        metric {
          name
        }
        dataset {
          slug
          name
        }
      }
    }
  }
}
    fragment LineageStep on Relative {
  depth
  model {
    slug
    bases(first: 8) {
      relation
      base {
        slug
      }
    }
  }
}
fragment ResultRow on TransferResult {
  protocol
  value
  metric {
    name
    minimum
    maximum
    unit
  }
  isRetracted
  study {
    key
    title
    url
  }
}
fragment MadeFrom on Model {
  bases(first: 8) {
    relation
    base {
      slug
    }
  }
  derivatives(first: 8) {
    totalCount
    totalCountIsExact
    nodes {
      relation
      child {
        slug
      }
    }
  }
}`) as unknown as TypedDocumentString<ModelPageQuery, ModelPageQueryVariables>;
export const SimilarPageDocument = new TypedDocumentString(`
    query SimilarPage($slug: String!) {
  model(slug: $slug) {
    slug
    name
    similarModels(first: 20) {
      similarity
      model {
        ...ModelRow
      }
    }
  }
}
    fragment ModelRow on Model {
  slug
  name
  parameterCount
  downloads
  tasks {
    id
    name
  }
  licenses {
    effective {
      license {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<SimilarPageQuery, SimilarPageQueryVariables>;
export const DatasetPageDocument = new TypedDocumentString(`
    query DatasetPage($slug: String!) {
  dataset(slug: $slug) {
    ...CroissantFacts
    slug
    name
    modalities
    languages
    tags
    classes
    trainingExamples
    gated
    disabled
    downloads
    likes
    publisher {
      slug
      name
    }
    license {
      id
      name
    }
    domains {
      slug
      name
    }
    tasks {
      id
      name
    }
    origins(first: 20) {
      externalId
      url
      hub {
        name
      }
    }
    transferResults(first: 25) {
      totalCount
      totalCountIsExact
      nodes {
        ...ResultRow
        base {
          slug
          name
        }
      }
    }
    trainedModels(first: 10) {
      totalCount
      totalCountIsExact
      nodes {
        slug
      }
    }
  }
}
    fragment ResultRow on TransferResult {
  protocol
  value
  metric {
    name
    minimum
    maximum
    unit
  }
  isRetracted
  study {
    key
    title
    url
  }
}
fragment CroissantFacts on Dataset {
  summary
  status
  disabled
  createdAt
  updatedAt
  publisher {
    name
  }
  license {
    url
  }
  origins(first: 20) {
    isCurrent
    fields
    url
  }
}`) as unknown as TypedDocumentString<DatasetPageQuery, DatasetPageQueryVariables>;
export const DomainPageDocument = new TypedDocumentString(`
    query DomainPage($slug: String!) {
  domain(slug: $slug) {
    slug
    name
    description
    aliases
    createdAt
    updatedAt
    parent {
      slug
      name
    }
    children {
      slug
      name
    }
    similarDomains(first: 8) {
      similarity
      domain {
        slug
        name
      }
    }
    transfersFrom(first: 8) {
      expectedGain
      evidenceCount
      domain {
        slug
        name
      }
      bestBase {
        slug
      }
    }
    transferEdges(first: 10) {
      nodes {
        kind
        protocol
        expectedGain
        evidenceCount
        base {
          slug
          name
        }
      }
    }
    models(first: 10, orderBy: {field: DOWNLOADS}) {
      totalCount
      totalCountIsExact
      nodes {
        slug
      }
    }
    datasets(first: 10) {
      totalCount
      totalCountIsExact
      nodes {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DomainPageQuery, DomainPageQueryVariables>;
export const PublisherPageDocument = new TypedDocumentString(`
    query PublisherPage($slug: String!) {
  publisher(slug: $slug) {
    slug
    name
    url
    createdAt
    updatedAt
    models(first: 50, orderBy: {field: DOWNLOADS}) {
      totalCount
      totalCountIsExact
      nodes {
        ...ModelRow
      }
    }
    datasets(first: 50, orderBy: {field: DOWNLOADS}) {
      totalCount
      totalCountIsExact
      nodes {
        slug
        name
      }
    }
  }
}
    fragment ModelRow on Model {
  slug
  name
  parameterCount
  downloads
  tasks {
    id
    name
  }
  licenses {
    effective {
      license {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<PublisherPageQuery, PublisherPageQueryVariables>;
export const StudyPageDocument = new TypedDocumentString(`
    query StudyPage($key: String!, $after: String) {
  transferResults(first: 100, after: $after, where: {study: {key: {eq: $key}}}) {
    totalCount
    totalCountIsExact
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ResultRow
      base {
        slug
        name
      }
      target {
        slug
        name
      }
      study {
        doi
        repository
        license
        year
        citation
      }
    }
  }
}
    fragment ResultRow on TransferResult {
  protocol
  value
  metric {
    name
    minimum
    maximum
    unit
  }
  isRetracted
  study {
    key
    title
    url
  }
}`) as unknown as TypedDocumentString<StudyPageQuery, StudyPageQueryVariables>;