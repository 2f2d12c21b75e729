import type { ModalityName } from '../../catalog';

/**
 * What people write, and the task they mean by it, per kind of input; the first that fits is taken.
 */
const RULES: Partial<Record<ModalityName, ReadonlyArray<readonly [RegExp, string]>>> = {
  IMAGE: [
    [/\bsegment|\boutline|\bdelineat|\bmasks?\b|\bpixel/, 'image-segmentation'],
    [/\bbounding box|\blocali[sz]|\blocate\b|\bobject detect|\bcount(ing)? /, 'object-detection'],
    [/\bcaption|\bdescribe\b|\balt text/, 'image-to-text'],
    [/\bkeypoint|\bpose\b|\bjoints\b/, 'keypoint-detection'],
    [/\bdepth\b|\bhow far\b/, 'depth-estimation'],
  ],
  TEXT: [
    [
      /\bnamed entit|\bentities\b|\bpull .*\bout of\b|\bextract .*(names|people|places)/,
      'token-classification',
    ],
    [/\btranslat/, 'translation'],
    [/\bsummari[sz]/, 'summarization'],
    [/\banswer(s|ing)? .*questions?|\bquestion answering/, 'question-answering'],
    [/\bsearch|\bretriev|\branking documents/, 'text-retrieval'],
    [/\bsimilar(ity)?\b|\bduplicates?\b|\bparaphras/, 'sentence-similarity'],
  ],
  AUDIO: [
    [/\btranscri|\bdictation|\binto text\b|\bto text\b|\bspeech recognition/, 'automatic-speech-recognition'],
  ],
  TABULAR: [
    [/\bprices?\b|\bhow (much|many)\b|\bregress|\bamount\b|\bestimate\b|\bvalue of\b/, 'tabular-regression'],
  ],
  TIME_SERIES: [
    [
      /\bforecast|\bfuture\b|\bnext (hour|day|week|month)|\bpredict .*(demand|load|consumption)/,
      'time-series-forecasting',
    ],
  ],
};

/**
 * Most targets that anybody measured are classifications; where the question says nothing else, so
 * is this one.
 */
const USUAL: Partial<Record<ModalityName, string>> = {
  IMAGE: 'image-classification',
  TEXT: 'text-classification',
  AUDIO: 'audio-classification',
  VIDEO: 'video-classification',
  TABULAR: 'tabular-classification',
  TIME_SERIES: 'time-series-classification',
  GRAPH: 'graph-ml',
  POINT_CLOUD: 'point-cloud-classification',
};

/**
 * The task that a description is most likely about, as a slug of the taxonomy; null for a kind of
 * input without a usual one.
 */
export function inferTask(text: string, modality: ModalityName): string | null {
  const plain = text.toLowerCase();
  const rule = RULES[modality]?.find(([pattern]) => pattern.test(plain));
  return rule?.[1] ?? USUAL[modality] ?? null;
}
