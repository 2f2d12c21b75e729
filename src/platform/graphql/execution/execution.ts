import {
  GraphQLError,
  locatedError,
  OperationTypeNode,
  TypeNameMetaFieldDef,
  type ExecutionResult,
  type GraphQLObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';
import { isIterableObject } from 'graphql/jsutils/isIterableObject';
import type { Tally } from '../limits/tally';
import { AnswerErrors, keysTo } from './answer-errors';
import { cannotBeNull, propertyOf, serialized } from './answered';
import { concreteType } from './concrete-type';
import { countAfter, countBefore } from './counting';
import { FieldInfo, type Executing } from './field-info';
import { isPromise } from './is-promise';
import type { Answered } from './kind-of-answered';
import type { FieldPlan, OperationPlan, SelectionPlan, ValuePlan, Variables } from './plan';
import { FieldSpot, ItemSpot, type Spot } from './spot';
import { isLate, Waiting, type Complete } from './waiting';

/** What an operation is run with. */
export interface Given {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  readonly variables: Variables;
  /** Undefined where nobody counts. */
  readonly tally: Tally | undefined;
}

/**
 * One execution of an operation. Values are put where they stand as they come: at once, or late by
 * whom they are waited for. What fails late makes null of the places around it itself, as what
 * fails at once does by throwing.
 */
export class Execution {
  private readonly errors = new AnswerErrors();
  private readonly arguments = new Map<FieldPlan, Record<string, unknown>>();
  private readonly executing: Executing;
  private readonly waiting = new Waiting((spot, reason) => this.nullAround(spot, reason));
  /** One for all fields that are late. */
  private readonly completing: Complete<unknown> = (spot, value) => this.completeField(spot, value);
  private isNull = false;

  constructor(
    private readonly plan: OperationPlan,
    private readonly given: Given,
  ) {
    this.executing = { plan, rootValue: given.rootValue, variables: given.variables };
  }

  answer(): ExecutionResult | Promise<ExecutionResult> {
    const { operation, root } = this.plan;
    const answered = new root.Answered();
    if (operation.operation === OperationTypeNode.MUTATION) return this.oneByOne(root, answered);
    try {
      this.object(root, this.given.rootValue, answered, undefined);
    } catch (error) {
      this.failed(error);
    }
    return this.waiting.isOver || this.isNull
      ? this.resultOf(answered)
      : this.waiting.over().then(() => this.resultOf(answered));
  }

  private async oneByOne(root: SelectionPlan, answered: Answered): Promise<ExecutionResult> {
    for (const plan of root.fields) {
      try {
        this.field(plan, this.given.rootValue, answered, undefined);
      } catch (error) {
        this.failed(error);
      }
      if (!this.waiting.isOver && !this.isNull) await this.waiting.over();
      if (this.isNull) break;
    }
    return this.resultOf(answered);
  }

  private resultOf(answered: Answered): ExecutionResult {
    const { all } = this.errors;
    const data = this.isNull ? null : answered;
    return all.length === 0 ? { data } : { errors: all, data };
  }

  /** The whole answer is null. */
  private failed(error: unknown): void {
    this.errors.add(error instanceof GraphQLError ? error : locatedError(error, undefined), undefined);
    this.isNull = true;
    this.waiting.giveUp();
  }

  private object(
    { fields }: SelectionPlan,
    source: unknown,
    answered: Answered,
    around: Spot | undefined,
  ): void {
    for (const plan of fields) {
      if (plan.isPlain) this.plainField(plan, source, answered, around);
      else this.field(plan, source, answered, around);
    }
  }

  /** A leaf for which nobody reads where it stands, unless it fails: most fields are. */
  private plainField(plan: FieldPlan, source: unknown, answered: Answered, around: Spot | undefined): void {
    try {
      const { withoutInfo } = plan;
      const value =
        withoutInfo === null
          ? propertyOf(source, plan.field.name)
          : withoutInfo(source, this.argumentsOf(plan), this.given.contextValue);
      if (!isLate(value) && (withoutInfo !== null || typeof value !== 'function')) {
        answered[plan.key] = this.leaf(plan, value);
        return;
      }
      if (withoutInfo !== null && isLate(value)) {
        this.waiting.later(new FieldSpot(plan, around, answered), value, this.completing);
        return;
      }
    } catch (error) {
      this.nullAt(new FieldSpot(plan, around, answered), error);
      return;
    }
    this.field(plan, source, answered, around);
  }

  private leaf(plan: FieldPlan, value: unknown): unknown {
    countAfter(this.given.tally, plan, value);
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) {
      if (plan.value.isNonNull) throw cannotBeNull(plan);
      return null;
    }
    return plan.value.kind === 'leaf' ? serialized(plan.value, value) : value;
  }

  private field(plan: FieldPlan, source: unknown, answered: Answered, around: Spot | undefined): void {
    if (plan.field === TypeNameMetaFieldDef) {
      answered[plan.key] = plan.parentType.name;
      return;
    }
    const spot = new FieldSpot(plan, around, answered);
    try {
      countBefore(this.given.tally, plan);
      const value = this.resolve(spot, source);
      if (isLate(value)) this.waiting.later(spot, value, this.completing);
      else if (plan.value.kind === 'leaf') answered[plan.key] = this.leaf(plan, value);
      else this.completeField(spot, value);
    } catch (error) {
      this.nullAt(spot, error);
    }
  }

  private completeField(spot: Spot, value: unknown): void {
    countAfter(this.given.tally, spot.plan, value);
    this.complete(spot.plan.value, value, spot);
  }

  private resolve(spot: Spot, source: unknown): unknown {
    const { plan } = spot;
    const { contextValue } = this.given;
    if (plan.withoutInfo !== null) return plan.withoutInfo(source, this.argumentsOf(plan), contextValue);
    if (plan.resolve !== null) {
      return plan.resolve(source, this.argumentsOf(plan), contextValue, this.infoOf(spot));
    }
    const args = this.argumentsOf(plan);
    const property = propertyOf(source, plan.field.name);
    if (typeof property !== 'function') return property;
    return Reflect.apply(property, source, [args, contextValue, this.infoOf(spot)]);
  }

  private argumentsOf(plan: FieldPlan): Record<string, unknown> {
    if (!plan.hasVariables) return this.plan.argumentsOf(plan, this.given.variables);
    const known = this.arguments.get(plan);
    if (known !== undefined) return known;
    const made = this.plan.argumentsOf(plan, this.given.variables);
    this.arguments.set(plan, made);
    return made;
  }

  private infoOf(spot: Spot): FieldInfo {
    return new FieldInfo(this.executing, spot);
  }

  private complete(plan: ValuePlan, value: unknown, spot: Spot): void {
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) {
      if (plan.isNonNull) throw cannotBeNull(spot.plan);
      spot.put(null);
      return;
    }
    switch (plan.kind) {
      case 'leaf':
        spot.put(serialized(plan, value));
        return;
      case 'list':
        this.list(plan.item, value, spot);
        return;
      case 'object':
        this.objectOf(plan.type, value, spot);
        return;
      case 'abstract': {
        const { contextValue } = this.given;
        const type = concreteType(plan.type, value, { contextValue, info: this.infoOf(spot) });
        if (isPromise(type))
          this.waiting.later(spot, type, (_, settled) => this.objectOf(settled, value, spot));
        else this.objectOf(type, value, spot);
      }
    }
  }

  private list(plan: ValuePlan, values: unknown, list: Spot): void {
    if (!isIterableObject(values)) {
      const { parentType, field } = list.plan;
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${field.name}".`,
      );
    }
    const items: unknown[] = [];
    list.put(items);
    for (const value of values) {
      const spot = new ItemSpot(list, plan.isNonNull, items, items.length);
      items.push(null);
      this.item(plan, value, spot);
    }
  }

  private item(plan: ValuePlan, value: unknown, spot: Spot): void {
    try {
      if (isLate(value)) this.waiting.later(spot, value, (_, settled) => this.complete(plan, settled, spot));
      else this.complete(plan, value, spot);
    } catch (error) {
      this.nullAt(spot, error);
    }
  }

  private objectOf(type: GraphQLObjectType, value: unknown, spot: Spot): void {
    if (!type.isTypeOf) return this.selected(type, value, spot);
    const goOn = (is: boolean): void => {
      if (is) return this.selected(type, value, spot);
      const message = `Expected value of type "${type.name}" but got: ${inspect(value)}.`;
      throw new GraphQLError(message, { nodes: spot.plan.nodes });
    };
    const isOf = type.isTypeOf(value, this.given.contextValue, this.infoOf(spot));
    if (isPromise(isOf)) this.waiting.later(spot, isOf, (_, settled) => goOn(settled));
    else goOn(isOf);
  }

  private selected(type: GraphQLObjectType, value: unknown, spot: Spot): void {
    const selection = this.plan.selection(spot.plan, type);
    const answered = new selection.Answered();
    spot.put(answered);
    this.object(selection, value, answered, spot);
  }

  /** Null, where it may stand there; what went wrong is told. */
  private nullAt(spot: Spot, raw: unknown): void {
    const error = locatedError(raw, spot.plan.nodes, keysTo(spot));
    if (spot.isNonNull) throw error;
    this.errors.add(error, spot);
    spot.put(null);
  }

  /** Null at the first place around what failed late where it may stand. */
  private nullAround(spot: Spot, raw: unknown): void {
    const error = locatedError(raw, spot.plan.nodes, keysTo(spot));
    let at: Spot | undefined = spot;
    while (at?.isNonNull === true) at = at.prev;
    if (at === undefined) return this.failed(error);
    this.errors.add(error, at);
    at.put(null);
  }
}
