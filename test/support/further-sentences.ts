import type { TargetSentence } from './target-sentences';

/**
 * Sentences that were once placed wrongly, taken for the wrong kind of data or refused, and some
 * that were written beside them: on how sentences relate, ripeness, games, films, wearables.
 */
export const FURTHER_SENTENCES: readonly TargetSentence[] = [
  {
    sentence: 'do two sentences mean the same',
    modality: 'TEXT',
    domains: ['language-understanding'],
  },
  {
    sentence: 'does one sentence follow from the other',
    modality: 'TEXT',
    domains: ['language-understanding'],
  },
  {
    sentence: 'are these two questions asking the same thing',
    modality: 'TEXT',
    domains: ['language-understanding', 'social-media/forums', 'question-answering'],
  },
  { sentence: 'paraphrase detection', modality: 'TEXT', domains: ['language-understanding'] },
  { sentence: 'tell ripe from rotten tomatoes', modality: 'IMAGE', domains: ['natural-images/food/produce'] },
  {
    sentence: 'is this banana overripe or rotten',
    modality: 'IMAGE',
    domains: ['natural-images/food/produce'],
  },
  { sentence: 'predict loan default', modality: 'TABULAR', domains: ['tabular/credit'] },
  { sentence: 'will the borrower repay', modality: 'TABULAR', domains: ['tabular/credit'] },
  { sentence: 'which subscribers are about to cancel', modality: 'TABULAR', domains: ['tabular/churn'] },
  { sentence: 'sentiment of film reviews', modality: 'TEXT', domains: ['reviews/movies', 'reviews'] },
  {
    sentence: 'sort film plots by genre',
    modality: 'TEXT',
    domains: ['entertainment', 'reviews/movies'],
  },
  {
    sentence: 'how positive are hotel guests',
    modality: 'TEXT',
    domains: ['reviews/venues', 'reviews'],
  },
  {
    sentence: 'chest x-ray reports: is pneumonia mentioned',
    modality: 'TEXT',
    domains: ['medical/radiology/chest-x-ray', 'medical/clinical-notes'],
  },
  { sentence: 'video game screenshots', modality: 'IMAGE', domains: ['synthetic-scenes/games'] },
  {
    sentence: 'screenshots of video games: which game is it',
    modality: 'IMAGE',
    domains: ['synthetic-scenes/games'],
  },
  {
    sentence: 'gesture recognition from a wrist band',
    modality: 'TIME_SERIES',
    domains: ['time-series/wearables'],
  },
  {
    sentence: 'steps and falls from a smart watch',
    modality: 'TIME_SERIES',
    domains: ['time-series/wearables'],
  },
  {
    sentence: 'hand movements from an EMG armband',
    modality: 'TIME_SERIES',
    domains: ['time-series/wearables', 'people-pose'],
  },
  {
    sentence: 'drone footage of traffic jams',
    modality: 'VIDEO',
    domains: ['remote-sensing/aerial', 'street-scenes', 'time-series/traffic'],
  },
  {
    sentence: 'sign language from short clips',
    modality: 'VIDEO',
    domains: ['people-pose', 'video/actions'],
  },
];

/**
 * Words that the catalogue knows, in sentences that ask for nothing: to be refused like nonsense.
 */
export const IDLE_SENTENCES: readonly string[] = [
  'mean people are mean',
  'what rotten luck we had today',
  'a sentence that goes nowhere',
  'at the ripe old age of ninety',
  'two of the same',
  'my wrist watch stopped again',
];
