/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema-types';

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type HubDatasetsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.DatasetFilter | null | undefined;
  orderBy?: Types.DatasetOrder | null | undefined;
  withOrigins: boolean;
  hub: string | number;
}>;


export type HubDatasetsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, visibility: Types.Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, modalities: Array<Types.Modality>, trainingExamples: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, license: { id: string, name: string, url: string | null } | null, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }> }> } };

export type HubDatasetOfQueryVariables = Exact<{
  slug: string;
  withOrigins: boolean;
  hub: string | number;
}>;


export type HubDatasetOfQuery = { thing: { id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, visibility: Types.Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, modalities: Array<Types.Modality>, trainingExamples: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, license: { id: string, name: string, url: string | null } | null, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null };

export type HubDatasetSlugsQueryVariables = Exact<{
  prefix: string;
  after?: string | null | undefined;
}>;


export type HubDatasetSlugsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string }> } };

export type HubDatasetFragment = { id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, visibility: Types.Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, modalities: Array<Types.Modality>, trainingExamples: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, license: { id: string, name: string, url: string | null } | null, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }> };

export type HubOriginFragment = { externalId: string, revision: string, url: string | null, hub: { id: string } | null };

export type HubModelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: Types.ModelFilter | null | undefined;
  orderBy?: Types.ModelOrder | null | undefined;
  withTags: boolean;
  withOrigins: boolean;
  withFiles: boolean;
  withFigures: boolean;
  links: number;
  figures: number;
  files: number;
  hub: string | number;
}>;


export type HubModelsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, visibility: Types.Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, parameterCount: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weightsLicenseRaw: string | null, weights: { id: string, name: string, url: string | null } | null }, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, bases?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: Types.LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, trainings?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, versions?: Array<{ name: string, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }>, figures?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } }> } };

export type HubModelOfQueryVariables = Exact<{
  slug: string;
  withTags: boolean;
  withOrigins: boolean;
  withFiles: boolean;
  withFigures: boolean;
  links: number;
  figures: number;
  files: number;
  hub: string | number;
}>;


export type HubModelOfQuery = { thing: { id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, visibility: Types.Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, parameterCount: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weightsLicenseRaw: string | null, weights: { id: string, name: string, url: string | null } | null }, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, bases?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: Types.LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, trainings?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, versions?: Array<{ name: string, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }>, figures?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } } | null };

export type HubModelSlugsQueryVariables = Exact<{
  prefix: string;
  after?: string | null | undefined;
}>;


export type HubModelSlugsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string }> } };

export type HubModelFragment = { id: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, visibility: Types.Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, parameterCount: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weightsLicenseRaw: string | null, weights: { id: string, name: string, url: string | null } | null }, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, bases?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: Types.LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, trainings?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, versions?: Array<{ name: string, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }>, figures?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } };

export type HubBasesFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: Types.LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> };

export type HubTrainingsFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> };

export type HubFilesFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> };

export type HubFiguresFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> };

export type HubFigureFragment = { value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null };

export type HubModelBasesQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  hub: string | number;
}>;


export type HubModelBasesQuery = { model: { further: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: Types.LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> } } | null };

export type HubModelTrainingsQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  hub: string | number;
}>;


export type HubModelTrainingsQuery = { model: { further: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> } } | null };

export type HubModelFilesQueryVariables = Exact<{
  slug: string;
  version: string;
  after?: string | null | undefined;
  hub: string | number;
}>;


export type HubModelFilesQuery = { model: { versions: Array<{ further: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }> } | null };

export type HubModelFiguresQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  hub: string | number;
}>;


export type HubModelFiguresQuery = { model: { further: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } } | null };

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
export const HubOriginFragmentDoc = new TypedDocumentString(`
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
    `, {"fragmentName":"HubOrigin"}) as unknown as TypedDocumentString<HubOriginFragment, unknown>;
export const HubDatasetFragmentDoc = new TypedDocumentString(`
    fragment HubDataset on Dataset {
  id
  slug
  name
  summary
  status
  visibility
  gated
  disabled
  downloads
  likes
  createdAt
  updatedAt
  tags
  languages
  modalities
  trainingExamples
  publisher {
    slug
  }
  tasks {
    id
  }
  license {
    id
    name
    url
  }
  origins(first: 10, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  atHub: origins(first: 3, hub: $hub, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}`, {"fragmentName":"HubDataset"}) as unknown as TypedDocumentString<HubDatasetFragment, unknown>;
