import { z } from 'zod';
import { isLanguageCode } from '../language-codes';
import words from './data/tag-words.json';
import { isModelType } from './model-types';

const list = z.array(z.string());
const data = z
  .strictObject({
    source: z.string(),
    /** Tags that the Hub computes, which say nothing about the model itself. */
    computed: list,
    /** Formats of files, which stand before the type of a model. */
    formats: list,
    /** Libraries, which stood behind the languages in listings of 2022. */
    libraries: list,
    /**
     * Codes that authors also write for something else: machine learning, computer vision, PyTorch,
     * stable diffusion, ...
     */
    ambiguous: list,
    /** Codes of countries that authors write for languages; no codes of ISO 639. */
    countries: list,
    /** Codes of three letters, most of them of ISO 639, that mean something else as a tag. */
    noLanguages: list,
  })
  .parse(words);

const COMPUTED = new Set(data.computed);
const FORMATS = new Set(data.formats);
const LIBRARIES = new Set(data.libraries);
const AMBIGUOUS = new Set(data.ambiguous);
const COUNTRIES = new Set(data.countries);
const NO_LANGUAGES = new Set(data.noLanguages);

/** Tags with a prefix that the Hub writes behind the languages. */
const BEHIND = /^(?:arxiv|base_model|dataset|deploy|diffusers|doi|license|region):/i;
/** Those that stood between the languages and the library in listings of 2022. */
const BEFORE_LIBRARY = /^(?:arxiv|dataset|doi):/i;
const SHAPE = /^([a-z]{2,3})(?:[-_]([A-Za-z]{2}|[A-Za-z]{4}))?$/;
const MULTILINGUAL = 'multilingual';
/** From this many words on, a run of what look like codes is a list of languages. */
const LONG_LIST = 10;

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const scripts = new Intl.DisplayNames('en', { type: 'script', fallback: 'none' });

/** Whether the Hub computed a tag, from the files or the use of a model. */
export const isComputed = (tag: string): boolean => COMPUTED.has(tag);

/** What is known of a model beside its tags. */
export interface TaggedModel {
  /** Its id, such as `acme/bert-base-german`. */
  readonly id: string;
  /** Its pipeline tag; null when it has none. */
  readonly task: string | null;
}

/** Neighbouring tags that could be languages, `to` exclusive. */
interface Run {
  readonly from: number;
  readonly to: number;
}

const codeOf = (tag: string): string => SHAPE.exec(tag)?.[1] ?? '';
const nameOf = (code: string): string | undefined => (code === '' ? undefined : languages.of(code));
const hasShape = (tag: string): boolean => tag === MULTILINGUAL || SHAPE.test(tag);

function isCode(tag: string): boolean {
  const [, code = '', subtag = ''] = SHAPE.exec(tag) ?? [];
  if (tag === MULTILINGUAL || COUNTRIES.has(tag)) return true;
  return isLanguageCode(code) && (subtag.length < 4 || scripts.of(subtag) !== undefined);
}

/** Whether hardly anybody writes a tag for something else than a language. */
function isCertain(tag: string): boolean {
  const code = codeOf(tag);
  const isElse = AMBIGUOUS.has(code) || NO_LANGUAGES.has(code);
  return tag === MULTILINGUAL || (isCode(tag) && !isElse && nameOf(code) !== undefined);
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^a-z]+/);

const skip = (tags: readonly string[], from: number, isPassed: (tag: string) => boolean): number => {
  let at = from;
  while (at < tags.length && isPassed(tags[at] ?? '')) at += 1;
  return at;
};

/**
 * Finds the languages among the tags of a model. The Hub writes them in one block without a prefix,
 * in listings of 2022 elsewhere than today. Ambiguous codes count beside a certain one, where the
 * repository's name or another tag names the language, and where listings of 2022 have nothing but
 * languages.
 */
export class TagLanguages {
  private readonly words: ReadonlySet<string>;
  private readonly idWords: ReadonlySet<string>;

  constructor(
    private readonly tags: readonly string[],
    private readonly model: TaggedModel,
  ) {
    this.idWords = new Set(wordsOf(model.id.slice(model.id.lastIndexOf('/') + 1)));
    this.words = new Set([...this.idWords, ...tags.flatMap(wordsOf)]);
  }

