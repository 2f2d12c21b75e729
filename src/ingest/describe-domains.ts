import type { ModalityName } from '../catalog';
import type { DatasetRecord, ModelRecord } from '../hubs';
import taskDomains from './taxonomy/data/task-domains.json';
import { subjectsOfDataset } from './taxonomy/dataset-subjects';
import { hintedModalities, isExcludedBy, modalitiesOfDomain } from './taxonomy/domain-facts';
import { isEveryday } from './taxonomy/domain-text';
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
  /** Kinds of data that the record takes or gives. */
  modalities: readonly ModalityName[];
  /** Called with a stated word that names no domain. */
  unknown: (word: string) => void;
}

/**
 * The domains of a record, the surest first: those that its source states; else those of its tags,
 * its name and description, its tasks and, for a model, the well-known datasets that it was trained
 * on. Where a source states domains, only tags add to them. What is guessed from words is of the
 * record's kind of data.
 */
export function domainsOf(record: ThingRecord, sources: DomainSources): DomainMatch[] {
  const { words } = sources;
  const stated = record.domains.flatMap((word) => {
    const match = words.stated(word);
    if (match === null) sources.unknown(word);
    return match ?? [];
  });
  const guesses = new DomainGuesses(record, sources);
  const tagged = guesses.fromTags();
  if (stated.length > 0) return best([...stated, ...withoutExcluded(tagged, words)]);
  const guessed = withoutExcluded([...tagged, ...guesses.fromTextAndTasks()], words);
  return best([...guessed, ...guesses.fromTrainings()]);
}

interface TagMatch {
  readonly tag: string;
  readonly match: DomainMatch;
}

/** What the words of one record tell of domains. */
class DomainGuesses {
  private readonly described: ReadonlySet<ModalityName>;
  /** Those of the record's tasks and fields, and those that its words tell of. */
  private readonly modalities: ReadonlySet<ModalityName>;

  constructor(
    private readonly record: ThingRecord,
    private readonly sources: DomainSources,
  ) {
    const family = record.kind === 'model' ? (record.architectureFamily ?? '') : '';
    const hints = hintedModalities([record.name, family, ...record.tags]);
    this.described = new Set(sources.modalities);
    this.modalities = new Set([...sources.modalities, ...hints]);
  }

  /**
   * The domains of the tags. A tag that does not tell of a domain by itself counts where the kinds
   * of data agree, or another word of the record points to the same domain or a related one.
   */
  fromTags(): DomainMatch[] {
    const { words, isTask } = this.sources;
    const found = this.record.tags.flatMap((tag): TagMatch[] => {
      const match = words.tagged(tag, isTask);
      // A tag that only names a kind of data does not show that the record is of it.
      const kinds = hintedModalities([tag]).length > 0 ? this.described : this.modalities;
      return match !== null && this.isPossible(match.domainId, kinds) ? [{ tag, match }] : [];
    });
    return found.filter((one) => this.counts(one, found)).map(({ match }) => match);
  }

  /** The domains of name, description and tasks. */
  fromTextAndTasks(): DomainMatch[] {
    const { record, sources } = this;
    const isPossible = (domainId: number): boolean => this.isPossible(domainId);
    return [...sources.words.inText(record.name, record.summary, isPossible), ...this.fromTasks()];
  }

  private fromTasks(): DomainMatch[] {
    const slugs = this.sources.tasks.flatMap((task) => DOMAIN_OF_TASK.get(task) ?? []);
    return this.ofSlugs(slugs, CONFIDENCE.task);
  }

  /** The domains of well-known datasets that a model was trained on. */
  fromTrainings(): DomainMatch[] {
    const trainings = this.record.kind === 'model' ? this.record.trainings : [];
    // Only the main domain of a dataset: a detector is trained on the pictures of COCO, not on its
    // captions.
    const slugs = trainings.flatMap(({ dataset }) => subjectsOfDataset(dataset).slice(0, 1));
    return this.ofSlugs(slugs, CONFIDENCE.training);
  }

  private ofSlugs(slugs: readonly string[], confidence: number): DomainMatch[] {
    return slugs.flatMap((slug) => {
      const match = this.sources.words.stated(slug);
      return match === null ? [] : [{ domainId: match.domainId, confidence }];
    });
  }

  private counts({ tag, match: { domainId } }: TagMatch, others: readonly TagMatch[]): boolean {
    const { words } = this.sources;
    if (words.isTelling(tag, domainId)) return true;
    const isUsual = isEveryday(tag.toLowerCase()) && !words.isOwn(tag, domainId);
    if (this.modalities.size > 0 && !isUsual) return true;
    const witnesses = [
      ...others.flatMap((other) => (other.tag === tag ? [] : other.match.domainId)),
      ...words.namedIn(`${this.record.name} ${this.record.summary ?? ''}`, tag),
      ...[...this.fromTasks(), ...this.fromTrainings()].map((match) => match.domainId),
    ];
    return witnesses.some((witness) => words.areRelated(witness, domainId));
  }

  /** Whether a domain is about a kind of data that the record is of, as far as both are known. */
  private isPossible(domainId: number, kinds = this.modalities): boolean {
    const modalities = modalitiesOfDomain(this.sources.words.slugOf(domainId));
    if (modalities === null || kinds.size === 0) return true;
    return modalities.some((modality) => kinds.has(modality));
  }
}

/**
 * Without domains that leave out what another one found is about, unless a part of them is found.
 */
function withoutExcluded(matches: readonly DomainMatch[], words: DomainWords): DomainMatch[] {
  const slugs = matches.map(({ domainId }) => words.slugOf(domainId));
  return matches.filter((_match, place) => {
    const slug = slugs[place] ?? '';
    const hasPart = slugs.some((other) => other.startsWith(`${slug}/`));
    return hasPart || !slugs.some((other) => isExcludedBy(slug, other));
  });
}

function best(matches: readonly DomainMatch[]): DomainMatch[] {
  const surest = new Map<number, DomainMatch>();
  for (const match of matches)
    if ((surest.get(match.domainId)?.confidence ?? 0) < match.confidence) surest.set(match.domainId, match);
  return [...surest.values()].sort((a, b) => b.confidence - a.confidence || a.domainId - b.domainId);
}
