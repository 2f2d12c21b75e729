/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Chooses models. All conditions that are given must hold. */
export type ModelFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By slug, without regard to case. */
  slug?: TextFilter | null | undefined;
  /** By name. */
  name?: TextFilter | null | undefined;
  /** By status. */
  status?: EntityStatusFilter | null | undefined;
  /** By whom it is for. */
  visibility?: VisibilityFilter | null | undefined;
  /** By what the weights compute. */
  kind?: ModelKindFilter | null | undefined;
  /** By publisher. */
  publisher?: PublisherFilter | null | undefined;
  /** By kinds of input. */
  inputModalities?: ModalityListFilter | null | undefined;
  /** By kinds of output. */
  outputModalities?: ModalityListFilter | null | undefined;
  /** By tasks, such as image-classification. */
  tasks?: TextListFilter | null | undefined;
  /** By the first of its tasks: what the Hugging Face Hub calls the pipeline tag. */
  mainTask?: TextFilter | null | undefined;
  /** By libraries, such as transformers. */
  libraries?: TextListFilter | null | undefined;
  /** By languages. */
  languages?: TextListFilter | null | undefined;
  /** By tags. */
  tags?: TextListFilter | null | undefined;
  /** By family of architecture, such as resnet. */
  architectureFamily?: TextFilter | null | undefined;
  /** By the number of parameters. */
  parameterCount?: BigIntFilter | null | undefined;
  /** By the licence of the weights. */
  license?: LicenseFilter | null | undefined;
  /** By domains; one of them must match. */
  domains?: DomainFilter | null | undefined;
  /** By what it was trained on; one dataset must match. */
  trainedOn?: TrainingFilter | null | undefined;
  /** By what it was made from; one base must match. */
  bases?: LineageFilter | null | undefined;
  /** True: only those whose hub asks for a name or consent first. False: all others. */
  gated?: boolean | null | undefined;
  /** True: only those whose hub has closed access to the files. False: all others. */
  disabled?: boolean | null | undefined;
  /** By downloads. */
  downloads?: BigIntFilter | null | undefined;
  /** By likes. */
  likes?: BigIntFilter | null | undefined;
  /** By when the catalogue first recorded it. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By when the catalogue last changed it. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<ModelFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<ModelFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: ModelFilter | null | undefined;
};

/** Compares an opaque id. All comparisons that are given must hold. */
export type IdFilter = {
  /** Exactly this one. */
  eq?: string | number | null | undefined;
  /** Any other one, or unknown. */
  not?: string | number | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string | number> | null | undefined;
  /** None of these, or unknown; at most 100. */
  notIn?: Array<string | number> | null | undefined;
  /** True: only where the value is unknown. False: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** Compares a text. All comparisons that are given must hold. */
export type TextFilter = {
  /** Exactly this text. */
  eq?: string | null | undefined;
  /** Any other text, or unknown. */
  not?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
  /** None of these, or unknown; at most 100. */
  notIn?: Array<string> | null | undefined;
  /** Begins so; case does not matter. */
  startsWith?: string | null | undefined;
  /** Contains this; case does not matter. */
  contains?: string | null | undefined;
  /** True: only where the value is unknown. False: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type EntityStatusFilter = {
  /** Exactly this. */
  eq?: EntityStatus | null | undefined;
  /** Any other one. */
  not?: EntityStatus | null | undefined;
  /** One of these. */
  in?: Array<EntityStatus> | null | undefined;
  /** None of these. */
  notIn?: Array<EntityStatus> | null | undefined;
};

/** How far something is known, and whether it should be used. */
export type EntityStatus =
  /** Only named by something else, as its base or its data; no hub described it yet. */
  | 'STUB'
  /** Described by at least one hub. */
  | 'ACTIVE'
  /** Not to be started from any more: its publisher advises against it, or its hub has just ceased to list it. */
  | 'DEPRECATED'
  /** No longer at its hub; kept because facts refer to it. */
  | 'REMOVED';

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type VisibilityFilter = {
  /** Exactly this. */
  eq?: Visibility | null | undefined;
  /** Any other one. */
  not?: Visibility | null | undefined;
  /** One of these. */
  in?: Array<Visibility> | null | undefined;
  /** None of these. */
  notIn?: Array<Visibility> | null | undefined;
};

/** Whom something is for. To all others it does not exist. */
export type Visibility =
  /** Everybody. */
  | 'PUBLIC'
  /** Whoever is known here with the scope `read`, and the members of its publisher. */
  | 'INTERNAL'
  /** The members of its publisher, and administrators. */
  | 'PRIVATE';

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type ModelKindFilter = {
  /** Exactly this. */
  eq?: ModelKind | null | undefined;
  /** Any other one. */
  not?: ModelKind | null | undefined;
  /** One of these. */
  in?: Array<ModelKind> | null | undefined;
  /** None of these. */
  notIn?: Array<ModelKind> | null | undefined;
};

/** What the weights of a model compute. */
export type ModelKind =
  /** Turns images into features: ResNet, ViT, DINOv2; also with a classification head. */
  | 'VISION_ENCODER'
  /** Turns images and texts into features that can be compared: CLIP, SigLIP. */
  | 'IMAGE_TEXT_ENCODER'
  /** Turns texts into features: BERT, sentence embedders, word vectors. */
  | 'TEXT_ENCODER'
  /** Writes text on from text: GPT-2, Llama, Mistral. */
  | 'TEXT_DECODER'
  /** Reads a text and writes another: T5, BART, translators. */
  | 'TEXT_ENCODER_DECODER'
  /** Reads images with text and writes text: BLIP, LLaVA, Qwen-VL. */
  | 'VISION_LANGUAGE_DECODER'
  /** Finds objects and draws boxes around them: Faster R-CNN, DETR, YOLO. */
  | 'DETECTOR'
  /** Assigns pixels to objects or classes: DeepLab, Mask2Former, SAM. */
  | 'SEGMENTER'
  /** Predicts other values over an image, such as depth or the points of a pose. */
  | 'DENSE_PREDICTOR'
  /** Reads pages or lines of text in images: LayoutLM, Donut, TrOCR. */
  | 'DOCUMENT_READER'
  /** Turns sound into features: wav2vec 2.0, AST, CLAP. */
  | 'AUDIO_ENCODER'
  /** Writes down speech: Whisper, wav2vec 2.0 with a trained CTC head. */
  | 'SPEECH_RECOGNISER'
  /** Speaks a text: VITS, SpeechT5. */
  | 'SPEECH_SYNTHESISER'
  /** Predicts the next values of series: Chronos, TimesFM. */
  | 'FORECASTER'
  /** Predicts a column of a table from the others: TabPFN. */
  | 'TABULAR_PREDICTOR'
  /** Turns small molecules into features: MoLFormer, ChemBERTa. */
  | 'MOLECULE_ENCODER'
  /** Turns sequences of proteins into features: ESM-2. */
  | 'PROTEIN_ENCODER'
  /** Turns clips into features: VideoMAE, V-JEPA. */
  | 'VIDEO_ENCODER'
  /** Turns points in space into features: Point-BERT, Point Transformer. */
  | 'POINT_CLOUD_ENCODER'
  /** Turns nodes and links into features: Graphormer. */
  | 'GRAPH_ENCODER'
  /** Makes images, video, sound or shapes: Stable Diffusion, MusicGen. */
  | 'GENERATOR'
  /** Computes something else, such as the actions of a robot. */
  | 'OTHER';

/** Chooses publishers. All conditions that are given must hold. */
export type PublisherFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By slug, without regard to case. */
  slug?: TextFilter | null | undefined;
  /** By name. */
  name?: TextFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<PublisherFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<PublisherFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: PublisherFilter | null | undefined;
};