  /** The places of the tags that are languages, in order; none where the block cannot be told. */
  places(): number[] {
    const runs = this.runs();
    const block =
      runs.find((run) => this.isBeforeLibrary(run) && (this.hasWitness(run) || this.followsTask(run))) ??
      runs.find((run) => this.isBeforePrefixes(run) && this.hasWitness(run)) ??
      runs.find((run) => this.hasWitness(run) && (this.followsTask(run) || this.followsFormat(run))) ??
      runs.find((run) => this.hasWitness(run) && (run.to - run.from > 1 || this.isInId(run)));
    if (block === undefined) return [];
    const places = Array.from({ length: block.to - block.from }, (_, place) => block.from + place);
    return places.filter((place) => this.isMeant(place));
  }

  /** The longest runs of codes that hold no word for something else. */
  private runs(): Run[] {
    const runs: Run[] = [];
    for (let from = 0; from < this.tags.length; from += 1) {
      const to = skip(this.tags, from, hasShape);
      runs.push(...(to - from >= LONG_LIST ? [{ from, to }] : this.split({ from, to })));
      from = to;
    }
    return runs.map((run) => this.trimmed(run)).filter(({ from, to }) => from < to);
  }

  private split({ from, to }: Run): Run[] {
    const runs: Run[] = [];
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at < to && this.isPossible(this.tags[at] ?? '')) continue;
      if (at > start) runs.push({ from: start, to: at });
      start = at + 1;
    }
    return runs;
  }

  private isPossible(tag: string): boolean {
    return isCode(tag) && (!NO_LANGUAGES.has(codeOf(tag)) || this.isTold(tag));
  }

  /**
   * A run without what is before its first language: a word of three letters there is mostly the
   * last thing that the author wrote, or the type of the model.
   */
  private trimmed({ from, to }: Run): Run {
    const isLong = to - from >= LONG_LIST;
    const isDoubtful = (tag: string): boolean =>
      isModelType(tag) || (codeOf(tag).length === 3 && !isCertain(tag) && !this.isTold(tag));
    const isPassed = (tag: string): boolean =>
      isLong ? !this.isPossible(tag) : !this.followsTask({ from, to }) && isDoubtful(tag);
    return { from: Math.min(to, skip(this.tags, from, isPassed)), to };
  }

  /** Inside of a long list, a word that could mean something else is a code if it is in order. */
  private isMeant(place: number): boolean {
    const tag = this.tags[place] ?? '';
    if (!NO_LANGUAGES.has(codeOf(tag)) || this.isTold(tag)) return true;
    return (this.tags[place - 1] ?? '') < tag && tag < (this.tags[place + 1] ?? '');
  }

  /**
   * Whether a run stands where listings of 2022 have the languages: behind formats, type and task,
   * and before data sets, papers and the library. What authors write comes behind the library.
   */
  private isBeforeLibrary({ from, to }: Run): boolean {
    const library = this.tags[skip(this.tags, to, (tag) => BEFORE_LIBRARY.test(tag))] ?? '';
    return LIBRARIES.has(library) && !this.tags.slice(0, from).some((tag) => LIBRARIES.has(tag));
  }

  /** Whether a run stands where listings have the languages today: behind what authors write. */
  private isBeforePrefixes({ to }: Run): boolean {
    const isPassed = (tag: string): boolean => isComputed(tag) || NO_LANGUAGES.has(tag);
    return BEHIND.test(this.tags[skip(this.tags, to, isPassed)] ?? '');
  }

  private followsTask({ from }: Run): boolean {
    return this.model.task !== null && this.tags[from - 1] === this.model.task;
  }

  private followsFormat({ from }: Run): boolean {
    return from === 0 || FORMATS.has(this.tags[from - 1] ?? '');
  }

  private hasWitness({ from, to }: Run): boolean {
    return this.tags.slice(from, to).some((tag) => isCertain(tag) || this.isTold(tag));
  }

  /** Whether the repository's name or another tag has a language's English name. */
  private isTold(tag: string): boolean {
    const [name = ''] = wordsOf(nameOf(codeOf(tag)) ?? '');
    return name !== '' && this.words.has(name);
  }

  /** Whether the repository's name has the code of a run's first language, or its name. */
  private isInId({ from }: Run): boolean {
    const tag = this.tags[from] ?? '';
    return tag !== MULTILINGUAL && ((isCertain(tag) && this.idWords.has(codeOf(tag))) || this.isTold(tag));
  }
}
