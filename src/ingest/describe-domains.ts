import type { DatasetRecord, ModelRecord } from '../hubs';
import taskDomains from './taxonomy/data/task-domains.json';
import { subjectsOfDataset } from './taxonomy/dataset-subjects';
import type { DomainWords } from './taxonomy/domain-words';
import type { DomainMatch } from './taxonomy/domain-term';

type ThingRecord = ModelRecord | DatasetRecord;

/** What a task is about by itself, and what a model was trained on. */
const CONFIDENCE = { task: 0.3, training: 0.3 } as const;
const DOMAIN_OF_TASK: ReadonlyMap<string, string> = new Map(Object.entries(taskDomains));

export interface DomainSources {
  words: DomainWords;
  isTask: (word: string) => boolean;
  /** Ids of the record's tasks. */
  tasks: readonly string[];
  /** Called with a stated word that names no domain. */
  unknown: (word: string) => void;
}

/**
 * The domains of a record, the surest first: those that its source states; else those of its tags,
 * its name and description, its tasks and, for a model, the well-known datasets that it was trained
 * on. Where a source states domains nothing is guessed.
 */
export function domainsOf(record: ThingRecord, sources: DomainSources): DomainMatch[] {
  const { words, isTask } = sources;
  const stated = record.domains.flatMap((word) => {
    const match = words.stated(word);
    if (match === null) sources.unknown(word);
    return match ?? [];
  });
  const tagged = record.tags.flatMap((tag) => words.tagged(tag, isTask) ?? []);
  return best([...stated, ...tagged, ...(stated.length > 0 ? [] : guessed(record, sources))]);
}

function guessed(record: ThingRecord, { words, tasks }: DomainSources): DomainMatch[] {
  const slugs = tasks.flatMap((task) => DOMAIN_OF_TASK.get(task) ?? []);
  const trainings = record.kind === 'model' ? record.trainings : [];
  // Only the main domain of a dataset: a detector is trained on the pictures of COCO, not on its
  // captions.
  const learned = trainings.flatMap(({ dataset }) => subjectsOfDataset(dataset).slice(0, 1));
  const surely = (confidence: number) => (slug: string) => {
    const match = words.stated(slug);
    return match === null ? [] : [{ domainId: match.domainId, confidence }];
  };
  return [
    ...words.inText(record.name, record.summary),
    ...slugs.flatMap(surely(CONFIDENCE.task)),
    ...learned.flatMap(surely(CONFIDENCE.training)),
  ];
}

function best(matches: readonly DomainMatch[]): DomainMatch[] {
  const surest = new Map<number, DomainMatch>();
  for (const match of matches)
    if ((surest.get(match.domainId)?.confidence ?? 0) < match.confidence) surest.set(match.domainId, match);
  return [...surest.values()].sort((a, b) => b.confidence - a.confidence || a.domainId - b.domainId);
}