/** Compares a list of words of a closed set. All comparisons that are given must hold. */
export type ModalityListFilter = {
  /** Holds this one. */
  has?: Modality | null | undefined;
  /** Holds at least one of these. */
  hasAny?: Array<Modality> | null | undefined;
  /** Holds all of these. */
  hasAll?: Array<Modality> | null | undefined;
  /** True: only empty lists. False: only others. */
  isEmpty?: boolean | null | undefined;
};

/** A kind of data that models take in or give out. */
export type Modality =
  /** Still pictures. */
  | 'IMAGE'
  /** Written language or code. */
  | 'TEXT'
  /** Sound, speech and music. */
  | 'AUDIO'
  /** Moving pictures. */
  | 'VIDEO'
  /** Rows of named columns. */
  | 'TABULAR'
  /** Values in the order of time. */
  | 'TIME_SERIES'
  /** Nodes and links. */
  | 'GRAPH'
  /** Chemical structures and sequences. */
  | 'MOLECULE'
  /** Points in space. */
  | 'POINT_CLOUD';

/** Compares a list of texts. All comparisons that are given must hold. */
export type TextListFilter = {
  /** Holds this text. */
  has?: string | null | undefined;
  /** Holds at least one of these, at most 100. */
  hasAny?: Array<string> | null | undefined;
  /** Holds all of these, at most 100. */
  hasAll?: Array<string> | null | undefined;
  /** True: only empty lists. False: only others. */
  isEmpty?: boolean | null | undefined;
};

