import { MODALITIES, type ModalityName } from '../../catalog';

/**
 * Words by which people say what their data are, as they stand in a sentence; `*` stands for any
 * ending. Compounds are in one word.
 */
const WORDS: Record<ModalityName, string> = {
  IMAGE:
    'image* imaging photo photos photograph* picture* pic pics snapshot* xray* radiograph* mri ct tomograph* ultrasound ' +
    'mammogra* dermoscop* fundus slide slides microscop* camera* cam cams satellite aerial drone sentinel landsat tile tiles ' +
    'selfie* screenshot* scanned handwrit* handwritten ocr painting* canvas drawing* sketch* logo* signs visual* looks ' +
    'multispectral hyperspectral pixel* jpeg png thumbnail* endoscop* colonoscop* histolog* histopatholog*',
  TEXT:
    'text texts textual document* review* tweet* comment* article* email* sentence* paragraph* post posts ticket* ' +
    'message* transcript* headline* contract* clause* abstract* note notes summar* sms chat* question* code function* essay* ' +
    'novel* news newspaper* written writing word words paper papers poem* lyrics resume* cv report reports complaint* ' +
    'post-mortem description* paragraphs page* query queries letter* book books patent* statute* verdict*',
  AUDIO:
    'audio* sound sounds recording* speech spoken voice* song songs music* podcast* microphone* listen* hear hearing heard singing ' +
    'sung caller* talking acoustic* noise* utterance* wav mp3 spectrogram* cough* chirp* siren* melody instrument* audible dialect',
  VIDEO: 'video* clip clips footage cctv film films movie movies webcam* frames livestream* vlog*',
  TABULAR:
    'table tables tabular spreadsheet* csv column* row rows record records attribute* feature features applicant* loan* price* ' +
    'churn* customer* income census transaction* survey* questionnaire* demographic*',
  TIME_SERIES:
    'timeseries series forecast* hourly daily weekly monthly sensor* telemetry consumption ecg eeg accelerometer* ' +
    'signal signals demand load vibration* wearable* wristband* armband* smartwatch* gyroscope* emg imu pedometer* trend* ' +
    'electrocardiogram* electromyogra*',
  GRAPH: 'graph* network networks node nodes edge edges cites citation* link links friendship* ontology',
  MOLECULE:
    'molecul* compound* smiles protein* drug drugs chemical* chemistry enzyme* ligand* peptide* polymer* solub* toxicity binding',
  POINT_CLOUD: 'lidar pointcloud* laser mesh meshes depth-scan* 3d',
};

const PATTERNS = MODALITIES.map((modality) => ({
  modality,
  pattern: new RegExp(`(?<![a-z0-9])(?:${alternatives(WORDS[modality])})(?![a-z0-9])`, 'g'),
}));
const KNOWN_WORD = new RegExp(`^(?:${alternatives(Object.values(WORDS).join(' '))})$`);

function alternatives(words: string): string {
  return words.replaceAll('*', '[a-z]*').replaceAll(' ', '|');
}

/**
 * Writes compounds in one word where that word is known and its first half says nothing:
 * `hand-written` and `time series` are `handwritten` and `timeseries`, neither writing nor a
 * series.
 */
function joinCompounds(text: string): string {
  return text.replace(/([a-z]+)[- ](?=([a-z]+))/g, (apart: string, first: string, second: string) =>
    !KNOWN_WORD.test(first) && KNOWN_WORD.test(first + second) ? first : apart,
  );
}

/** Not what data are made of: nobody films a video game, and what is told of films is written. */
const VIDEO_GAME = /(?<![a-z])video[- ]?games?(?![a-z])/g;
const OF_FILMS = /(?<![a-z])(?:film|movie)s? (?=(?:plot|title|script|critic|synops|dialogue|rating))/g;
/**
 * Nouns that say what the data are whatever stands before them: "film reviews" are text, "drone
 * footage" is video.
 */
const HEADS =
  'reviews?|reports?|lyrics|transcripts?|subtitles?|screenshots?|photos?|photographs?|pictures?|images?|footage';
const BEFORE_HEAD = new RegExp(`(?<![a-z])(?!(?:scan|hand)[a-z]* )[a-z]+(?: )(?=(?:${HEADS})(?![a-z]))`, 'g');

/** How many different words of a text name each modality; only those that any word names. */
export function modalityWords(text: string): Map<ModalityName, number> {
  const plain = joinCompounds(text.toLowerCase())
    .replace(VIDEO_GAME, '')
    .replace(OF_FILMS, 'text ')
    .replace(BEFORE_HEAD, '');
  const counts = PATTERNS.map(
    ({ modality, pattern }) => [modality, new Set(plain.match(pattern)).size] as const,
  );
  return new Map(counts.filter(([, words]) => words > 0));
}
