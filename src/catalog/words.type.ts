import { VISIBILITIES } from '../access';
import { enumType } from '../platform/graphql/enum';
import { ADAPTATION_WAYS } from './adaptation/adaptation-way';
import { MODEL_KINDS } from './adaptation/model-kind';
import { ENTITY_STATUSES, LINEAGE_RELATIONS, MODALITIES, RIGHTS, TRAINING_ROLES } from './vocabulary';

export const Modality = enumType(MODALITIES, {
  name: 'Modality',
  description: 'A kind of data that models take in or give out.',
  values: {
    IMAGE: 'Still pictures.',
    TEXT: 'Written language or code.',
    AUDIO: 'Sound, speech and music.',
    VIDEO: 'Moving pictures.',
    TABULAR: 'Rows of named columns.',
    TIME_SERIES: 'Values in the order of time.',
    GRAPH: 'Nodes and links.',
    MOLECULE: 'Chemical structures and sequences.',
    POINT_CLOUD: 'Points in space.',
  },
});

export const Visibility = enumType(VISIBILITIES, {
  name: 'Visibility',
  description: 'Whom something is for. To all others it does not exist.',
  values: {
    PUBLIC: 'Everybody.',
    INTERNAL: 'Whoever is known here with the scope `read`, and the members of its publisher.',
    PRIVATE: 'The members of its publisher, and administrators.',
  },
});

export const IS_GATED =
  'Whether its hub asks who wants the files to give their name or to accept terms first; null where it does not say.';
export const IS_DISABLED = 'Whether its hub has closed access to the files; null where it does not say.';

export const EntityStatus = enumType(ENTITY_STATUSES, {
  name: 'EntityStatus',
  description: 'How far something is known, and whether it should be used.',
  values: {
    STUB: 'Only named by something else, as its base or its data; no hub described it yet.',
    ACTIVE: 'Described by at least one hub.',
    DEPRECATED:
      'Not to be started from any more: its publisher advises against it, or its hub has just ceased to list it.',
    REMOVED: 'No longer at its hub; kept because facts refer to it.',
  },
});

export const LineageRelation = enumType(LINEAGE_RELATIONS, {
  name: 'LineageRelation',
  description: 'How a model was made from its base.',
  values: {
    FINETUNE: 'Trained further from the weights of the base.',
    ADAPTER: 'Added weights that are used together with those of the base, such as LoRA.',
    QUANTIZED: 'The weights of the base in fewer bits.',
    MERGE: 'Weights of several bases combined.',
    DISTILLED: 'Trained to imitate the base.',
    CONVERTED: 'The same weights in another format.',
    COMPONENT: 'Uses the base as a part, such as a backbone.',
    OTHER: 'Made from the base in a way that is not named.',
  },
});

export const TrainingRole = enumType(TRAINING_ROLES, {
  name: 'TrainingRole',
  description: 'What a dataset was used for in the making of a model.',
  values: {
    PRETRAINING: 'Trained from scratch, or first, on it.',
    FINE_TUNING: 'Adapted to it afterwards.',
  },
});

export const Right = enumType(RIGHTS, {
  name: 'Right',
  description: 'Whether a licence grants or demands something.',
  values: {
    YES: 'It does.',
    NO: 'It does not.',
    UNKNOWN: 'Not known; treat it as the stricter of the two.',
  },
});

export const ModelKind = enumType(MODEL_KINDS, {
  name: 'ModelKind',
  description: 'What the weights of a model compute.',
  values: {
    VISION_ENCODER: 'Turns images into features: ResNet, ViT, DINOv2; also with a classification head.',
    IMAGE_TEXT_ENCODER: 'Turns images and texts into features that can be compared: CLIP, SigLIP.',
    TEXT_ENCODER: 'Turns texts into features: BERT, sentence embedders, word vectors.',
    TEXT_DECODER: 'Writes text on from text: GPT-2, Llama, Mistral.',
    TEXT_ENCODER_DECODER: 'Reads a text and writes another: T5, BART, translators.',
    VISION_LANGUAGE_DECODER: 'Reads images with text and writes text: BLIP, LLaVA, Qwen-VL.',
    DETECTOR: 'Finds objects and draws boxes around them: Faster R-CNN, DETR, YOLO.',
    SEGMENTER: 'Assigns pixels to objects or classes: DeepLab, Mask2Former, SAM.',
    DENSE_PREDICTOR: 'Predicts other values over an image, such as depth or the points of a pose.',
    DOCUMENT_READER: 'Reads pages or lines of text in images: LayoutLM, Donut, TrOCR.',
    AUDIO_ENCODER: 'Turns sound into features: wav2vec 2.0, AST, CLAP.',
    SPEECH_RECOGNISER: 'Writes down speech: Whisper, wav2vec 2.0 with a trained CTC head.',
    SPEECH_SYNTHESISER: 'Speaks a text: VITS, SpeechT5.',
    FORECASTER: 'Predicts the next values of series: Chronos, TimesFM.',
    TABULAR_PREDICTOR: 'Predicts a column of a table from the others: TabPFN.',
    MOLECULE_ENCODER: 'Turns small molecules into features: MoLFormer, ChemBERTa.',
    PROTEIN_ENCODER: 'Turns sequences of proteins into features: ESM-2.',
    VIDEO_ENCODER: 'Turns clips into features: VideoMAE, V-JEPA.',
    POINT_CLOUD_ENCODER: 'Turns points in space into features: Point-BERT, Point Transformer.',
    GRAPH_ENCODER: 'Turns nodes and links into features: Graphormer.',
    GENERATOR: 'Makes images, video, sound or shapes: Stable Diffusion, MusicGen.',
    OTHER: 'Computes something else, such as the actions of a robot.',
  },
});

export const AdaptationWay = enumType(ADAPTATION_WAYS, {
  name: 'AdaptationWay',
  description: 'How a base comes to a task.',
  values: {
    DIRECT: 'It does the task already: with new classes, on new data.',
    HEAD: 'With a new head on its features.',
    BACKBONE: 'Built into an architecture that is made for the task.',
    GENERATIVE: 'Prompted, or tuned to write the answer.',
    NONE: 'Not at all: models of its kind have no way to the task.',
  },
});
