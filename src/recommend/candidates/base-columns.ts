import type { KnownBase } from '../knowledge/knowledge';
import type { BaseFact, BaseFigure, BaseGroups } from './base-groups';

/** A base that another reading has in the place of one. */
export interface BaseChange {
  readonly before: KnownBase;
  readonly now: KnownBase;
}

/** Columns of a pool that were asked for, each with what it tells and what that is true of. */
export class BaseColumns {
  private readonly grouped = new Map<string, { fact: BaseFact; groups: BaseGroups }>();
  private readonly figured = new Map<string, { figure: BaseFigure; figures: Float64Array }>();

  /** Undefined where it is not known of this. */
  groups({ name, of }: BaseFact): BaseGroups | undefined {
    const known = this.grouped.get(name);
    return known?.fact.of === of ? known.groups : undefined;
  }

  setGroups(fact: BaseFact, groups: BaseGroups): void {
    this.grouped.set(fact.name, { fact, groups });
  }

  /** Undefined where it is not known of this. */
  figures({ name, of }: BaseFigure): Float64Array | undefined {
    const known = this.figured.get(name);
    return known?.figure.of === of ? known.figures : undefined;
  }

  setFigures(figure: BaseFigure, figures: Float64Array): void {
    this.figured.set(figure.name, { figure, figures });
  }

  /** Those that say the same of other bases at the same places. */
  after(changes: readonly BaseChange[]): BaseColumns {
    const columns = new BaseColumns();
    const isSame = (read: (base: KnownBase) => unknown): boolean =>
      changes.every(({ before, now }) => Object.is(read(before), read(now)));
    const nowOf = new Map(changes.map(({ before, now }) => [before, now]));
    for (const { fact, groups } of this.grouped.values()) {
      if (!isSame(fact.keyOf)) continue;
      const samples = groups.samples.map((base) => nowOf.get(base) ?? base);
      columns.setGroups(fact, { ...groups, samples });
    }
    for (const { figure, figures } of this.figured.values())
      if (isSame(figure.figureOf)) columns.setFigures(figure, figures);
    return columns;
  }
}
