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

/** How a base is adapted to a target. */
export type Protocol =
  /** All or most of its weights are trained further on the target. */
  | 'FINE_TUNE'
  /** Only a linear layer on its features is trained. */
  | 'LINEAR_PROBE'
  /** Its features are used as they are, by a method that trains none of its weights. */
  | 'FROZEN'
  /** It is used on the target with no training at all. */
  | 'ZERO_SHOT';

/** What the expectation of a transfer edge stands on. */
export type TransferEdgeKind =
  /** Transfer results in that very domain. */
  | 'MEASURED'
  /** Somebody says so, with a reason. */
  | 'DECLARED'
  /** The recommender, from results in similar domains. */
  | 'PREDICTED';

/** How a base comes to a task. */
export type AdaptationWay =
  /** It does the task already: with new classes, on new data. */
  | 'DIRECT'
  /** With a new head on its features. */
  | 'HEAD'
  /** Built into an architecture that is made for the task. */
  | 'BACKBONE'
  /** Prompted, or tuned to write the answer. */
  | 'GENERATIVE'
  /** Not at all: models of its kind have no way to the task. */
  | 'NONE';

/** Number format that weights are kept in. */
export type Precision =
  /** 32-bit floating point, 4 bytes for each weight. */
  | 'FP32'
  /** 16-bit floating point, 2 bytes for each weight. */
  | 'FP16'
  /** bfloat16, 2 bytes for each weight. */
  | 'BF16'
  /** 8-bit integers, 1 byte for each weight. */
  | 'INT8'
  /** 4-bit integers, half a byte for each weight. */
  | 'INT4';

/** What speaks for a base on a target, the strongest first. */
export type EvidenceTier =
  /** It belongs to the target's field, and beat half of the bases beside it there on this task. */
  | 'SPECIALIST'
  /** It was measured on the task, or on a task of its type where hardly any base was. */
  | 'MEASURED'
  /** It is estimated from results on other tasks, or of other bases. */
  | 'ESTIMATED'
  /** Its languages are known not to be those of the data. */
  | 'OTHER_LANGUAGE';

/** Which part of a score a reason explains. */
export type RecommendationReasonKind =
  /** How the base did on all targets alike. */
  | 'OVERALL'
  /** How it did on targets like this one, beyond that. */
  | 'SIMILAR_TARGETS'
  /** How bases of its architecture did. */
  | 'ARCHITECTURE'
  /** How bases pretrained on the same data did. */
  | 'PRETRAINING_DATA'
  /** How bases of about its size did. */
  | 'SIZE'
  /** How close its pretraining data are to the target, as far as that has mattered. */
  | 'PRETRAINING_SIMILARITY'
  /** What was measured on the target itself, of this base or of bases like it. */
  | 'OWN_RESULTS'
  /** The level of all candidates, which the score is measured against. */
  | 'CANDIDATES'
  /** Results that do not count, as the base was trained on their target or for its classes; contributes nothing. */
  | 'LEAKAGE'
  /** That it is multilingual, and nobody lists whether it has the languages asked for; contributes nothing. */
  | 'LANGUAGES';

/** Why nothing is recommended. */
export type AbstentionCode =
  /** The description is about nothing that the catalogue knows. */
  | 'UNKNOWN_TARGET'
  /** It is not clear which kind of input the target has. */
  | 'UNKNOWN_MODALITY'
  /** No base takes the input, none that does has a way to the task, or the constraints reject all that have one. */
  | 'NO_CANDIDATES'
  /** No transfer result bears on any candidate. */
  | 'NO_EVIDENCE'
  /** Nobody measured candidates on this task or one like it: any order would be made up; alternatives are listed, not ranked. */
  | 'NO_EVIDENCE_FOR_TASK'
  /** Nothing was measured on a target like this one. */
  | 'NO_SIMILAR_TARGET'
  /** What was measured tells too little about this target. */
  | 'NO_BETTER_THAN_PRIOR';

/** What bases are wanted for: exactly one of these. */
export type RecommendationTargetInput =
  {   /** Slug of a domain, such as medical/radiology. */
  domain: string; dataset?: never; description?: never; }
  |  { domain?: never;   /** Slug of a dataset of the catalogue. */
  dataset: string; description?: never; }
  |  { domain?: never; dataset?: never;   /** What the data show and what is to be predicted, in up to 2,000 characters. */
  description: string; };