export const HubBasesFragmentDoc = new TypedDocumentString(`
    fragment HubBases on LineageConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    relation
    base {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}`, {"fragmentName":"HubBases"}) as unknown as TypedDocumentString<HubBasesFragment, unknown>;
export const HubTrainingsFragmentDoc = new TypedDocumentString(`
    fragment HubTrainings on TrainingConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    dataset {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}`, {"fragmentName":"HubTrainings"}) as unknown as TypedDocumentString<HubTrainingsFragment, unknown>;
export const HubFilesFragmentDoc = new TypedDocumentString(`
    fragment HubFiles on ArtifactConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    uri
    size
    sha256
  }
}
    `, {"fragmentName":"HubFiles"}) as unknown as TypedDocumentString<HubFilesFragment, unknown>;
export const HubFigureFragmentDoc = new TypedDocumentString(`
    fragment HubFigure on Evaluation {
  value
  subset
  datasetRevision
  split
  verified
  sourceUrl
  metric {
    id
    name
  }
  task {
    id
  }
  dataset {
    slug
    name
    atHub: origins(first: 3, hub: $hub, isCurrent: true) {
      ...HubOrigin
    }
  }
  study {
    title
    url
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}`, {"fragmentName":"HubFigure"}) as unknown as TypedDocumentString<HubFigureFragment, unknown>;
export const HubFiguresFragmentDoc = new TypedDocumentString(`
    fragment HubFigures on EvaluationConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...HubFigure
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubFigure on Evaluation {
  value
  subset
  datasetRevision
  split
  verified
  sourceUrl
  metric {
    id
    name
  }
  task {
    id
  }
  dataset {
    slug
    name
    atHub: origins(first: 3, hub: $hub, isCurrent: true) {
      ...HubOrigin
    }
  }
  study {
    title
    url
  }
}`, {"fragmentName":"HubFigures"}) as unknown as TypedDocumentString<HubFiguresFragment, unknown>;
export const HubModelFragmentDoc = new TypedDocumentString(`
    fragment HubModel on Model {
  id
  slug
  name
  summary
  status
  visibility
  gated
  disabled
  downloads
  likes
  createdAt
  updatedAt
  tags
  languages
  parameterCount
  publisher {
    slug
  }
  tasks {
    id
  }
  libraries {
    id
  }
  architecture {
    family
    name
  }
  licenses {
    weightsLicenseRaw
    weights {
      id
      name
      url
    }
  }
  origins(first: 10, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  atHub: origins(first: 3, hub: $hub, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  bases: basesConnection(first: $links) @include(if: $withTags) {
    ...HubBases
  }
  trainings: trainedOnConnection(first: $links) @include(if: $withTags) {
    ...HubTrainings
  }
  versions(first: 3, hub: $hub, isCurrent: true) @include(if: $withFiles) {
    name
    files: artifactsConnection(first: $files) {
      ...HubFiles
    }
  }
  figures: evaluations(first: $figures) @include(if: $withFigures) {
    ...HubFigures
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubBases on LineageConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    relation
    base {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
fragment HubTrainings on TrainingConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    dataset {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
fragment HubFiles on ArtifactConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    uri
    size
    sha256
  }
}
fragment HubFigures on EvaluationConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...HubFigure
  }
}
fragment HubFigure on Evaluation {
  value
  subset
  datasetRevision
  split
  verified
  sourceUrl
  metric {
    id
    name
  }
  task {
    id
  }
  dataset {
    slug
    name
    atHub: origins(first: 3, hub: $hub, isCurrent: true) {
      ...HubOrigin
    }
  }
  study {
    title
    url
  }
}`, {"fragmentName":"HubModel"}) as unknown as TypedDocumentString<HubModelFragment, unknown>;
export const HubDatasetsDocument = new TypedDocumentString(`
    query HubDatasets($first: Int!, $after: String, $where: DatasetFilter, $orderBy: DatasetOrder, $withOrigins: Boolean!, $hub: ID!) {
  list: datasets(first: $first, after: $after, where: $where, orderBy: $orderBy) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...HubDataset
    }
  }
}
    fragment HubDataset on Dataset {
  id
  slug
  name
  summary
  status
  visibility
  gated
  disabled
  downloads
  likes
  createdAt
  updatedAt
  tags
  languages
  modalities
  trainingExamples
  publisher {
    slug
  }
  tasks {
    id
  }
  license {
    id
    name
    url
  }
  origins(first: 10, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  atHub: origins(first: 3, hub: $hub, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
}
fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}`) as unknown as TypedDocumentString<HubDatasetsQuery, HubDatasetsQueryVariables>;
export const HubDatasetOfDocument = new TypedDocumentString(`
    query HubDatasetOf($slug: String!, $withOrigins: Boolean!, $hub: ID!) {
  thing: dataset(slug: $slug) {
    ...HubDataset
  }
}
    fragment HubDataset on Dataset {
  id
  slug
  name
  summary
  status
  visibility
  gated
  disabled
  downloads
  likes
  createdAt
  updatedAt
  tags
  languages
  modalities
  trainingExamples
  publisher {
    slug
  }
  tasks {
    id
  }
  license {
    id
    name
    url
  }
  origins(first: 10, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  atHub: origins(first: 3, hub: $hub, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
}
fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}`) as unknown as TypedDocumentString<HubDatasetOfQuery, HubDatasetOfQueryVariables>;
export const HubDatasetSlugsDocument = new TypedDocumentString(`
    query HubDatasetSlugs($prefix: String!, $after: String) {
  list: datasets(
    first: 100
    after: $after
    where: {slug: {startsWith: $prefix}}
    orderBy: {field: SLUG, direction: ASC}
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<HubDatasetSlugsQuery, HubDatasetSlugsQueryVariables>;
export const HubModelsDocument = new TypedDocumentString(`
    query HubModels($first: Int!, $after: String, $where: ModelFilter, $orderBy: ModelOrder, $withTags: Boolean!, $withOrigins: Boolean!, $withFiles: Boolean!, $withFigures: Boolean!, $links: Int!, $figures: Int!, $files: Int!, $hub: ID!) {
  list: models(first: $first, after: $after, where: $where, orderBy: $orderBy) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...HubModel
    }
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubModel on Model {
  id
  slug
  name
  summary
  status
  visibility
  gated
  disabled
  downloads
  likes
  createdAt
  updatedAt
  tags
  languages
  parameterCount
  publisher {
    slug
  }
  tasks {
    id
  }
  libraries {
    id
  }
  architecture {
    family
    name
  }
  licenses {
    weightsLicenseRaw
    weights {
      id
      name
      url
    }
  }
  origins(first: 10, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  atHub: origins(first: 3, hub: $hub, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  bases: basesConnection(first: $links) @include(if: $withTags) {
    ...HubBases
  }
  trainings: trainedOnConnection(first: $links) @include(if: $withTags) {
    ...HubTrainings
  }
  versions(first: 3, hub: $hub, isCurrent: true) @include(if: $withFiles) {
    name
    files: artifactsConnection(first: $files) {
      ...HubFiles
    }
  }
  figures: evaluations(first: $figures) @include(if: $withFigures) {
    ...HubFigures
  }
}
fragment HubBases on LineageConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    relation
    base {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
fragment HubTrainings on TrainingConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    dataset {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
fragment HubFiles on ArtifactConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    uri
    size
    sha256
  }
}
fragment HubFigures on EvaluationConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...HubFigure
  }
}
fragment HubFigure on Evaluation {
  value
  subset
  datasetRevision
  split
  verified
  sourceUrl
  metric {
    id
    name
  }
  task {
    id
  }
  dataset {
    slug
    name
    atHub: origins(first: 3, hub: $hub, isCurrent: true) {
      ...HubOrigin
    }
  }
  study {
    title
    url
  }
}`) as unknown as TypedDocumentString<HubModelsQuery, HubModelsQueryVariables>;
export const HubModelOfDocument = new TypedDocumentString(`
    query HubModelOf($slug: String!, $withTags: Boolean!, $withOrigins: Boolean!, $withFiles: Boolean!, $withFigures: Boolean!, $links: Int!, $figures: Int!, $files: Int!, $hub: ID!) {
  thing: model(slug: $slug) {
    ...HubModel
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubModel on Model {
  id
  slug
  name
  summary
  status
  visibility
  gated
  disabled
  downloads
  likes
  createdAt
  updatedAt
  tags
  languages
  parameterCount
  publisher {
    slug
  }
  tasks {
    id
  }
  libraries {
    id
  }
  architecture {
    family
    name
  }
  licenses {
    weightsLicenseRaw
    weights {
      id
      name
      url
    }
  }
  origins(first: 10, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  atHub: origins(first: 3, hub: $hub, isCurrent: true) @include(if: $withOrigins) {
    ...HubOrigin
    fields
  }
  bases: basesConnection(first: $links) @include(if: $withTags) {
    ...HubBases
  }
  trainings: trainedOnConnection(first: $links) @include(if: $withTags) {
    ...HubTrainings
  }
  versions(first: 3, hub: $hub, isCurrent: true) @include(if: $withFiles) {
    name
    files: artifactsConnection(first: $files) {
      ...HubFiles
    }
  }
  figures: evaluations(first: $figures) @include(if: $withFigures) {
    ...HubFigures
  }
}
fragment HubBases on LineageConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    relation
    base {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
fragment HubTrainings on TrainingConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    dataset {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}
fragment HubFiles on ArtifactConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    uri
    size
    sha256
  }
}
fragment HubFigures on EvaluationConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...HubFigure
  }
}
fragment HubFigure on Evaluation {
  value
  subset
  datasetRevision
  split
  verified
  sourceUrl
  metric {
    id
    name
  }
  task {
    id
  }
  dataset {
    slug
    name
    atHub: origins(first: 3, hub: $hub, isCurrent: true) {
      ...HubOrigin
    }
  }
  study {
    title
    url
  }
}`) as unknown as TypedDocumentString<HubModelOfQuery, HubModelOfQueryVariables>;
export const HubModelSlugsDocument = new TypedDocumentString(`
    query HubModelSlugs($prefix: String!, $after: String) {
  list: models(
    first: 100
    after: $after
    where: {slug: {startsWith: $prefix}}
    orderBy: {field: SLUG, direction: ASC}
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<HubModelSlugsQuery, HubModelSlugsQueryVariables>;
export const HubModelBasesDocument = new TypedDocumentString(`
    query HubModelBases($slug: String!, $after: String, $hub: ID!) {
  model(slug: $slug) {
    further: basesConnection(first: 100, after: $after) {
      ...HubBases
    }
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubBases on LineageConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    relation
    base {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}`) as unknown as TypedDocumentString<HubModelBasesQuery, HubModelBasesQueryVariables>;
export const HubModelTrainingsDocument = new TypedDocumentString(`
    query HubModelTrainings($slug: String!, $after: String, $hub: ID!) {
  model(slug: $slug) {
    further: trainedOnConnection(first: 100, after: $after) {
      ...HubTrainings
    }
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubTrainings on TrainingConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    dataset {
      slug
      atHub: origins(first: 3, hub: $hub, isCurrent: true) {
        ...HubOrigin
      }
    }
  }
}`) as unknown as TypedDocumentString<HubModelTrainingsQuery, HubModelTrainingsQueryVariables>;
export const HubModelFilesDocument = new TypedDocumentString(`
    query HubModelFiles($slug: String!, $version: String!, $after: String, $hub: ID!) {
  model(slug: $slug) {
    versions(first: 1, hub: $hub, isCurrent: true, name: $version) {
      further: artifactsConnection(first: 100, after: $after) {
        ...HubFiles
      }
    }
  }
}
    fragment HubFiles on ArtifactConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    uri
    size
    sha256
  }
}`) as unknown as TypedDocumentString<HubModelFilesQuery, HubModelFilesQueryVariables>;
export const HubModelFiguresDocument = new TypedDocumentString(`
    query HubModelFigures($slug: String!, $after: String, $hub: ID!) {
  model(slug: $slug) {
    further: evaluations(first: 100, after: $after) {
      ...HubFigures
    }
  }
}
    fragment HubOrigin on Origin {
  externalId
  revision
  url
  hub {
    id
  }
}
fragment HubFigures on EvaluationConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...HubFigure
  }
}
fragment HubFigure on Evaluation {
  value
  subset
  datasetRevision
  split
  verified
  sourceUrl
  metric {
    id
    name
  }
  task {
    id
  }
  dataset {
    slug
    name
    atHub: origins(first: 3, hub: $hub, isCurrent: true) {
      ...HubOrigin
    }
  }
  study {
    title
    url
  }
}`) as unknown as TypedDocumentString<HubModelFiguresQuery, HubModelFiguresQueryVariables>;