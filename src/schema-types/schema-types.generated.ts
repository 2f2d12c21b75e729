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

/** Chooses transfer edges. All conditions that are given must hold. */
export type TransferEdgeFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By the base. */
  base?: ModelFilter | null | undefined;
  /** By the domain. */
  domain?: DomainFilter | null | undefined;
  /** By the id of the task, such as image-classification. */
  task?: TextFilter | null | undefined;
  /** By how the base would be adapted. */
  protocol?: ProtocolFilter | null | undefined;
  /** By what the expectation stands on. */
  kind?: TransferEdgeKindFilter | null | undefined;
  /** By expected gain. */
  expectedGain?: FloatFilter | null | undefined;
  /** By compatibility. */
  compatibility?: FloatFilter | null | undefined;
  /** By margin. */
  margin?: FloatFilter | null | undefined;
  /** By the number of results that it stands on. */
  evidenceCount?: IntFilter | null | undefined;
  /** By when it was computed or declared last. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<TransferEdgeFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<TransferEdgeFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: TransferEdgeFilter | null | undefined;
};

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type ProtocolFilter = {
  /** Exactly this. */
  eq?: Protocol | null | undefined;
  /** Any other one. */
  not?: Protocol | null | undefined;
  /** One of these. */
  in?: Array<Protocol> | null | undefined;
  /** None of these. */
  notIn?: Array<Protocol> | null | undefined;
};

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

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type TransferEdgeKindFilter = {
  /** Exactly this. */
  eq?: TransferEdgeKind | null | undefined;
  /** Any other one. */
  not?: TransferEdgeKind | null | undefined;
  /** One of these. */
  in?: Array<TransferEdgeKind> | null | undefined;
  /** None of these. */
  notIn?: Array<TransferEdgeKind> | null | undefined;
};

/** What the expectation of a transfer edge stands on. */
export type TransferEdgeKind =
  /** Transfer results in that very domain. */
  | 'MEASURED'
  /** Somebody says so, with a reason. */
  | 'DECLARED'
  /** The recommender, from results in similar domains. */
  | 'PREDICTED';

/** Compares a number. All comparisons that are given must hold. */
export type FloatFilter = {
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
export type TransferEdgeOrder = {
  /** What to order by. */
  field: TransferEdgeOrderField;
  /** Which end comes first. */
  direction?: OrderDirection;
};

/** What transfer edges can be ordered by. Unknown figures lie below every known one. */
export type TransferEdgeOrderField =
  /** Expected gain; the default, largest first. */
  | 'EXPECTED_GAIN'
  /** Compatibility. */
  | 'COMPATIBILITY'
  /** How many results it stands on. */
  | 'EVIDENCE_COUNT'
  /** When it was computed or declared last. */
  | 'UPDATED_AT';

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

/** Chooses evaluations. All conditions that are given must hold. */
export type EvaluationFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By what was evaluated. */
  model?: ModelFilter | null | undefined;
  /** By what it was evaluated on. */
  dataset?: DatasetFilter | null | undefined;
  /** By what the value is cited from. */
  study?: StudyFilter | null | undefined;
  /** By the id of the task, such as image-classification. */
  task?: TextFilter | null | undefined;
  /** By the id of the metric, such as accuracy. */
  metric?: TextFilter | null | undefined;
  /** By the configuration of the dataset, such as a language. */
  subset?: TextFilter | null | undefined;
  /** By the part of the dataset. */
  split?: TextFilter | null | undefined;
  /** By value, on the scale of its metric. */
  value?: FloatFilter | null | undefined;
  /** Whether the hub says that it checked the value. */
  verified?: boolean | null | undefined;
  /** By when the catalogue recorded it. */
  recordedAt?: DateTimeFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<EvaluationFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<EvaluationFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: EvaluationFilter | null | undefined;
};

/** Chooses studies. All conditions that are given must hold. */
export type StudyFilter = {
  /** By key. */
  key?: TextFilter | null | undefined;
  /** By title. */
  title?: TextFilter | null | undefined;
  /** By year of publication. */
  year?: IntFilter | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<StudyFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<StudyFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: StudyFilter | null | undefined;
};

