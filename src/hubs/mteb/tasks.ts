import { append } from '../../platform/group-by';
import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { isOwnedId, onHuggingFace } from '../huggingface/repository-id';
import { isPlainObject, objectOf, own, textOf, unique, type Plain, type PlainObject } from '../plain-json';
import type { Reference } from '../records';
import { webAddress } from '../web-address';
import aggregates from './data/aggregate-tasks.json';
import fileDefaults from './data/file-defaults.json';
import taskTypes from './data/task-types.json';
import wellKnown from './data/well-known-tasks.json';

export const MTEB = 'mteb';

const TASK_BY_TYPE: ReadonlyMap<string, string> = new Map(Object.entries(taskTypes));
const WELL_KNOWN = new Map(Object.entries(wellKnown));
const MODALITIES = new Set(['text', 'image', 'audio', 'video']);
/** Words in `domains` that say how a text came about, not what it is about. */
const NO_DOMAIN = new Set(['Written', 'Spoken', 'Non-fiction', 'Constructed']);
/** The benchmark's words for domains that go under another one here. */
const DOMAIN_WORDS: ReadonlyMap<string, string> = new Map([['Scene', 'scenes']]);
/** Content without language, and programming languages. */
const NO_LANGUAGE = /^zxx|-Code$/i;
/**
 * Means over several tasks: the benchmark scores models on them, but lists them apart from the
 * tasks.
 */
const AGGREGATES: ReadonlyMap<string, PlainObject> = new Map(aggregates.map((task) => [task.name, task]));
/** A task may take what it leaves open from another, and that from a third. */
const MAX_PARENTS = 4;

/** Items of a list, or values of a mapping, of any depth; anything else as one item. */
export const wordsIn = (value: Plain): string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (isPlainObject(value)) return Object.values(value).flatMap(wordsIn);
  const text = textOf(value);
  return text === null ? [] : [text];
};

/**
 * Languages as they are written, and tags for what is no human language. `$NAME` is a constant of
 * the source's code.
 */
export function languagesIn(value: Plain, findings: Findings): { languages: string[]; tags: string[] } {
  const all = unique(wordsIn(value));
  const constants = all.filter((word) => word.startsWith('$'));
  for (const word of constants)
    findings.ignore('languages', withFound('is a name in the code', quoted(word)));
  const words = all.filter((word) => !word.startsWith('$'));
  return {
    languages: words.filter((word) => !NO_LANGUAGE.test(word)),
    tags: words.filter((word) => /-Code$/i.test(word)),
  };
}

/** The tasks of the benchmark, with what tells their datasets apart. */
export class TaskTable {
  private readonly tasks = new Map<string, PlainObject>();
  private readonly pathUses = new Map<string, number>();
  private relatives: ReadonlyMap<string, readonly string[]> | undefined;
  /** Names in small letters: authors write `HotPotQA` for `HotpotQA`. */
  private readonly spelled = new Map<string, string>();

  /** False when there is a task of that name already. */
  add(name: string, task: PlainObject): boolean {
    if (this.tasks.has(name)) return false;
    this.tasks.set(name, task);
    if (!this.spelled.has(name.toLowerCase())) this.spelled.set(name.toLowerCase(), name);
    return true;
  }

  get size(): number {
    return this.tasks.size;
  }

  has(name: string): boolean {
    return this.tasks.has(name);
  }

  /**
   * Adds a mean over several tasks that the list of tasks lacks; false when there is none of that
   * name to add.
   */
  addAggregate(name: string): boolean {
    const task = AGGREGATES.get(name);
    return task !== undefined && this.add(name, task);
  }

  names(): Iterable<string> {
    return this.tasks.keys();
  }

  task(name: string): PlainObject {
    return this.tasks.get(name) ?? {};
  }

  /** A field of a task, or of the task that it was adapted from. */
  field(name: string, key: string): Plain {
    let current: string | undefined = name;
    for (let step = 0; step < MAX_PARENTS && current !== undefined; step += 1) {
      const task = this.task(current);
      const value = own(task, key);
      if (value !== null && !(typeof value === 'string' && value.startsWith('$'))) return value;
      current = wordsIn(own(task, 'adapted_from')).find((parent) => parent !== current);
    }
    const file = textOf(own(this.task(name), '_file')) ?? '';
    const shared: PlainObject | undefined = fileDefaults.find((one) => file.startsWith(one.file));
    return shared === undefined ? null : own(shared, key);
  }

