import type { ModalityName } from '../../src/catalog';

/** A job in a practitioner's words, with what is meant by them. */
export interface JobSentence {
  sentence: string;
  /** Ids of the taxonomy, any of which is right. */
  tasks: readonly string[];
  /** The kinds of data, any of which is right. */
  kinds: readonly ModalityName[];
}

/** A job of any of these tasks, on any of these kinds of data. */
export const job = (
  sentence: string,
  tasks: string | readonly string[],
  kinds: ModalityName | readonly ModalityName[],
): JobSentence => ({ sentence, tasks: [tasks].flat(), kinds: [kinds].flat() });

/** Everyday jobs over the tasks of the taxonomy; written before the table of words was. */
export const JOB_SENTENCES: readonly JobSentence[] = [
  job('sort mushroom photos by species', 'image-classification', 'IMAGE'),
  job('count sheep in drone pictures of a meadow', 'object-detection', 'IMAGE'),
  job('draw bounding boxes around helmets on a building site', 'object-detection', 'IMAGE'),
  job('outline buildings in aerial images', 'image-segmentation', 'IMAGE'),
  job('separate the foreground person from the background in selfies', 'image-segmentation', 'IMAGE'),
  job('estimate how far away objects are from a single camera image', 'depth-estimation', 'IMAGE'),
  job('locate the elbow and knee joints of dancers in pictures', 'keypoint-detection', 'IMAGE'),
  job('write alt text for pictures on a news site', 'image-captioning', 'IMAGE'),
  job('digitise old handwritten letters', 'optical-character-recognition', 'IMAGE'),
  job('pull the total and the date out of photographed receipts', 'token-classification', 'IMAGE'),
  job('reverse image search for furniture', 'image-feature-extraction', 'IMAGE'),
  job('remove noise from night photos', 'image-to-image', 'IMAGE'),
  job('generate pictures of sneakers from a prompt', 'text-to-image', 'TEXT'),
  job('ask questions about charts in scanned reports', ['document-question-answering'], 'IMAGE'),
  job('which political party does this speech transcript come from', 'text-classification', 'TEXT'),
  job('label job adverts by industry', 'text-classification', 'TEXT'),
  job('does the headline contradict the article', 'text-classification', 'TEXT'),
  job('mark company names and sums of money in annual reports', 'token-classification', 'TEXT'),
  job('answer questions from a user manual', 'question-answering', 'TEXT'),
  job('shorten meeting transcripts to a few lines', 'summarization', 'TEXT'),
  job('translate subtitles from Korean into French', 'translation', 'TEXT'),
  job('a chatbot for an online bank', 'text-generation', 'TEXT'),
  job('complete Python code as the programmer types', 'code-generation', 'TEXT'),
  job('rerank the passages that a search engine returns', 'text-ranking', 'TEXT'),
  job('find the statutes that are relevant to a legal question', 'text-retrieval', 'TEXT'),
  job('find duplicate questions in a forum', 'sentence-similarity', 'TEXT'),
  job('group news articles by topic without labels', 'feature-extraction', 'TEXT'),
  job('read e-books aloud', 'text-to-speech', 'TEXT'),
  job('subtitle lectures automatically from their audio', 'automatic-speech-recognition', 'AUDIO'),
  job('tell whether an engine sounds broken', 'audio-classification', 'AUDIO'),
  job('clean up noisy speech recordings', 'audio-to-audio', 'AUDIO'),
  job('who speaks when in a meeting recording', 'voice-activity-detection', 'AUDIO'),
  job('recognise exercises in workout videos', 'video-classification', 'VIDEO'),
  job('predict electricity demand for the next day', 'time-series-forecasting', 'TIME_SERIES'),
  job('spot faulty pumps from vibration sensors', 'time-series-classification', 'TIME_SERIES'),
  job('estimate the price of used cars from mileage and age', 'tabular-regression', 'TABULAR'),
  job('flag fraudulent card transactions', 'tabular-classification', 'TABULAR'),
  job('predict missing links in a social network', 'graph-ml', 'GRAPH'),
  job('predict the solubility of small molecules', 'graph-ml', 'MOLECULE'),
  job('recognise furniture in 3D scans', 'point-cloud-classification', 'POINT_CLOUD'),
];
