import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { isOwnedId, onHuggingFace, ownerAndName } from '../huggingface/repository-id';
import { isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import type { Reference } from '../records';
import { webAddress } from '../web-address';
import trainingSets from './data/training-sets.json';
import { languagesIn, MTEB, wordsIn, type TaskTable } from './tasks';

const REPOSITORY = /^https?:\/\/(?:www\.)?huggingface\.co\/([\w.-]+\/[\w.-]+)\/?$/i;
const NO_REVISION = /^(?:external|no_revision.*|main|\d+)$/;
/** Public datasets that models name as training data and that are no tasks of the benchmark. */
const TRAINING_SETS = new Map(Object.entries(trainingSets));
const NO_LICENSE = /^(?:not specified|unspecified)/i;

const isGiven = (value: Plain): boolean =>
  value !== null && !(typeof value === 'string' && value.startsWith('$'));

/** A model's metadata: those of its results first, then what the benchmark's code says. */
export class ModelTable {
  private readonly metas = new Map<string, PlainObject[]>();

  add(name: string, meta: PlainObject): void {
    const known = this.metas.get(name);
    if (known === undefined) this.metas.set(name, [meta]);
    // Results taken over from elsewhere know the least.
    else if (known.length < 16) insert(known, meta);
  }

  names(): Iterable<string> {
    return this.metas.keys();
  }

  get size(): number {
    return this.metas.size;
  }

  private field(name: string, key: string): Plain {
    const given = this.metas.get(name)?.map((meta) => own(meta, key)) ?? [];
    return given.find(isGiven) ?? given.find((value) => value !== null) ?? null;
  }

  /**
   * Where the model lives: Hugging Face, whose ids the benchmark uses for open weights, else this
   * benchmark.
   */
  reference(name: string): Reference {
    const page = textOf(this.field(name, 'reference'));
    const repository = page === null ? null : (REPOSITORY.exec(page)?.[1] ?? null);
    const isOpen = this.field(name, 'open_weights') === true;
    const isThere =
      isOpen || repository?.toLowerCase() === name.toLowerCase() || (page === null && !this.metas.has(name));
    return isThere && name.includes('/') && name.length < 200
      ? onHuggingFace(name)
      : { hub: MTEB, externalId: name };
  }

  /** Names of tasks and datasets that the model says it was trained on. */
  trainedOn(name: string): string[] {
    const given = this.field(name, 'training_datasets');
    if (isPlainObject(given)) return Object.keys(given);
    return wordsIn(given).filter((word) => !word.startsWith('$'));
  }

  /** A model record before the schema has checked it. */
  record(name: string, tasks: TaskTable, findings: Findings) {
    const reference = this.reference(name);
    const licence = textOf(this.field(name, 'license'));
    const { languages, tags } = languagesIn(this.field(name, 'languages'), findings);
    const revision = textOf(this.field(name, 'revision'));
    const base = textOf(this.field(name, 'adapted_from'));
    return {
      kind: 'model',
      hub: MTEB,
      externalId: name,
      revision: revision === null || NO_REVISION.test(revision) ? null : revision,
      url: this.page(name),
      sameAs: reference.hub === MTEB ? [] : [reference],
      ...ownerAndName(name),
      licenses: { weights: licence === null || NO_LICENSE.test(licence) ? null : licence },
      languages,
      tags: [...tags, ...wordsIn(this.field(name, 'model_type'))],
      tasks: ['feature-extraction'],
      inputModalities: wordsIn(this.field(name, 'modalities')).map((word) => word.toUpperCase()),
      parameterCount: this.parameters(name, findings),
      libraries: wordsIn(this.field(name, 'framework')).filter(
        (word) => !word.startsWith('$') && word !== 'API',
      ),
      trainings: this.trainings(name, tasks, findings),
      bases: base === null || base === name ? [] : this.bases(base, findings),
      raw: this.metas.get(name)?.[0] ?? null,
    };
  }

  private page(name: string): string | null {
    return webAddress(textOf(this.field(name, 'reference')));
  }

  private parameters(name: string, findings: Findings): number | null {
    const written = this.field(name, 'n_parameters');
    if (written === null) return null;
    if (typeof written === 'number' && written > 0) return Math.round(written);
    findings.ignore('n_parameters', withFound('is no count', quoted(written)));
    return null;
  }

  private bases(written: string, findings: Findings) {
    const base = REPOSITORY.exec(written)?.[1] ?? written;
    if (isOwnedId(base)) return [{ base: onHuggingFace(base), relation: null }];
    findings.ignore('adapted_from', withFound('is no repository', quoted(written)));
    return [];
  }

  /**
   * Sets that are tasks here, with their families, or repositories; the rest (`MyPrivatePairs`)
   * cannot be told from each other.
   */
  private trainings(name: string, tasks: TaskTable, findings: Findings) {
    const sets = this.trainedOn(name);
    if (typeof this.field(name, 'training_datasets') === 'string')
      findings.ignore('training_datasets', 'is a name in the code');
    const families = new Set(sets.flatMap((set) => tasks.familyOf(set) ?? [set]));
    return [...families].flatMap((set) => {
      const known = tasks.has(set) ? undefined : TRAINING_SETS.get(set);
      if (known !== undefined) return [{ dataset: known, role: 'FINE_TUNING' }];
      if (tasks.has(set)) return [{ dataset: tasks.target(set).reference, role: 'FINE_TUNING' }];
      if (isOwnedId(set)) return [{ dataset: onHuggingFace(set), role: 'FINE_TUNING' }];
      findings.ignore('training_datasets', withFound('is no task and no repository', quoted(set)));
      return [];
    });
  }
}

const isExternal = (meta: PlainObject): boolean => textOf(own(meta, 'revision')) === 'external';

function insert(known: PlainObject[], meta: PlainObject): void {
  const firstExternal = known.findIndex(isExternal);
  const place = isExternal(meta) || firstExternal < 0 ? known.length : firstExternal;
  known.splice(place, 0, meta);
}
