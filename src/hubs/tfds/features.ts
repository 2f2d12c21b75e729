/**
 * A top-level feature as TFDS prints it: its class, and how many classes it tells apart where it is
 * a label.
 */
interface Feature {
  type: string;
  classes: number | null;
}

const TOP_LEVEL = /^ {4}'([^'\n]{1,200})': (?:Sequence\()?(\w{1,60})([^\n]{0,500})/gm;
const CLASSES = /\bnum_classes=(\d{1,9})\b/;
const ANY_MEDIUM =
  /'([^'\n]{1,200})': (?:Sequence\()?(Image|LabeledImage|Video|Audio|Text|Translation\w{0,60})\(/g;
/** Text that only says where an example is from. */
const POINTER = /(?:^|_)(?:file_?names?|file_?path|id|path|url)$/i;
const MAX_CHARACTERS = 200_000;

const MODALITIES: Record<string, string> = {
  Audio: 'AUDIO',
  FeaturesDict: 'TABULAR',
  Image: 'IMAGE',
  LabeledImage: 'IMAGE',
  Text: 'TEXT',
  Translation: 'TEXT',
  TranslationVariableLanguages: 'TEXT',
  Video: 'VIDEO',
};
const MEDIA = ['IMAGE', 'VIDEO', 'AUDIO'];
/**
 * `content.data-type.*` of the vocabulary; types that no modality stands for (3d, fmri, midi,
 * tracking) are left out.
 */
const DATA_TYPES: Record<string, string> = {
  audio: 'AUDIO',
  categorical: 'TABULAR',
  dialogue: 'TEXT',
  eeg: 'TIME_SERIES',
  financial: 'TABULAR',
  graph: 'GRAPH',
  image: 'IMAGE',
  'point-cloud': 'POINT_CLOUD',
  'rgb-d': 'IMAGE',
  speech: 'AUDIO',
  tabular: 'TABULAR',
  text: 'TEXT',
  'time-series': 'TIME_SERIES',
  trajectory: 'TIME_SERIES',
  video: 'VIDEO',
  'web-page': 'TEXT',
};

const lookUp = (table: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** What a dataset's printed features and supervised keys say about input and label. */
export class Features {
  private readonly features: ReadonlyMap<string, Feature>;
  private readonly media: readonly string[];
  private readonly input: string | null;
  private readonly target: string | null;
  private readonly isRow: boolean;

  constructor(printed: string, supervisedKeys: string) {
    const text = printed.slice(0, MAX_CHARACTERS);
    this.features = new Map(
      [...text.matchAll(TOP_LEVEL)].map(([, name = '', type = '', rest = '']) => {
        const classes = type === 'ClassLabel' ? CLASSES.exec(rest)?.[1] : undefined;
        return [name, { type, classes: classes === undefined ? null : Number(classes) }];
      }),
    );
    this.media = [...text.matchAll(ANY_MEDIUM)].flatMap(([, name = '', type = '']) =>
      POINTER.test(name) ? [] : (lookUp(MODALITIES, type) ?? []),
    );
    const keys = supervisedKeys.slice(0, MAX_CHARACTERS);
    this.input = /^\('([^']+)',/.exec(keys)?.[1] ?? null;
    // A mapping of columns stands for the row that they make.
    this.isRow = keys.startsWith('({');
    this.target = /, '([^']+)'\)$/.exec(keys)?.[1] ?? null;
  }

  /**
   * Classes of the supervised label; of `label`, or the only label, where nothing is supervised.
   */
  get classes(): number | null {
    if (this.target !== null) return this.features.get(this.target)?.classes ?? null;
    const labels = [...this.features.values()].filter(({ type }) => type === 'ClassLabel');
    const label = this.features.get('label') ?? (labels.length === 1 ? labels[0] : undefined);
    return label?.classes ?? null;
  }

  /** Of the supervised input; else of the data types among the tags; else of the features. */
  modalities(dataTypes: readonly string[], section: string | null): string[] {
    if (this.isRow) return ['TABULAR'];
    const input = this.input === null ? undefined : this.features.get(this.input);
    const supervised = input === undefined ? undefined : lookUp(MODALITIES, input.type);
    if (supervised !== undefined) return [supervised];
    const media = MEDIA.filter((modality) => this.media.includes(modality));
    const hasText = this.media.includes('TEXT');
    const tagged = dataTypes.flatMap((type) => lookUp(DATA_TYPES, type) ?? []);
    // Names of files are text too, and make authors call images text.
    const stated = tagged.filter((modality) => modality !== 'TEXT' || hasText || media.length === 0);
    if (stated.length > 0) return [...new Set(stated)];
    if (media.length > 0) return media;
    if (section === 'Structured') return ['TABULAR'];
    return hasText ? ['TEXT'] : [];
  }
}