/** A value that you measured on the target yourself. */
export type OwnResultInput = {
  /** Slug of the base that was adapted. */
  base: string;
  /** What it reached, on the scale of the metric: an accuracy of 91 percent is 0.91. */
  value: number;
  /** A metric of the catalogue by its id or name; when left out, the one that most results on data of this task and kind are in. Values are compared only under the same metric and protocol. */
  metric?: string | null | undefined;
  /** How the base was adapted; when left out, that of the question, else FINE_TUNE. */
  protocol?: Protocol | null | undefined;
};

/** What a base must meet; one that does not is rejected, with the reason. */
export type BaseConstraintsInput = {
  /** Most parameters. */
  maxParameters?: number | string | null | undefined;
  /** Most bytes for the weights alone, in `precision`. */
  maxMemoryBytes?: number | string | null | undefined;
  /** Number format of the weights; FP32 when left out. */
  precision?: Precision | null | undefined;
  /** What the licence of the weights must allow; ANY when left out. */
  licensePolicy?: LicensePolicy | null | undefined;
  /** Hold the licence of the training data to the policy too. */
  includeDataLicense?: boolean | null | undefined;
  /** Ids of licences: only weights under these. */
  licenses?: Array<string> | null | undefined;
  /** Ids of libraries: only bases for one of these. */
  libraries?: Array<string> | null | undefined;
  /** Languages: only bases that work in one of these. */
  languages?: Array<string> | null | undefined;
  /** Slugs of publishers whose bases are not wanted. */
  excludePublishers?: Array<string> | null | undefined;
  /** Fewest transfer results that count for a base. */
  minEvidence?: number | null | undefined;
};

/** What the licence of the weights, bases counted in, must allow. What is not known is not allowed. */
export type LicensePolicy =
  /** Any licence, known or not. */
  | 'ANY'
  /** Commercial use. */
  | 'COMMERCIAL_USE'
  /** Commercial use, derivatives and redistribution, without copyleft. */
  | 'PERMISSIVE_ONLY';

/** What a base can be held to. */
export type BaseConstraintKind =
  /** The limit on parameters. */
  | 'MAX_PARAMETERS'
  /** The limit on memory. */
  | 'MAX_MEMORY'
  /** What the licence of the weights must allow or be; with it what that of the training data must. */
  | 'LICENSE'
  /** What the licence of the training data must allow. */
  | 'DATA_LICENSE'
  /** The libraries to choose from. */
  | 'LIBRARIES'
  /** The languages to choose from. */
  | 'LANGUAGES'
  /** The publishers that are not wanted. */
  | 'EXCLUDE_PUBLISHERS'
  /** The least number of transfer results. */
  | 'MIN_EVIDENCE';

/** What bases are measured for. */
export type TrialPurpose =
  /** To end with a good base: what may turn out to be the best. */
  | 'FIND_WINNER'
  /** To know of all how good they are: what tells most of the others. */
  | 'LEARN_ORDER';

/** What an engineer knows of their own data, and of what they can use. */
export type RecommendBasesInput = {
  /** What bases are wanted for. */
  target: RecommendationTargetInput;
  /** What is predicted: a task by its id, name or alias. */
  task?: string | null | undefined;
  /** Kind of input; worked out from the target when left out. */
  modality?: Modality | null | undefined;
  /** How many classes are told apart. */
  classes?: number | null | undefined;
  /** How many labelled examples there are to train on. */
  trainingExamples?: number | string | null | undefined;
  /** How a base will be adapted; results under it count most. */
  protocol?: Protocol | null | undefined;
  /** Up to 100 values that you measured on the target yourself: from two bases on they are the strongest evidence for this answer. They are kept in its receipt, and not as evidence for others. */
  measured?: Array<OwnResultInput> | null | undefined;
  /** How many bases to recommend, 1 to 100. */
  first?: number | null | undefined;
  /** What a base must meet. */
  constraints?: BaseConstraintsInput | null | undefined;
  /** Whether to keep a receipt of the answer, with the question. With false nothing of the question is stored. */
  store?: boolean | null | undefined;
};

