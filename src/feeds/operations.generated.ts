/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema-types';

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type BackstageModelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  where?: Types.ModelFilter | null | undefined;
  orderBy?: Types.ModelOrder | null | undefined;
}>;


export type BackstageModelsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, summary: string | null, status: Types.EntityStatus, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, licenses: { weights: { id: string } | null }, bases: Array<{ base: { slug: string } | null }>, origins: Array<{ url: string | null, isCurrent: boolean, hub: { name: string } | null }> }> } };

export type ModelsFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  where?: Types.ModelFilter | null | undefined;
  orderBy?: Types.ModelOrder | null | undefined;
  isFirst: boolean;
}>;


export type ModelsFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, kind: Types.ModelKind | null, inputModalities: Array<Types.Modality>, outputModalities: Array<Types.Modality>, parameterCount: number | string | null, languages: Array<string>, tags: Array<string>, gated: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, publisher: { slug: string } | null, tasks: Array<{ id: string }>, domains: Array<{ slug: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weights: { id: string } | null, code: { id: string } | null, data: { id: string } | null, effective: { commercialUse: Types.Right, license: { id: string } | null } }, libraries: Array<{ id: string }> }> }, catalog?: { revision: number | string } };

export type DatasetsFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  where?: Types.DatasetFilter | null | undefined;
  orderBy?: Types.DatasetOrder | null | undefined;
  isFirst: boolean;
}>;


export type DatasetsFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, modalities: Array<Types.Modality>, languages: Array<string>, tags: Array<string>, classes: number | null, trainingExamples: number | string | null, gated: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, publisher: { slug: string } | null, tasks: Array<{ id: string }>, domains: Array<{ slug: string }>, license: { id: string, commercialUse: Types.Right } | null }> }, catalog?: { revision: number | string } };

export type DomainsFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  where?: Types.DomainFilter | null | undefined;
  isFirst: boolean;
}>;


export type DomainsFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, description: string, aliases: Array<string>, createdAt: string, updatedAt: string, parent: { slug: string } | null }> }, catalog?: { revision: number | string } };

export type PublishersFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.PublisherFilter | null | undefined;
  isFirst: boolean;
}>;


export type PublishersFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, url: string | null, createdAt: string, updatedAt: string }> }, catalog?: { revision: number | string } };

export type CroissantDatasetQueryVariables = Exact<{
  slug: string;
}>;


export type CroissantDatasetQuery = { dataset: { slug: string, name: string, tags: Array<string>, languages: Array<string>, summary: string | null, status: Types.EntityStatus, disabled: boolean | null, createdAt: string, updatedAt: string, publisher: { url: string | null, name: string } | null, license: { url: string | null } | null, origins: Array<{ isCurrent: boolean, fields: Array<string>, url: string | null }> } | null };

export type HubsFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type HubsFeedQuery = { catalog: { revision: number | string, hubs: Array<{ id: string, name: string, url: string | null, lastSyncedAt: string | null, recordCount: number, modelCount: number, datasetCount: number, problemCount: number }> } };

export type LineageNodeFragment = { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, downloads: number | string | null, publisher: { slug: string } | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> };

export type LineageFeedQueryVariables = Exact<{
  model: string;
  depth: number;
}>;


export type LineageFeedQuery = { model: { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, downloads: number | string | null, ancestors: Array<{ depth: number, model: { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, downloads: number | string | null, publisher: { slug: string } | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } }>, descendants: Array<{ depth: number, model: { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, downloads: number | string | null, publisher: { slug: string } | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } }>, publisher: { slug: string } | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } | null, catalog: { revision: number | string } };

export type RecommendationsFeedQueryVariables = Exact<{
  input: Types.RecommendBasesInput;
}>;


export type RecommendationsFeedQuery = { recommendBases: { warning: string | null, abstention: { reason: string, advice: string } | null, recommendations: Array<{ rank: number, evidenceTier: Types.EvidenceTier, resultsOfTask: number, score: number, compatibility: number, confidence: number, base: { slug: string, name: string, parameterCount: number | string | null, downloads: number | string | null, licenses: { effective: { license: { id: string } | null } } } | null, way: { way: Types.AdaptationWay | null }, interval: { lower: number, upper: number }, strategy: { protocol: Types.Protocol }, fit: { memoryBytes: number | string } | null, reasons: Array<{ text: string }> }> }, catalog: { revision: number | string } };

export type StudiesFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.StudyFilter | null | undefined;
  isFirst: boolean;
}>;


export type StudiesFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ key: string, title: string, year: number | null, doi: string | null, url: string | null, repository: string | null, license: string | null, citation: string | null }> }, catalog?: { revision: number | string } };

export type EvaluationsFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.EvaluationFilter | null | undefined;
  orderBy?: Types.EvaluationOrder | null | undefined;
  isFirst: boolean;
}>;


export type EvaluationsFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, subset: string | null, split: string | null, value: number, verified: boolean, sourceUrl: string | null, recordedAt: string, model: { slug: string } | null, dataset: { slug: string } | null, task: { id: string } | null, metric: { id: string, direction: Types.MetricDirection }, study: { key: string } | null }> }, catalog?: { revision: number | string } };

