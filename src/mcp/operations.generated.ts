/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema-types';

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type SearchModelsQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: Types.ModelFilter | null | undefined;
  orderBy?: Types.ModelOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchModelsQuery = { models: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, summary: string | null, status: Types.EntityStatus, kind: Types.ModelKind | null, inputModalities: Array<Types.Modality>, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, licenses: { effective: { commercialUse: Types.Right, license: { id: string } | null } } }> } };

export type FoundModelFragment = { slug: string, name: string, summary: string | null, status: Types.EntityStatus, kind: Types.ModelKind | null, inputModalities: Array<Types.Modality>, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, licenses: { effective: { commercialUse: Types.Right, license: { id: string } | null } } };

export type GetModelQueryVariables = Exact<{
  slug: string;
}>;


export type GetModelQuery = { model: { outputModalities: Array<Types.Modality>, languages: Array<string>, tags: Array<string>, gated: boolean | null, likes: number | string | null, updatedAt: string, slug: string, name: string, summary: string | null, status: Types.EntityStatus, kind: Types.ModelKind | null, inputModalities: Array<Types.Modality>, parameterCount: number | string | null, downloads: number | string | null, architecture: { family: string | null, name: string | null } | null, publisher: { slug: string, name: string } | null, domains: Array<{ slug: string, name: string }>, memoryEstimate: { bytes: number | string } | null, startSnippet: { language: string, code: string } | null, deprecation: { reason: string, replacement: { slug: string } | null } | null, licenses: { effective: { commercialUse: Types.Right, inheritedFrom: { slug: string } | null, license: { id: string } | null }, conflicts: Array<{ right: string, base: { slug: string } | null }> }, trainedOn: Array<{ role: Types.TrainingRole, dataset: { slug: string } | null }>, bases: Array<{ relation: Types.LineageRelation, base: { slug: string } | null }>, derivatives: { totalCount: number | null, totalCountIsExact: boolean }, origins: Array<{ url: string | null, isCurrent: boolean, hub: { name: string } | null }>, transferEdges: { nodes: Array<{ kind: Types.TransferEdgeKind, protocol: Types.Protocol, expectedGain: number | null, evidenceCount: number, domain: { slug: string } | null }> }, transferResults: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ value: number, protocol: Types.Protocol, isRetracted: boolean, isLeaked: boolean | null, metric: { name: string }, target: { slug: string } | null, study: { title: string, url: string | null } }> }, tasks: Array<{ id: string }>, libraries: Array<{ id: string }> } | null };

export type GetLineageQueryVariables = Exact<{
  slug: string;
  depth: number;
}>;


export type GetLineageQuery = { model: { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, ancestors: Array<{ depth: number, model: { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } }>, descendants: Array<{ depth: number, model: { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } }>, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } | null };

export type RelationFragment = { slug: string, name: string, status: Types.EntityStatus, kind: Types.ModelKind | null, parameterCount: number | string | null, bases: Array<{ relation: Types.LineageRelation, relationRaw: string | null, base: { slug: string } | null }> };

export type FindDomainQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type FindDomainQuery = { nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string, description: string, parent: { slug: string } | null } | null }> };

export type RecommendBaseQueryVariables = Exact<{
  input: Types.RecommendBasesInput;
}>;


export type RecommendBaseQuery = { recommendBases: { candidates: number, rejectedCount: number, expectedCorrelation: number | null, expectedCorrelationText: string | null, warning: string | null, target: { kindOfData: Array<Types.Modality>, languages: Array<string>, note: string | null, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> }, taskEvidence: { text: string } | null, recommendations: Array<{ rank: number, score: number, compatibility: number, evidenceTier: Types.EvidenceTier, resultsOfTask: number, interval: { lower: number, upper: number }, way: { text: string }, strategy: { protocol: Types.Protocol, reason: string }, reasons: Array<{ kind: Types.RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, protocol: Types.Protocol, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { title: string, url: string | null } } | null }>, adaptation: { text: string } | null, fit: { memoryBytes: number | string } | null, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, licenses: { effective: { commercialUse: Types.Right, license: { id: string } | null } } } | null }>, rejected: Array<{ reasons: Array<string>, model: { slug: string } | null }>, counterfactuals: Array<{ constraint: Types.BaseConstraintKind, text: string, base: { slug: string } | null }>, advice: { text: string } | null, ownResults: { text: string } | null, abstention: { code: Types.AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: Types.AdaptationWay | null, text: string, base: { slug: string } | null }> } | null, receipt: { id: string, catalogRevision: number | string, recommenderVersion: string, encoderVersion: string, createdAt: string } | null } };