/** Why a change was refused. */
export type UserErrorCode =
  /** The value has not the form that the field asks for. */
  | 'INVALID'
  /** The field names something that is not in the catalogue. */
  | 'NOT_FOUND'
  /** Something else has this slug or key. */
  | 'TAKEN'
  /** The same fact is recorded already; the message says where. */
  | 'DUPLICATE'
  /** The value is off its scale, such as an accuracy above the metric's maximum. */
  | 'OUT_OF_RANGE'
  /** The thing would become its own base, parent or replacement. */
  | 'CYCLE'
  /** The value contradicts what is recorded, such as a correction of another result. */
  | 'CONFLICT';

/** What a figure is cited from. The key of a study that the catalogue has suffices; a new one needs its title and a url, doi, repository or citation. */
export type StudyInput = {
  /** Short name, such as kornblith-2019: 1 to 100 letters, digits and . _ : - characters. */
  key: string;
  /** Its title, at most 500 characters. */
  title?: string | null | undefined;
  /** Absolute URL where it can be read. */
  url?: string | null | undefined;
  /** Digital object identifier. */
  doi?: string | null | undefined;
  /** Where its code or data is kept. */
  repository?: string | null | undefined;
  /** Licence of its figures, as the source states it. */
  license?: string | null | undefined;
  /** Year of publication, 1950 to 2100. */
  year?: number | null | undefined;
  /** How it asks to be cited, in one line. */
  citation?: string | null | undefined;
};

/** One measured outcome of adapting a base to a target. */
export type TransferResultReportInput = {
  /** What the value is cited from. */
  study: StudyInput;
  /** Id or slug of the model that was adapted. */
  base: string | number;
  /** Id or slug of the model that came of it. */
  adapted?: string | number | null | undefined;
  /** Id or slug of the dataset that it was adapted to. */
  target: string | number;
  /** Part of the target, such as test; at most 100 characters. */
  split?: string | null | undefined;
  /** How the base was adapted. */
  protocol: Protocol;
  /** Id, name or alias of the metric, such as accuracy. */
  metric: string;
  /** On the scale of the metric: an accuracy of 76 % is 0.76. */
  value: number;
  /** Labelled examples that the adaptation was given. */
  trainingExamples?: number | string | null | undefined;
  /** How it was trained, where the study compares several ways; at most 500 characters. */
  recipe?: string | null | undefined;
  /** Random seed of the run; leave it out for a mean over runs. */
  seed?: number | null | undefined;
  /** What the adaptation cost. */
  cost?: TransferCostInput | null | undefined;
  /** The same measurement of a model that was trained from scratch on the target. */
  scratchBaseline?: number | null | undefined;
  /** Id of the result that this one corrects. Both have the same study, base, target, split, protocol, metric, training examples, recipe and seed. */
  supersedes?: string | number | null | undefined;
  /** Id of the receipt of the recommendation that this is the outcome of. Only who knows the receipt sees the link. */
  receipt?: string | number | null | undefined;
  /** Whom it is for; everybody when left out, or whom the result that it corrects is for. To hide it takes the role CONTRIBUTOR at the publisher, to correct a hidden one for everybody MAINTAINER. */
  visibility?: Visibility | null | undefined;
  /** Id or slug of the publisher whose members it is for; only of one that is hidden. */
  publisher?: string | number | null | undefined;
};

/** What an adaptation cost. */
export type TransferCostInput = {
  /** Hours of one accelerator. */
  gpuHours?: number | null | undefined;
};

export type SearchModelsQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: ModelFilter | null | undefined;
  orderBy?: ModelOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchModelsQuery = { models: { totalCount: number | null, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, summary: string | null, status: EntityStatus, kind: ModelKind | null, inputModalities: Array<Modality>, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, licenses: { effective: { commercialUse: Right, license: { id: string } | null } } }> } };

export type FoundModelFragment = { slug: string, name: string, summary: string | null, status: EntityStatus, kind: ModelKind | null, inputModalities: Array<Modality>, parameterCount: number | string | null, downloads: number | string | null, tasks: Array<{ id: string }>, libraries: Array<{ id: string }>, licenses: { effective: { commercialUse: Right, license: { id: string } | null } } };

