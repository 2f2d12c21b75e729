import type { Answered } from './kind-of-answered';
import type { Place } from './answer-errors';
import type { FieldPlan } from './plan';

/** A value that is being completed: of which field, and where it will stand. */
export abstract class Spot implements Place {
  abstract readonly key: string | number;
  abstract readonly typename: string | undefined;

  /**
   * @param prev what it stands in; undefined at the root
   * @param isNonNull whether null cannot stand there
   */
  constructor(
    readonly plan: FieldPlan,
    readonly prev: Spot | undefined,
    readonly isNonNull: boolean,
  ) {}

  /** Puts the value there. */
  abstract put(value: unknown): void;
}

/** Where the value of a field stands in its object. */
export class FieldSpot extends Spot {
  constructor(
    plan: FieldPlan,
    prev: Spot | undefined,
    private readonly object: Answered,
  ) {
    super(plan, prev, plan.value.isNonNull);
  }

  get key(): string {
    return this.plan.key;
  }

  get typename(): string {
    return this.plan.parentType.name;
  }

  put(value: unknown): void {
    this.object[this.plan.key] = value;
  }
}

/** Where an item stands in its list. */
export class ItemSpot extends Spot {
  constructor(
    list: Spot,
    isNonNull: boolean,
    private readonly items: unknown[],
    readonly key: number,
  ) {
    super(list.plan, list, isNonNull);
  }

  get typename(): undefined {
    return undefined;
  }

  put(value: unknown): void {
    this.items[this.key] = value;
  }
}