/** How to order the list; equal ones are ordered by age in the catalogue. */
export type EvaluationOrder = {
  /** What to order by. */
  field: EvaluationOrderField;
  /** Which end comes first. */
  direction?: OrderDirection;
};

/** What evaluations can be ordered by. */
export type EvaluationOrderField =
  /** When the catalogue recorded it; the default, latest first. */
  | 'RECORDED_AT'
  /** Value; of use among evaluations by one metric. */
  | 'VALUE';

/** Chooses transfer results. All conditions that are given must hold. */
export type TransferResultFilter = {
  /** By id. */
  id?: IdFilter | null | undefined;
  /** By the model that was adapted. */
  base?: ModelFilter | null | undefined;
  /** By the model that came of it. */
  adapted?: ModelFilter | null | undefined;
  /** By what it was adapted to. */
  target?: DatasetFilter | null | undefined;
  /** By what the value is cited from. */
  study?: StudyFilter | null | undefined;
  /** By how the base was adapted. */
  protocol?: ProtocolFilter | null | undefined;
  /** By where it comes from. */
  derivation?: TransferResultDerivationFilter | null | undefined;
  /** By whom it is for, its base, its target and the adapted model included. */
  visibility?: VisibilityFilter | null | undefined;
  /** By the id of the metric, such as accuracy. */
  metric?: TextFilter | null | undefined;
  /** By the part of the target. */
  split?: TextFilter | null | undefined;
  /** By how it was trained. */
  recipe?: TextFilter | null | undefined;
  /** By value, on the scale of its metric. */
  value?: FloatFilter | null | undefined;
  /** By the number of training examples. */
  trainingExamples?: BigIntFilter | null | undefined;
  /** By when the catalogue recorded it. */
  recordedAt?: DateTimeFilter | null | undefined;
  /** Whether it stands: it is neither superseded nor retracted. Only such results count as evidence. */
  isStanding?: boolean | null | undefined;
  /** Whether something was said against it. */
  isDisputed?: boolean | null | undefined;
  /** Whether the base is known to have been trained on the target already. */
  isLeaked?: boolean | null | undefined;
  /** All of these must hold; 1 to 100. */
  and?: Array<TransferResultFilter> | null | undefined;
  /** At least one of these must hold; 1 to 100. */
  or?: Array<TransferResultFilter> | null | undefined;
  /** This must not hold; what is unknown does not hold. */
  not?: TransferResultFilter | null | undefined;
};

/** Compares a word of a closed set. All comparisons that are given must hold. */
export type TransferResultDerivationFilter = {
  /** Exactly this. */
  eq?: TransferResultDerivation | null | undefined;
  /** Any other one. */
  not?: TransferResultDerivation | null | undefined;
  /** One of these. */
  in?: Array<TransferResultDerivation> | null | undefined;
  /** None of these. */
  notIn?: Array<TransferResultDerivation> | null | undefined;
};

/** Where a transfer result comes from. */
export type TransferResultDerivation =
  /** The study states it. */
  | 'REPORTED'
  /** It follows from an evaluation of a model whose base and fine-tuning are known: its value is a result of the base. */
  | 'DERIVED';

/** How to order the list; equal ones are ordered by age in the catalogue. */
export type TransferResultOrder = {
  /** What to order by. */
  field: TransferResultOrderField;
  /** Which end comes first. */
  direction?: OrderDirection;
};

/** What transfer results can be ordered by. */
export type TransferResultOrderField =
  /** When the catalogue recorded it; the default, latest first. */
  | 'RECORDED_AT'
  /** Value; of use among results of one metric. */
  | 'VALUE'
  /** Number of training examples; unknown lies below every known one. */
  | 'TRAINING_EXAMPLES';

/** Which values of a metric are better. */
export type MetricDirection =
  /** Larger ones. */
  | 'HIGHER'
  /** Smaller ones. */
  | 'LOWER';

/** What is said against a transfer result. */
export type TransferResultDisputeKind =
  /** Somebody doubts it. It still counts as evidence, and the doubt is shown with it. */
  | 'DISPUTE'
  /** It is withdrawn. It no longer counts as evidence. */
  | 'RETRACTION';

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