export type GetModelQueryVariables = Exact<{
  slug: string;
}>;


export type GetModelQuery = { model: { outputModalities: Array<Modality>, languages: Array<string>, tags: Array<string>, gated: boolean | null, likes: number | string | null, updatedAt: string, slug: string, name: string, summary: string | null, status: EntityStatus, kind: ModelKind | null, inputModalities: Array<Modality>, parameterCount: number | string | null, downloads: number | string | null, architecture: { family: string | null, name: string | null } | null, publisher: { slug: string, name: string } | null, domains: Array<{ slug: string, name: string }>, memoryEstimate: { bytes: number | string } | null, startSnippet: { language: string, code: string } | null, deprecation: { reason: string, replacement: { slug: string } | null } | null, licenses: { effective: { commercialUse: Right, inheritedFrom: { slug: string } | null, license: { id: string } | null }, conflicts: Array<{ right: string, base: { slug: string } | null }> }, trainedOn: Array<{ role: TrainingRole, dataset: { slug: string } | null }>, bases: Array<{ relation: LineageRelation, base: { slug: string } | null }>, derivatives: { totalCount: number | null, totalCountIsExact: boolean }, origins: Array<{ url: string | null, isCurrent: boolean, hub: { name: string } | null }>, transferEdges: { nodes: Array<{ kind: TransferEdgeKind, protocol: Protocol, expectedGain: number | null, evidenceCount: number, domain: { slug: string } | null }> }, transferResults: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ value: number, protocol: Protocol, isRetracted: boolean, isLeaked: boolean | null, metric: { name: string }, target: { slug: string } | null, study: { title: string, url: string | null } }> }, tasks: Array<{ id: string }>, libraries: Array<{ id: string }> } | null };

export type GetLineageQueryVariables = Exact<{
  slug: string;
  depth: number;
}>;


export type GetLineageQuery = { model: { slug: string, name: string, status: EntityStatus, kind: ModelKind | null, parameterCount: number | string | null, ancestors: Array<{ depth: number, model: { slug: string, name: string, status: EntityStatus, kind: ModelKind | null, parameterCount: number | string | null, bases: Array<{ relation: LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } }>, descendants: Array<{ depth: number, model: { slug: string, name: string, status: EntityStatus, kind: ModelKind | null, parameterCount: number | string | null, bases: Array<{ relation: LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } }>, bases: Array<{ relation: LineageRelation, relationRaw: string | null, base: { slug: string } | null }> } | null };

export type RelationFragment = { slug: string, name: string, status: EntityStatus, kind: ModelKind | null, parameterCount: number | string | null, bases: Array<{ relation: LineageRelation, relationRaw: string | null, base: { slug: string } | null }> };

export type FindDomainQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type FindDomainQuery = { nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string, description: string, parent: { slug: string } | null } | null }> };

export type RecommendBaseQueryVariables = Exact<{
  input: RecommendBasesInput;
}>;


export type RecommendBaseQuery = { recommendBases: { candidates: number, rejectedCount: number, expectedCorrelation: number | null, expectedCorrelationText: string | null, warning: string | null, target: { kindOfData: Array<Modality>, languages: Array<string>, note: string | null, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> }, taskEvidence: { text: string } | null, recommendations: Array<{ rank: number, score: number, compatibility: number, evidenceTier: EvidenceTier, resultsOfTask: number, interval: { lower: number, upper: number }, way: { text: string }, strategy: { protocol: Protocol, reason: string }, reasons: Array<{ kind: RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, protocol: Protocol, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { title: string, url: string | null } } | null }>, adaptation: { text: string } | null, fit: { memoryBytes: number | string } | null, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, licenses: { effective: { commercialUse: Right, license: { id: string } | null } } } | null }>, rejected: Array<{ reasons: Array<string>, model: { slug: string } | null }>, counterfactuals: Array<{ constraint: BaseConstraintKind, text: string, base: { slug: string } | null }>, advice: { text: string } | null, ownResults: { text: string } | null, abstention: { code: AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: AdaptationWay | null, text: string, base: { slug: string } | null }> } | null, receipt: { id: string, catalogRevision: number | string, recommenderVersion: string, encoderVersion: string, createdAt: string } | null } };