/** Compares a count, which may be large. All comparisons that are given must hold. */
export type BigIntFilter = {
  /** Exactly this. */
  eq?: number | string | null | undefined;
  /** Anything else, or unknown. */
  not?: number | string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<number | string> | null | undefined;
  /** None of these, or unknown; at most 100. */
  notIn?: Array<number | string> | null | undefined;
  /** Greater than this. */
  gt?: number | string | null | undefined;
  /** This or greater. */
  gte?: number | string | null | undefined;
  /** Less than this. */
  lt?: number | string | null | undefined;
  /** This or less. */
  lte?: number | string | null | undefined;
  /** True: only where the value is unknown. False: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** Chooses licences. All conditions that are given must hold. */
export type LicenseFilter = {
  /** By the word for it, such as apache-2.0. */
  id?: TextFilter | null | undefined;
  /** By whether commercial use is allowed. */
  commercialUse?: RightFilter | null | undefined;
  /** By whether changed copies are allowed. */
  derivatives?: RightFilter | null | undefined;
  /** By whether copies may be passed on. */
  redistribution?: RightFilter | null | undefined;
  /** By whether changed copies must carry the same licence. */
  copyleft?: RightFilter | null | undefined;
  /** By whether the author must be named. */
  attribution?: RightFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<LicenseFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<LicenseFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: LicenseFilter | null | undefined;
};

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type RightFilter = {
  /** Exactly this. */
  eq?: Right | null | undefined;
  /** Any other one. */
  not?: Right | null | undefined;
  /** One of these. */
  in?: Array<Right> | null | undefined;
  /** None of these. */
  notIn?: Array<Right> | null | undefined;
};

/** Whether a licence grants or demands something. */
export type Right =
  /** It does. */
  | 'YES'
  /** It does not. */
  | 'NO'
  /** Not known; treat it as the stricter of the two. */
  | 'UNKNOWN';

/** Chooses domains. All conditions that are given must hold. */
export type DomainFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By slug. */
  slug?: TextFilter | null | undefined;
  /** By name. */
  name?: TextFilter | null | undefined;
  /** The domain with this slug and everything below it in the tree. */
  within?: string | null | undefined;
  /** Whether it is at the top of the tree. */
  isRoot?: boolean | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<DomainFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<DomainFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: DomainFilter | null | undefined;
};

/** Chooses models by one dataset that they were trained on. */
export type TrainingFilter = {
  /** By the slug of the dataset, without regard to case. */
  dataset?: TextFilter | null | undefined;
  /** By what the dataset was used for. */
  role?: TrainingRoleFilter | null | undefined;
};

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type TrainingRoleFilter = {
  /** Exactly this. */
  eq?: TrainingRole | null | undefined;
  /** Any other one. */
  not?: TrainingRole | null | undefined;
  /** One of these. */
  in?: Array<TrainingRole> | null | undefined;
  /** None of these. */
  notIn?: Array<TrainingRole> | null | undefined;
};

/** What a dataset was used for in the making of a model. */
export type TrainingRole =
  /** Trained from scratch, or first, on it. */
  | 'PRETRAINING'
  /** Adapted to it afterwards. */
  | 'FINE_TUNING';

/** Chooses models by one base that they were made from. */
export type LineageFilter = {
  /** By the slug of the base, without regard to case. */
  base?: TextFilter | null | undefined;
  /** By how they were made from it. */
  relation?: LineageRelationFilter | null | undefined;
};

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type LineageRelationFilter = {
  /** Exactly this. */
  eq?: LineageRelation | null | undefined;
  /** Any other one. */
  not?: LineageRelation | null | undefined;
  /** One of these. */
  in?: Array<LineageRelation> | null | undefined;
  /** None of these. */
  notIn?: Array<LineageRelation> | null | undefined;
};

