import type { DatasetRecord, ModelRecord } from '../hubs';
import { isAboutLanguagePairs, languageTags, languageWords } from './taxonomy/languages';

/**
 * The languages of a record as BCP 47 tags, each once. Whether a code such as `en-de` is a pair
 * follows from what the rest of the record is about.
 *
 * @param tasks ids of the record's tasks
 * @param unknown called with a word that is no language
 */
export function languagesOf(
  record: ModelRecord | DatasetRecord,
  tasks: readonly string[],
  unknown: (word: string) => void,
): string[] {
  const trainedOn = record.kind === 'model' ? record.trainings.map(({ dataset }) => dataset.externalId) : [];
  const isAboutPairs = isAboutLanguagePairs([
    ...tasks,
    ...record.tags,
    record.externalId,
    record.name,
    record.summary ?? '',
    ...trainedOn,
  ]);
  const tags = record.languages.flatMap(languageWords).flatMap((word) => {
    const found = languageTags(word, isAboutPairs);
    if (found === null) unknown(word);
    return found ?? [];
  });
  return [...new Set(tags)];
}