export type CompareBasesQueryVariables = Exact<{
  target: RecommendationTargetInput;
  task?: string | null | undefined;
  modality?: Modality | null | undefined;
  classes?: number | null | undefined;
  trainingExamples?: number | string | null | undefined;
  protocol?: Protocol | null | undefined;
  measured?: Array<OwnResultInput> | OwnResultInput | null | undefined;
  models: Array<string> | string;
  constraints?: BaseConstraintsInput | null | undefined;
}>;


export type CompareBasesQuery = { compareBases: { candidates: number, warning: string | null, target: { kindOfData: Array<Modality>, languages: Array<string>, note: string | null, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> }, bases: Array<{ failures: Array<string>, estimate: { rank: number, score: number, compatibility: number, evidenceTier: EvidenceTier, resultsOfTask: number, interval: { lower: number, upper: number }, way: { text: string }, strategy: { protocol: Protocol, reason: string }, reasons: Array<{ kind: RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, protocol: Protocol, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { title: string, url: string | null } } | null }>, adaptation: { text: string } | null, fit: { memoryBytes: number | string } | null, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, licenses: { effective: { commercialUse: Right, license: { id: string } | null } } } | null } }>, differences: Array<{ value: number, probability: number, interval: { lower: number, upper: number }, better: { slug: string } | null, worse: { slug: string } | null }>, abstention: { code: AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: AdaptationWay | null, text: string, base: { slug: string } | null }> } | null } };

export type PlanTrialsQueryVariables = Exact<{
  input: RecommendBasesInput;
  budget: number;
  purpose: TrialPurpose;
}>;


export type PlanTrialsQuery = { trialPlan: { purpose: TrialPurpose, text: string, warning: string | null, trials: Array<{ expectedGain: number, text: string, base: { slug: string } | null }>, abstention: { code: AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: AdaptationWay | null, text: string, base: { slug: string } | null }> } | null } };

export type UnderstoodFragment = { kindOfData: Array<Modality>, languages: Array<string>, note: string | null, task: { inferred: boolean, confidence: number, task: { id: string, name: string } | null } | null, nearestDomains: Array<{ similarity: number, domain: { slug: string, name: string } | null }> };

export type AbstainedFragment = { code: AbstentionCode, reason: string, advice: string, alternatives: Array<{ way: AdaptationWay | null, text: string, base: { slug: string } | null }> };

export type EstimatedBaseFragment = { rank: number, score: number, compatibility: number, evidenceTier: EvidenceTier, resultsOfTask: number, interval: { lower: number, upper: number }, way: { text: string }, strategy: { protocol: Protocol, reason: string }, reasons: Array<{ kind: RecommendationReasonKind, text: string, contribution: number }>, evidence: Array<{ similarity: number, result: { value: number, protocol: Protocol, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { title: string, url: string | null } } | null }>, adaptation: { text: string } | null, fit: { memoryBytes: number | string } | null, startSnippet: { language: string, code: string } | null, base: { slug: string, name: string, parameterCount: number | string | null, licenses: { effective: { commercialUse: Right, license: { id: string } | null } } } | null };

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


export type GetDomainQuery = { domain: { slug: string, name: string, description: string, aliases: Array<string>, parent: { slug: string } | null, children: Array<{ slug: string }>, similarDomains: Array<{ similarity: number, domain: { slug: string } | null }>, transferEdges: { nodes: Array<{ kind: TransferEdgeKind, protocol: Protocol, expectedGain: number | null, evidenceCount: number, base: { slug: string } | null }> }, datasets: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> }, models: { totalCount: number | null, totalCountIsExact: boolean, nodes: Array<{ slug: string }> } } | null };

export type ReportResultMutationVariables = Exact<{
  input: TransferResultReportInput;
}>;


export type ReportResultMutation = { transferResultReport: { transferResult: { id: string, protocol: Protocol, value: number, visibility: Visibility, recordedAt: string, isLeaked: boolean | null, metric: { name: string }, base: { slug: string } | null, target: { slug: string } | null, study: { key: string } } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: UserErrorCode }> } | null };

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