/** A new dataset. Its slug is made of the slug of its publisher and its name. */
export type DatasetRegisterInput = {
  /** Whom it is for; of a new one everybody, when left out or null. To hide it takes the role CONTRIBUTOR at its publisher, to show it to everybody MAINTAINER. */
  visibility?: Visibility | null | undefined;
  /** What it holds, in a few sentences. */
  summary?: string | null | undefined;
  /** Absolute URL of its page. */
  url?: string | null | undefined;
  /** Tasks that it poses, by id, name or alias. */
  tasks?: Array<string> | null | undefined;
  /** Kinds of data that a model would be given; when nobody says, they follow from the tasks. */
  modalities?: Array<Modality> | null | undefined;
  /** Licence, by id, name or alias. */
  license?: string | null | undefined;
  /** How many classes are told apart. */
  classes?: number | null | undefined;
  /** Labelled examples in the training split. */
  trainingExamples?: number | string | null | undefined;
  /** Languages, as tags or English names. */
  languages?: Array<string> | null | undefined;
  /** Free words, at most 100. */
  tags?: Array<string> | null | undefined;
  /** Ids or slugs of the domains that it belongs to. */
  domains?: Array<string | number> | null | undefined;
  /** Id or slug of the publisher. */
  publisher: string | number;
  /** Readable name, at most 300 characters. */
  name: string;
};

/** A new model. Its slug is made of the slug of its publisher and its name. */
export type ModelRegisterInput = {
  /** Whom it is for; of a new one everybody, when left out or null. To hide it takes the role CONTRIBUTOR at its publisher, to show it to everybody MAINTAINER. */
  visibility?: Visibility | null | undefined;
  /** What it is, in a few sentences. */
  summary?: string | null | undefined;
  /** Absolute URL of its page. */
  url?: string | null | undefined;
  /** Tasks, by id, name or alias. */
  tasks?: Array<string> | null | undefined;
  /** Kinds of data that it takes in; when nobody says, they follow from the tasks. */
  inputModalities?: Array<Modality> | null | undefined;
  /** Kinds of data that it gives out; when nobody says, they follow from the tasks. */
  outputModalities?: Array<Modality> | null | undefined;
  /** Its architecture. */
  architecture?: ArchitectureInput | null | undefined;
  /** How many weights it has. */
  parameterCount?: number | string | null | undefined;
  /** Its licences. */
  licenses?: ModelLicensesInput | null | undefined;
  /** Libraries that run it, by id, name or alias. */
  libraries?: Array<string> | null | undefined;
  /** Languages, as tags or English names. */
  languages?: Array<string> | null | undefined;
  /** Free words, at most 100. */
  tags?: Array<string> | null | undefined;
  /** Ids or slugs of the domains that it belongs to. */
  domains?: Array<string | number> | null | undefined;
  /** The tensors that it takes in: name, type and shape, in the form of an MLflow signature. */
  inputSignature?: unknown;
  /** The tensors that it gives out: name, type and shape, in the form of an MLflow signature. */
  outputSignature?: unknown;
  /** Name of the version that the artifacts make up; a version once recorded never changes. */
  version?: string | null | undefined;
  /** Files of the version. */
  artifacts?: Array<ArtifactInput> | null | undefined;
  /** Id or slug of the publisher. */
  publisher: string | number;
  /** Readable name, at most 300 characters. */
  name: string;
};

/** The architecture of a model. */
export type ArchitectureInput = {
  /** Family, such as resnet; at most 100 characters. */
  family?: string | null | undefined;
  /** Name, such as ResNet-50; at most 200 characters. */
  name?: string | null | undefined;
};

/** Licences of a model, by id, name or alias: apache-2.0, Apache License 2.0. */
export type ModelLicensesInput = {
  /** Licence of the weights. */
  weights?: string | null | undefined;
  /** Licence of the code. */
  code?: string | null | undefined;
  /** Licence of the training data. */
  data?: string | null | undefined;
};

/** A file of a version of a model. */
export type ArtifactInput = {
  /** Where it is, at most 2000 characters. */
  uri: string;
  /** Format, such as safetensors. */
  format?: string | null | undefined;
  /** Size in bytes. */
  size?: number | string | null | undefined;
  /** SHA-256 of its content: 64 hexadecimal digits. */
  sha256?: string | null | undefined;
};