/** How a model was made from its base. */
export type LineageRelation =
  /** Trained further from the weights of the base. */
  | 'FINETUNE'
  /** Added weights that are used together with those of the base, such as LoRA. */
  | 'ADAPTER'
  /** The weights of the base in fewer bits. */
  | 'QUANTIZED'
  /** Weights of several bases combined. */
  | 'MERGE'
  /** Trained to imitate the base. */
  | 'DISTILLED'
  /** The same weights in another format. */
  | 'CONVERTED'
  /** Uses the base as a part, such as a backbone. */
  | 'COMPONENT'
  /** Made from the base in a way that is not named. */
  | 'OTHER';

/** Compares a moment; later is greater. All comparisons that are given must hold. */
export type DateTimeFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** Anything else, or unknown. */
  not?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
  /** None of these, or unknown; at most 100. */
  notIn?: Array<string> | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** This or greater. */
  gte?: string | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** True: only where the value is unknown. False: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** How to order the list; equal ones are ordered by age in the catalogue. */
export type ModelOrder = {
  /** What to order by. */
  field: ModelOrderField;
  /** Which end comes first. */
  direction?: OrderDirection;
};

/** What models can be ordered by. Unknown counts lie below every known one. */
export type ModelOrderField =
  /** How well it matches the search; only with a search, and then the default. Lists the thousand best known of what is found, and what has exactly that name; other orders list all. */
  | 'RELEVANCE'
  /** Downloads; the default without a search. */
  | 'DOWNLOADS'
  /** Likes. */
  | 'LIKES'
  /** Number of parameters. */
  | 'PARAMETER_COUNT'
  /** Slug, without regard to case. */
  | 'SLUG'
  /** Name, without regard to case. */
  | 'NAME'
  /** When the catalogue first recorded it. */
  | 'CREATED_AT'
  /** When the catalogue last changed it. */
  | 'UPDATED_AT';

/** Which end of a list comes first. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet first. */
  | 'DESC';

/** Chooses datasets. All conditions that are given must hold. */
export type DatasetFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By slug, without regard to case. */
  slug?: TextFilter | null | undefined;
  /** By name. */
  name?: TextFilter | null | undefined;
  /** By status. */
  status?: EntityStatusFilter | null | undefined;
  /** By whom it is for. */
  visibility?: VisibilityFilter | null | undefined;
  /** By publisher. */
  publisher?: PublisherFilter | null | undefined;
  /** By kinds of data. */
  modalities?: ModalityListFilter | null | undefined;
  /** By tasks, such as image-classification. */
  tasks?: TextListFilter | null | undefined;
  /** By languages. */
  languages?: TextListFilter | null | undefined;
  /** By tags. */
  tags?: TextListFilter | null | undefined;
  /** By licence. */
  license?: LicenseFilter | null | undefined;
  /** By domains; one of them must match. */
  domains?: DomainFilter | null | undefined;
  /** By the number of classes. */
  classes?: IntFilter | null | undefined;
  /** By the number of training examples. */
  trainingExamples?: BigIntFilter | null | undefined;
  /** True: only those whose hub asks for a name or consent first. False: all others. */
  gated?: boolean | null | undefined;
  /** True: only those whose hub has closed access to the files. False: all others. */
  disabled?: boolean | null | undefined;
  /** By downloads. */
  downloads?: BigIntFilter | null | undefined;
  /** By likes. */
  likes?: BigIntFilter | null | undefined;
  /** By when the catalogue first recorded it. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By when the catalogue last changed it. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<DatasetFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<DatasetFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: DatasetFilter | null | undefined;
};

/** Compares a whole number. All comparisons that are given must hold. */
export type IntFilter = {
  /** Exactly this. */
  eq?: number | null | undefined;
  /** Anything else, or unknown. */
  not?: number | null | undefined;
  /** One of these, at most 100. */
  in?: Array<number> | null | undefined;
  /** None of these, or unknown; at most 100. */
  notIn?: Array<number> | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** This or greater. */
  gte?: number | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** True: only where the value is unknown. False: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** How to order the list; equal ones are ordered by age in the catalogue. */
export type DatasetOrder = {
  /** What to order by. */
  field: DatasetOrderField;
  /** Which end comes first. */
  direction?: OrderDirection;
};

/** What datasets can be ordered by. Unknown counts lie below every known one. */
export type DatasetOrderField =
  /** How well it matches the search; only with a search, and then the default. Lists the thousand best known of what is found, and what has exactly that name; other orders list all. */
  | 'RELEVANCE'
  /** Downloads; the default without a search. */
  | 'DOWNLOADS'
  /** Likes. */
  | 'LIKES'
  /** Training examples. */
  | 'TRAINING_EXAMPLES'
  /** Slug, without regard to case. */
  | 'SLUG'
  /** Name, without regard to case. */
  | 'NAME'
  /** When the catalogue first recorded it. */
  | 'CREATED_AT'
  /** When the catalogue last changed it. */
  | 'UPDATED_AT';

export type HubDatasetsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: DatasetFilter | null | undefined;
  orderBy?: DatasetOrder | null | undefined;
  withOrigins: boolean;
  hub: string | number;
}>;