export type CompareBasesQueryVariables = Exact<{
  target: Types.RecommendationTargetInput;
  task?: string | null | undefined;
  modality?: Types.Modality | null | undefined;
  classes?: number | null | undefined;
  trainingExamples?: number | string | null | undefined;
  protocol?: Types.Protocol | null | undefined;
  measured?: Array<Types.OwnResultInput> | Types.OwnResultInput | null | undefined;
  models: Array<string> | string;
  constraints?: Types.BaseConstraintsInput | null | undefined;
}>;


export type CompareBasesQuery = { compareBases: { candidates: number, warning: string | null, target: { kindOfData: Array<Types.Modality>, languages: Array<string>, note: string | null, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> }, bases: Array<{ failures: Array<string>, estimate: { rank: number, score: number, compatibility: number, evidenceTier: Types.EvidenceTier, resultsOfTask: number, interval: { lower: number, upper: number }, way: { text: string }, strategy: { protocol: Types.Protocol, reason: string }, reasons: Array<{ kind: Types.RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, protocol: Types.Protocol, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { title: string, url: string | null } } | null }>, adaptation: { text: string } | null, fit: { memoryBytes: number | string } | null, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, licenses: { effective: { commercialUse: Types.Right, license: { id: string } | null } } } | null } }>, differences: Array<{ value: number, probability: number, interval: { lower: number, upper: number }, better: { slug: string } | null, worse: { slug: string } | null }>, abstention: { code: Types.AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: Types.AdaptationWay | null, text: string, base: { slug: string } | null }> } | null } };

export type PlanTrialsQueryVariables = Exact<{
  input: Types.RecommendBasesInput;
  budget: number;
  purpose: Types.TrialPurpose;
}>;


export type PlanTrialsQuery = { trialPlan: { purpose: Types.TrialPurpose, text: string, warning: string | null, trials: Array<{ expectedGain: number, text: string, base: { slug: string } | null }>, abstention: { code: Types.AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: Types.AdaptationWay | null, text: string, base: { slug: string } | null }> } | null } };

export type UnderstoodFragment = { kindOfData: Array<Types.Modality>, languages: Array<string>, note: string | null, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> };

export type AbstainedFragment = { code: Types.AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: Types.AdaptationWay | null, text: string, base: { slug: string } | null }> };

export type EstimatedBaseFragment = { rank: number, score: number, compatibility: number, evidenceTier: Types.EvidenceTier, resultsOfTask: number, interval: { lower: number, upper: number }, way: { text: string }, strategy: { protocol: Types.Protocol, reason: string }, reasons: Array<{ kind: Types.RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, protocol: Types.Protocol, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { title: string, url: string | null } } | null }>, adaptation: { text: string } | null, fit: { memoryBytes: number | string } | null, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, licenses: { effective: { commercialUse: Types.Right, license: { id: string } | null } } } | null };

export type ListModelsQueryVariables = Exact<{
  first: number;
}>;


export type ListModelsQuery = { models: { nodes: Array<{ slug: string, name: string, summary: string | null }> } };

export type ListDomainsQueryVariables = Exact<{
  first: number;
}>;


export type ListDomainsQuery = { domains: { nodes: Array<{ slug: string, name: string, description: string }> } };

export type CompleteModelQueryVariables = Exact<{
  part: string;
  first: number;
}>;


export type CompleteModelQuery = { models: { totalCount: number | null, nodes: Array<{ slug: string }> } };

export type CompleteDomainQueryVariables = Exact<{
  part: string;
  first: number;
}>;


export type CompleteDomainQuery = { domains: { totalCount: number | null, nodes: Array<{ slug: string }> } };