  /**
   * The task and those on the same data in another shape: what it was adapted from and what was
   * adapted from it, over any number of steps; null when no task is called so, in whatever case.
   * The benchmark itself counts a model that was trained on one of them as trained on all.
   */
  familyOf(written: string): string[] | null {
    const name = this.has(written) ? written : this.spelled.get(written.toLowerCase());
    if (name === undefined) return null;
    this.relatives ??= this.findRelatives();
    const family = new Set([name]);
    for (const member of family)
      for (const relative of this.relatives.get(member) ?? []) family.add(relative);
    return [...family];
  }

  private findRelatives(): Map<string, string[]> {
    const relatives = new Map<string, string[]>();
    for (const name of this.names())
      for (const parent of wordsIn(own(this.task(name), 'adapted_from'))) {
        if (!this.has(parent)) continue;
        append(relatives, name, parent);
        append(relatives, parent, name);
      }
    return relatives;
  }

  type(name: string): string | null {
    return textOf(this.field(name, 'type'));
  }

  /** Counts which datasets several tasks use; to be called once all tasks are in. */
  countPaths(): void {
    for (const name of this.names()) {
      const path = this.path(name);
      for (const key of [path, `${path} ${this.type(name)}`])
        this.pathUses.set(key ?? '', (this.pathUses.get(key ?? '') ?? 0) + 1);
    }
  }

  /** The dataset's repository on Hugging Face. */
  private path(name: string): string | null {
    const path = textOf(own(objectOf(own(this.task(name), 'dataset')), 'path'));
    return path !== null && isOwnedId(path) ? path : null;
  }

  /** The dataset as Hugging Face has it, where it is this task's alone. */
  repository(name: string): Reference | null {
    const path = this.path(name);
    return path !== null && this.pathUses.get(path) === 1 ? onHuggingFace(path) : null;
  }

  /**
   * What a score is measured on, under the name that the starter catalogue uses: a well-known
   * benchmark, the repository where one task of this type uses it, else the task itself (gender and
   * emotion of one recording are two datasets).
   */
  target(name: string): { reference: Reference; split: string | null } {
    const known = WELL_KNOWN.get(name);
    if (known !== undefined)
      return { reference: { hub: known.hub, externalId: known.externalId }, split: known.split };
    const path = this.path(name);
    const isAlone = path !== null && this.pathUses.get(`${path} ${this.type(name)}`) === 1;
    return {
      reference: isAlone ? onHuggingFace(path) : { hub: MTEB, externalId: name },
      split: null,
    };
  }

  modalities(name: string): string[] {
    return wordsIn(this.field(name, 'modalities'))
      .filter((word) => MODALITIES.has(word))
      .map((word) => word.toUpperCase());
  }

  /** A dataset record before the schema has checked it. */
  record(name: string, findings: Findings) {
    const repository = this.repository(name);
    const { languages, tags } = languagesIn(own(this.task(name), 'eval_langs'), findings);
    const domains = wordsIn(this.field(name, 'domains'));
    const type = this.type(name);
    const licence = textOf(this.field(name, 'license'));
    const task = TASK_BY_TYPE.get(type ?? '');
    return {
      kind: 'dataset',
      hub: MTEB,
      externalId: name,
      sameAs: repository === null ? [] : [repository],
      url: webAddress(textOf(own(this.task(name), 'reference'))),
      name,
      summary: textOf(own(this.task(name), 'description')),
      licenses: { data: licence === 'not specified' ? null : licence },
      languages,
      tags: [...(type === null ? [] : [type]), ...tags, ...domains.filter((word) => NO_DOMAIN.has(word))],
      tasks: task === undefined ? [] : [task],
      domains: domains.flatMap((word) => (NO_DOMAIN.has(word) ? [] : (DOMAIN_WORDS.get(word) ?? word))),
      modalities: this.modalities(name),
      raw: this.task(name),
    };
  }
}