export type HubDatasetsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, summary: string | null, status: EntityStatus, visibility: Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, modalities: Array<Modality>, trainingExamples: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, license: { id: string, name: string, url: string | null } | null, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }> }> } };

export type HubDatasetOfQueryVariables = Exact<{
  slug: string;
  withOrigins: boolean;
  hub: string | number;
}>;


export type HubDatasetOfQuery = { thing: { id: string, slug: string, name: string, summary: string | null, status: EntityStatus, visibility: Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, modalities: Array<Modality>, trainingExamples: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, license: { id: string, name: string, url: string | null } | null, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null };

export type HubDatasetSlugsQueryVariables = Exact<{
  prefix: string;
  after?: string | null | undefined;
}>;


export type HubDatasetSlugsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string }> } };

export type HubDatasetFragment = { id: string, slug: string, name: string, summary: string | null, status: EntityStatus, visibility: Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, modalities: Array<Modality>, trainingExamples: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, license: { id: string, name: string, url: string | null } | null, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }> };

export type HubOriginFragment = { externalId: string, revision: string, url: string | null, hub: { id: string } | null };

export type HubModelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: ModelFilter | null | undefined;
  orderBy?: ModelOrder | null | undefined;
  withTags: boolean;
  withOrigins: boolean;
  withFiles: boolean;
  withFigures: boolean;
  links: number;
  figures: number;
  files: number;
  hub: string | number;
}>;


export type HubModelsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, summary: string | null, status: EntityStatus, visibility: Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, parameterCount: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weightsLicenseRaw: string | null, weights: { id: string, name: string, url: string | null } | null }, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, bases?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, trainings?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, versions?: Array<{ name: string, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }>, figures?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } }> } };

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


export type HubModelOfQuery = { thing: { id: string, slug: string, name: string, summary: string | null, status: EntityStatus, visibility: Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, parameterCount: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weightsLicenseRaw: string | null, weights: { id: string, name: string, url: string | null } | null }, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, bases?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, trainings?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, versions?: Array<{ name: string, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }>, figures?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } } | null };

export type HubModelSlugsQueryVariables = Exact<{
  prefix: string;
  after?: string | null | undefined;
}>;


export type HubModelSlugsQuery = { list: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string }> } };

export type HubModelFragment = { id: string, slug: string, name: string, summary: string | null, status: EntityStatus, visibility: Visibility, gated: boolean | null, disabled: boolean | null, downloads: number | string | null, likes: number | string | null, createdAt: string, updatedAt: string, tags: Array<string>, languages: Array<string>, parameterCount: number | string | null, publisher: { slug: string } | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, architecture: { family: string | null, name: string | null } | null, licenses: { weightsLicenseRaw: string | null, weights: { id: string, name: string, url: string | null } | null }, origins?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, atHub?: Array<{ fields: Array<string>, externalId: string, revision: string, url: string | null, hub: { id: string } | null }>, bases?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, trainings?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> }, versions?: Array<{ name: string, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> } }>, figures?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> } };

export type HubBasesFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> };

export type HubTrainingsFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ dataset: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> };

export type HubFilesFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uri: string, size: number | string | null, sha256: string | null }> };

export type HubFiguresFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null }> };

export type HubFigureFragment = { value: number, subset: string | null, datasetRevision: string | null, split: string | null, verified: boolean, sourceUrl: string | null, metric: { id: string, name: string }, task: { id: string } | null, dataset: { slug: string, name: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null, study: { title: string, url: string | null } | null };

export type HubModelBasesQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  hub: string | number;
}>;


export type HubModelBasesQuery = { model: { further: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ relation: LineageRelation, base: { slug: string, atHub: Array<{ externalId: string, revision: string, url: string | null, hub: { id: string } | null }> } | null }> } } | null };

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