export type GetDomainQueryVariables = Exact<{
  slug: string;
}>;


export type GetDomainQuery = { domain: { slug: string, name: string, description: string, aliases: Array<string>, parent: { slug: string } | null, children: Array<{ slug: string }>, similarDomains: Array<{ similarity: number, domain: { slug: string } | null }>, transferEdges: { nodes: Array<{ kind: Types.TransferEdgeKind, protocol: Types.Protocol, expectedGain: number | null, evidenceCount: number, base: { slug: string } | null }> }, datasets: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> }, models: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> } } | null };

export type ReportResultMutationVariables = Exact<{
  input: Types.TransferResultReportInput;
}>;


export type ReportResultMutation = { transferResultReport: { transferResult: { id: string, protocol: Types.Protocol, value: number, visibility: Types.Visibility, recordedAt: string, isLeaked: boolean | null, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { key: string } } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: Types.UserErrorCode }> } | null };

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
export const FoundModelFragmentDoc = new TypedDocumentString(`
    fragment FoundModel on Model {
  slug
  name
  summary
  status
  kind
  inputModalities
  parameterCount
  downloads
  tasks {
    id
  }
  libraries {
    id
  }
  licenses {
    effective {
      commercialUse
      license {
        id
      }
    }
  }
}
    `, {"fragmentName":"FoundModel"}) as unknown as TypedDocumentString<FoundModelFragment, unknown>;
export const RelationFragmentDoc = new TypedDocumentString(`
    fragment Relation on Model {
  slug
  name
  status
  kind
  parameterCount
  bases(first: 20) {
    relation
    relationRaw
    base {
      slug
    }
  }
}
    `, {"fragmentName":"Relation"}) as unknown as TypedDocumentString<RelationFragment, unknown>;
export const UnderstoodFragmentDoc = new TypedDocumentString(`
    fragment Understood on RecommendationTarget {
  kindOfData
  languages
  note
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
    `, {"fragmentName":"Understood"}) as unknown as TypedDocumentString<UnderstoodFragment, unknown>;
export const AbstainedFragmentDoc = new TypedDocumentString(`
    fragment Abstained on Abstention {
  code
  reason
  advice
  alternatives(first: 5) {
    way
    text
    base {
      slug
    }
  }
}
    `, {"fragmentName":"Abstained"}) as unknown as TypedDocumentString<AbstainedFragment, unknown>;
export const EstimatedBaseFragmentDoc = new TypedDocumentString(`
    fragment EstimatedBase on BaseRecommendation {
  rank
  score
  interval {
    lower
    upper
  }
  compatibility
  evidenceTier
  resultsOfTask
  way {
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
      protocol
      metric {
        name
      }
      base {
        slug
      }
      target {
        slug
      }
      study {
        title
        url
      }
    }
  }
  adaptation {
    text
  }
  fit {
    memoryBytes
  }
  startSnippet {
    language
    code
  }
  base {
    slug
    name
    parameterCount
    licenses {
      effective {
        commercialUse
        license {
          id
        }
      }
    }
  }
}
    `, {"fragmentName":"EstimatedBase"}) as unknown as TypedDocumentString<EstimatedBaseFragment, unknown>;