export type TransferResultsFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.TransferResultFilter | null | undefined;
  orderBy?: Types.TransferResultOrder | null | undefined;
  isFirst: boolean;
}>;


export type TransferResultsFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, split: string | null, protocol: Types.Protocol, value: number, scratchBaseline: number | null, trainingExamples: number | string | null, recipe: string | null, seed: number | null, derivation: Types.TransferResultDerivation, isLeaked: boolean | null, isRetracted: boolean, recordedAt: string, base: { slug: string } | null, adapted: { slug: string } | null, target: { slug: string, domains: Array<{ slug: string }> } | null, metric: { id: string, direction: Types.MetricDirection }, cost: { gpuHours: number | null } | null, disputes: Array<{ kind: Types.TransferResultDisputeKind }>, study: { key: string, year: number | null } }> }, catalog?: { revision: number | string } };

export type TransferEdgesFeedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.TransferEdgeFilter | null | undefined;
  orderBy?: Types.TransferEdgeOrder | null | undefined;
  isFirst: boolean;
}>;


export type TransferEdgesFeedQuery = { list: { totalCount?: number | null, totalCountIsExact?: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, protocol: Types.Protocol, kind: Types.TransferEdgeKind, way: Types.AdaptationWay | null, expectedGain: number | null, compatibility: number | null, margin: number | null, evidenceCount: number, reason: string | null, catalogRevision: number | string | null, recommenderVersion: string | null, updatedAt: string, base: { slug: string } | null, domain: { slug: string } | null, task: { id: string } | null }> }, catalog?: { revision: number | string } };

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
export const LineageNodeFragmentDoc = new TypedDocumentString(`
    fragment LineageNode on Model {
  slug
  name
  status
  kind
  parameterCount
  downloads
  publisher {
    slug
  }
  bases(first: 100) {
    relation
    relationRaw
    base {
      slug
    }
  }
}
    `, {"fragmentName":"LineageNode"}) as unknown as TypedDocumentString<LineageNodeFragment, unknown>;
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
export const BackstageModelsDocument = new TypedDocumentString(`
    query BackstageModels($first: Int!, $after: String, $search: String, $where: ModelFilter, $orderBy: ModelOrder) {
  list: models(
    first: $first
    after: $after
    search: $search
    where: $where
    orderBy: $orderBy
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
      name
      summary
      status
      publisher {
        slug
      }
      tasks {
        id
      }
      libraries {
        id
      }
      licenses {
        weights {
          id
        }
      }
      bases(first: 100) {
        base {
          slug
        }
      }
      origins(first: 5) {
        url
        isCurrent
        hub {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BackstageModelsQuery, BackstageModelsQueryVariables>;
export const ModelsFeedDocument = new TypedDocumentString(`
    query ModelsFeed($first: Int!, $after: String, $search: String, $where: ModelFilter, $orderBy: ModelOrder, $isFirst: Boolean!) {
  list: models(
    first: $first
    after: $after
    search: $search
    where: $where
    orderBy: $orderBy
  ) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      slug
      name
      summary
      status
      kind
      publisher {
        slug
      }
      inputModalities
      outputModalities
      tasks {
        id
      }
      domains {
        slug
      }
      architecture {
        family
        name
      }
      parameterCount
      licenses {
        weights {
          id
        }
        code {
          id
        }
        data {
          id
        }
        effective {
          license {
            id
          }
          commercialUse
        }
      }
      libraries {
        id
      }
      languages
      tags
      gated
      downloads
      likes
      createdAt
      updatedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<ModelsFeedQuery, ModelsFeedQueryVariables>;
export const DatasetsFeedDocument = new TypedDocumentString(`
    query DatasetsFeed($first: Int!, $after: String, $search: String, $where: DatasetFilter, $orderBy: DatasetOrder, $isFirst: Boolean!) {
  list: datasets(
    first: $first
    after: $after
    search: $search
    where: $where
    orderBy: $orderBy
  ) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      slug
      name
      summary
      status
      publisher {
        slug
      }
      modalities
      tasks {
        id
      }
      domains {
        slug
      }
      license {
        id
        commercialUse
      }
      languages
      tags
      classes
      trainingExamples
      gated
      downloads
      likes
      createdAt
      updatedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<DatasetsFeedQuery, DatasetsFeedQueryVariables>;
export const DomainsFeedDocument = new TypedDocumentString(`
    query DomainsFeed($first: Int!, $after: String, $search: String, $where: DomainFilter, $isFirst: Boolean!) {
  list: domains(
    first: $first
    after: $after
    search: $search
    where: $where
    orderBy: {field: SLUG, direction: ASC}
  ) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      slug
      name
      description
      aliases
      parent {
        slug
      }
      createdAt
      updatedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<DomainsFeedQuery, DomainsFeedQueryVariables>;
export const PublishersFeedDocument = new TypedDocumentString(`
    query PublishersFeed($first: Int!, $after: String, $where: PublisherFilter, $isFirst: Boolean!) {
  list: publishers(first: $first, after: $after, where: $where) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      slug
      name
      url
      createdAt
      updatedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<PublishersFeedQuery, PublishersFeedQueryVariables>;
export const CroissantDatasetDocument = new TypedDocumentString(`
    query CroissantDataset($slug: String!) {
  dataset(slug: $slug) {
    ...CroissantFacts
    slug
    name
    tags
    languages
    publisher {
      url
    }
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
}`) as unknown as TypedDocumentString<CroissantDatasetQuery, CroissantDatasetQueryVariables>;
export const HubsFeedDocument = new TypedDocumentString(`
    query HubsFeed {
  catalog {
    revision
    hubs {
      id
      name
      url
      lastSyncedAt
      recordCount
      modelCount
      datasetCount
      problemCount
    }
  }
}
    `) as unknown as TypedDocumentString<HubsFeedQuery, HubsFeedQueryVariables>;
export const LineageFeedDocument = new TypedDocumentString(`
    query LineageFeed($model: String!, $depth: Int!) {
  model(slug: $model) {
    ...LineageNode
    ancestors(depth: $depth, first: 100) {
      depth
      model {
        ...LineageNode
      }
    }
    descendants(depth: $depth, first: 100) {
      depth
      model {
        ...LineageNode
      }
    }
  }
  catalog {
    revision
  }
}
    fragment LineageNode on Model {
  slug
  name
  status
  kind
  parameterCount
  downloads
  publisher {
    slug
  }
  bases(first: 100) {
    relation
    relationRaw
    base {
      slug
    }
  }
}`) as unknown as TypedDocumentString<LineageFeedQuery, LineageFeedQueryVariables>;
export const RecommendationsFeedDocument = new TypedDocumentString(`
    query RecommendationsFeed($input: RecommendBasesInput!) {
  recommendBases(input: $input) {
    abstention {
      reason
      advice
    }
    warning
    recommendations {
      rank
      base {
        slug
        name
        parameterCount
        downloads
        licenses {
          effective {
            license {
              id
            }
          }
        }
      }
      way {
        way
      }
      evidenceTier
      resultsOfTask
      score
      interval {
        lower
        upper
      }
      compatibility
      confidence
      strategy {
        protocol
      }
      fit {
        memoryBytes
      }
      reasons {
        text
      }
    }
  }
  catalog {
    revision
  }
}
    `) as unknown as TypedDocumentString<RecommendationsFeedQuery, RecommendationsFeedQueryVariables>;
export const StudiesFeedDocument = new TypedDocumentString(`
    query StudiesFeed($first: Int!, $after: String, $where: StudyFilter, $isFirst: Boolean!) {
  list: studies(first: $first, after: $after, where: $where) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      title
      year
      doi
      url
      repository
      license
      citation
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<StudiesFeedQuery, StudiesFeedQueryVariables>;
export const EvaluationsFeedDocument = new TypedDocumentString(`
    query EvaluationsFeed($first: Int!, $after: String, $where: EvaluationFilter, $orderBy: EvaluationOrder, $isFirst: Boolean!) {
  list: evaluations(
    first: $first
    after: $after
    where: $where
    orderBy: $orderBy
  ) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      model {
        slug
      }
      dataset {
        slug
      }
      task {
        id
      }
      subset
      split
      metric {
        id
        direction
      }
      value
      verified
      study {
        key
      }
      sourceUrl
      recordedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<EvaluationsFeedQuery, EvaluationsFeedQueryVariables>;
export const TransferResultsFeedDocument = new TypedDocumentString(`
    query TransferResultsFeed($first: Int!, $after: String, $where: TransferResultFilter, $orderBy: TransferResultOrder, $isFirst: Boolean!) {
  list: transferResults(
    first: $first
    after: $after
    where: $where
    orderBy: $orderBy
  ) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      base {
        slug
      }
      adapted {
        slug
      }
      target {
        slug
        domains {
          slug
        }
      }
      split
      protocol
      metric {
        id
        direction
      }
      value
      scratchBaseline
      trainingExamples
      recipe
      seed
      cost {
        gpuHours
      }
      derivation
      isLeaked
      isRetracted
      disputes {
        kind
      }
      study {
        key
        year
      }
      recordedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<TransferResultsFeedQuery, TransferResultsFeedQueryVariables>;
export const TransferEdgesFeedDocument = new TypedDocumentString(`
    query TransferEdgesFeed($first: Int!, $after: String, $where: TransferEdgeFilter, $orderBy: TransferEdgeOrder, $isFirst: Boolean!) {
  list: transferEdges(
    first: $first
    after: $after
    where: $where
    orderBy: $orderBy
  ) {
    totalCount @include(if: $isFirst)
    totalCountIsExact @include(if: $isFirst)
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      base {
        slug
      }
      domain {
        slug
      }
      task {
        id
      }
      protocol
      kind
      way
      expectedGain
      compatibility
      margin
      evidenceCount
      reason
      catalogRevision
      recommenderVersion
      updatedAt
    }
  }
  catalog @include(if: $isFirst) {
    revision
  }
}
    `) as unknown as TypedDocumentString<TransferEdgesFeedQuery, TransferEdgesFeedQueryVariables>;