export const SearchModelsDocument = new TypedDocumentString(`
    query SearchModels($search: String, $where: ModelFilter, $orderBy: ModelOrder, $first: Int!, $after: String) {
  models(
    search: $search
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    totalCountIsExact
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FoundModel
    }
  }
}
    fragment FoundModel on Model {
  slug
  name
  summary
  status
  kind
  inputModalities
  parameterCount
  downloads
  tasks {
    id
  }
  libraries {
    id
  }
  licenses {
    effective {
      commercialUse
      license {
        id
      }
    }
  }
}`) as unknown as TypedDocumentString<SearchModelsQuery, SearchModelsQueryVariables>;
export const GetModelDocument = new TypedDocumentString(`
    query GetModel($slug: String!) {
  model(slug: $slug) {
    ...FoundModel
    outputModalities
    languages
    tags
    gated
    likes
    updatedAt
    architecture {
      family
      name
    }
    publisher {
      slug
      name
    }
    domains {
      slug
      name
    }
    memoryEstimate(precision: FP16) {
      bytes
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
    licenses {
      effective {
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
      }
    }
    bases(first: 10) {
      relation
      base {
        slug
      }
    }
    derivatives(first: 1) {
      totalCount
      totalCountIsExact
    }
    origins(first: 5) {
      url
      isCurrent
      hub {
        name
      }
    }
    transferEdges(first: 5) {
      nodes {
        kind
        protocol
        expectedGain
        evidenceCount
        domain {
          slug
        }
      }
    }
    transferResults(first: 10) {
      totalCount
      totalCountIsExact
      nodes {
        value
        protocol
        isRetracted
        isLeaked
        metric {
          name
        }
        target {
          slug
        }
        study {
          title
          url
        }
      }
    }
  }
}
    fragment FoundModel on Model {
  slug
  name
  summary
  status
  kind
  inputModalities
  parameterCount
  downloads
  tasks {
    id
  }
  libraries {
    id
  }
  licenses {
    effective {
      commercialUse
      license {
        id
      }
    }
  }
}`) as unknown as TypedDocumentString<GetModelQuery, GetModelQueryVariables>;
export const GetLineageDocument = new TypedDocumentString(`
    query GetLineage($slug: String!, $depth: Int!) {
  model(slug: $slug) {
    ...Relation
    ancestors(depth: $depth, first: 50) {
      depth
      model {
        ...Relation
      }
    }
    descendants(depth: $depth, first: 50) {
      depth
      model {
        ...Relation
      }
    }
  }
}
    fragment Relation on Model {
  slug
  name
  status
  kind
  parameterCount
  bases(first: 20) {
    relation
    relationRaw
    base {
      slug
    }
  }
}`) as unknown as TypedDocumentString<GetLineageQuery, GetLineageQueryVariables>;
export const FindDomainDocument = new TypedDocumentString(`
    query FindDomain($text: String!, $first: Int!) {
  nearestDomains(text: $text, first: $first) {
    similarity
    domain {
      slug
      name
      description
      parent {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindDomainQuery, FindDomainQueryVariables>;
export const RecommendBaseDocument = new TypedDocumentString(`
    query RecommendBase($input: RecommendBasesInput!) {
  recommendBases(input: $input) {
    candidates
    target {
      ...Understood
    }
    taskEvidence {
      text
    }
    recommendations {
      ...EstimatedBase
    }
    rejectedCount
    rejected(first: 5) {
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
    ownResults {
      text
    }
    abstention {
      ...Abstained
    }
    expectedCorrelation
    expectedCorrelationText
    warning
    receipt {
      id
      catalogRevision
      recommenderVersion
      encoderVersion
      createdAt
    }
  }
}
    fragment Understood on RecommendationTarget {
  kindOfData
  languages
  note
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
fragment Abstained on Abstention {
  code
  reason
  advice
  alternatives(first: 5) {
    way
    text
    base {
      slug
    }
  }
}
fragment EstimatedBase on BaseRecommendation {
  rank
  score
  interval {
    lower
    upper
  }
  compatibility
  evidenceTier
  resultsOfTask
  way {
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
      protocol
      metric {
        name
      }
      base {
        slug
      }
      target {
        slug
      }
      study {
        title
        url
      }
    }
  }
  adaptation {
    text
  }
  fit {
    memoryBytes
  }
  startSnippet {
    language
    code
  }
  base {
    slug
    name
    parameterCount
    licenses {
      effective {
        commercialUse
        license {
          id
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RecommendBaseQuery, RecommendBaseQueryVariables>;
export const CompareBasesDocument = new TypedDocumentString(`
    query CompareBases($target: RecommendationTargetInput!, $task: String, $modality: Modality, $classes: Int, $trainingExamples: BigInt, $protocol: Protocol, $measured: [OwnResultInput!], $models: [String!]!, $constraints: BaseConstraintsInput) {
  compareBases(
    target: $target
    task: $task
    modality: $modality
    classes: $classes
    trainingExamples: $trainingExamples
    protocol: $protocol
    measured: $measured
    models: $models
    constraints: $constraints
  ) {
    candidates
    target {
      ...Understood
    }
    bases {
      failures
      estimate {
        ...EstimatedBase
      }
    }
    warning
    differences {
      value
      probability
      interval {
        lower
        upper
      }
      better {
        slug
      }
      worse {
        slug
      }
    }
    abstention {
      ...Abstained
    }
  }
}
    fragment Understood on RecommendationTarget {
  kindOfData
  languages
  note
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
fragment Abstained on Abstention {
  code
  reason
  advice
  alternatives(first: 5) {
    way
    text
    base {
      slug
    }
  }
}
fragment EstimatedBase on BaseRecommendation {
  rank
  score
  interval {
    lower
    upper
  }
  compatibility
  evidenceTier
  resultsOfTask
  way {
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
      protocol
      metric {
        name
      }
      base {
        slug
      }
      target {
        slug
      }
      study {
        title
        url
      }
    }
  }
  adaptation {
    text
  }
  fit {
    memoryBytes
  }
  startSnippet {
    language
    code
  }
  base {
    slug
    name
    parameterCount
    licenses {
      effective {
        commercialUse
        license {
          id
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<CompareBasesQuery, CompareBasesQueryVariables>;
export const PlanTrialsDocument = new TypedDocumentString(`
    query PlanTrials($input: RecommendBasesInput!, $budget: Int!, $purpose: TrialPurpose!) {
  trialPlan(input: $input, budget: $budget, purpose: $purpose) {
    purpose
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
      ...Abstained
    }
  }
}
    fragment Abstained on Abstention {
  code
  reason
  advice
  alternatives(first: 5) {
    way
    text
    base {
      slug
    }
  }
}`) as unknown as TypedDocumentString<PlanTrialsQuery, PlanTrialsQueryVariables>;
export const ListModelsDocument = new TypedDocumentString(`
    query ListModels($first: Int!) {
  models(first: $first, orderBy: {field: DOWNLOADS}) {
    nodes {
      slug
      name
      summary
    }
  }
}
    `) as unknown as TypedDocumentString<ListModelsQuery, ListModelsQueryVariables>;
export const ListDomainsDocument = new TypedDocumentString(`
    query ListDomains($first: Int!) {
  domains(first: $first) {
    nodes {
      slug
      name
      description
    }
  }
}
    `) as unknown as TypedDocumentString<ListDomainsQuery, ListDomainsQueryVariables>;
export const CompleteModelDocument = new TypedDocumentString(`
    query CompleteModel($part: String!, $first: Int!) {
  models(
    first: $first
    where: {slug: {contains: $part}}
    orderBy: {field: DOWNLOADS}
  ) {
    totalCount
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteModelQuery, CompleteModelQueryVariables>;
export const CompleteDomainDocument = new TypedDocumentString(`
    query CompleteDomain($part: String!, $first: Int!) {
  domains(first: $first, where: {slug: {contains: $part}}) {
    totalCount
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteDomainQuery, CompleteDomainQueryVariables>;
export const GetDomainDocument = new TypedDocumentString(`
    query GetDomain($slug: String!) {
  domain(slug: $slug) {
    slug
    name
    description
    aliases
    parent {
      slug
    }
    children {
      slug
    }
    similarDomains(first: 5) {
      similarity
      domain {
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
        }
      }
    }
    datasets(first: 10) {
      totalCount
      totalCountIsExact
      nodes {
        slug
      }
    }
    models(first: 10, orderBy: {field: DOWNLOADS}) {
      totalCount
      totalCountIsExact
      nodes {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetDomainQuery, GetDomainQueryVariables>;
export const ReportResultDocument = new TypedDocumentString(`
    mutation ReportResult($input: TransferResultReportInput!) {
  transferResultReport(input: $input) {
    transferResult {
      id
      protocol
      value
      visibility
      recordedAt
      isLeaked
      metric {
        name
      }
      base {
        slug
      }
      target {
        slug
      }
      study {
        key
      }
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ReportResultMutation, ReportResultMutationVariables>;