import {
  GraphQLError,
  locatedError,
  OperationTypeNode,
  TypeNameMetaFieldDef,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';
import { isIterableObject } from 'graphql/jsutils/isIterableObject';
import type { Tally } from '../limits/tally';
import { AnswerErrors, keysTo, type Place } from './answer-errors';
import { cannotBeNull, newAnswered, propertyOf, serialized, settle, type Answered } from './answered';
import { concreteType } from './concrete-type';
import { countAfter, countBefore } from './counting';
import { isPromise } from './is-promise';
import type { FieldPlan, OperationPlan, SelectionPlan, ValuePlan, Variables } from './plan';

type Soon<Value> = Value | PromiseLike<Value>;

/** What an operation is run with. */
export interface Given {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  readonly variables: Variables;
  /** Undefined where nobody counts. */
  readonly tally: Tally | undefined;
}

/** A value that is being completed: of which field, and where it will stand. */
interface Spot {
  readonly plan: FieldPlan;
  readonly place: Place;
  /** Whether null cannot stand there. */
  readonly isNonNull: boolean;
}

const ignore = (): void => undefined;

/** One execution of an operation. */
export class Execution {
  private readonly errors = new AnswerErrors();
  private readonly arguments = new Map<FieldPlan, Record<string, unknown>>();

  constructor(
    private readonly plan: OperationPlan,
    private readonly given: Given,
  ) {}

  answer(): ExecutionResult | Promise<ExecutionResult> {
    const { operation, root } = this.plan;
    try {
      const isWriting = operation.operation === OperationTypeNode.MUTATION;
      const data = isWriting ? this.oneByOne(root) : this.object(root, this.given.rootValue, undefined);
      if (!isPromise(data)) return this.resultOf(data);
      return Promise.resolve(data).then(
        (settled) => this.resultOf(settled),
        (error: unknown) => this.failed(error),
      );
    } catch (error) {
      return this.failed(error);
    }
  }

  private resultOf(data: Answered | null): ExecutionResult {
    const { all } = this.errors;
    return all.length === 0 ? { data } : { errors: all, data };
  }

  private failed(error: unknown): ExecutionResult {
    this.errors.add(error instanceof GraphQLError ? error : locatedError(error, undefined), undefined);
    return this.resultOf(null);
  }

  private oneByOne({ fields, isOdd }: SelectionPlan): Soon<Answered> {
    const answered = newAnswered(isOdd);
    const from = (start: number): Soon<Answered> => {
      for (const [offset, plan] of fields.slice(start).entries()) {
        const value = this.field(plan, this.given.rootValue, undefined);
        if (isPromise(value)) {
          return value.then((settled) => {
            answered[plan.key] = settled;
            return from(start + offset + 1);
          });
        }
        answered[plan.key] = value;
      }
      return answered;
    };
    return from(0);
  }

  private object(
    { fields, isOdd }: SelectionPlan,
    source: unknown,
    place: Place | undefined,
  ): Soon<Answered> {
    const answered = newAnswered(isOdd);
    let pending: string[] | null = null;
    try {
      for (const plan of fields) {
        const value = plan.isPlain ? this.plainField(plan, source, place) : this.field(plan, source, place);
        answered[plan.key] = value;
        if (isPromise(value)) (pending ??= []).push(plan.key);
      }
    } catch (error) {
      if (pending === null) throw error;
      // What others wait for may fail as well, and is waited for.
      return settle(answered, pending).finally(() => {
        throw error;
      });
    }
    return pending === null ? answered : settle(answered, pending);
  }

  /** A leaf that is a property of its object: most fields are. */
  private plainField(plan: FieldPlan, source: unknown, around: Place | undefined): unknown {
    const { value: valuePlan } = plan;
    if (valuePlan.kind !== 'leaf') return this.field(plan, source, around);
    let value: unknown;
    try {
      value = propertyOf(source, plan.field.name);
      if (typeof value !== 'function' && !isPromise(value)) {
        countAfter(this.given.tally, plan, value);
        if (value instanceof Error) throw value;
        if (value !== null && value !== undefined) return serialized(valuePlan.type, value);
        if (valuePlan.isNonNull) throw cannotBeNull(plan);
        return null;
      }
    } catch (error) {
      return this.nullAt(spotOf(plan, around), error);
    }
    return this.field(plan, source, around);
  }

  private field(plan: FieldPlan, source: unknown, around: Place | undefined): unknown {
    if (plan.field === TypeNameMetaFieldDef) return plan.parentType.name;
    const spot = spotOf(plan, around);
    try {
      countBefore(this.given.tally, plan);
      const value = this.resolve(spot, source);
      if (isPromise(value)) {
        return value.then(
          (settled) => this.completeField(spot, settled),
          (error: unknown) => this.nullAt(spot, error),
        );
      }
      return this.completeField(spot, value);
    } catch (error) {
      return this.nullAt(spot, error);
    }
  }

  private completeField(spot: Spot, value: unknown): unknown {
    const { plan } = spot;
    try {
      countAfter(this.given.tally, plan, value);
      const completed = this.complete(plan.value, value, spot);
      return isPromise(completed)
        ? completed.then(undefined, (error: unknown) => this.nullAt(spot, error))
        : completed;
    } catch (error) {
      return this.nullAt(spot, error);
    }
  }

  private resolve({ plan, place }: Spot, source: unknown): unknown {
    const { contextValue } = this.given;
    if (plan.resolve !== null) {
      return plan.resolve(source, this.argumentsOf(plan), contextValue, this.infoOf(plan, place));
    }
    const args = this.argumentsOf(plan);
    const property = propertyOf(source, plan.field.name);
    if (typeof property !== 'function') return property;
    return Reflect.apply(property, source, [args, contextValue, this.infoOf(plan, place)]);
  }

  private argumentsOf(plan: FieldPlan): Record<string, unknown> {
    if (!plan.hasVariables) return this.plan.argumentsOf(plan, this.given.variables);
    const known = this.arguments.get(plan);
    if (known !== undefined) return known;
    const made = this.plan.argumentsOf(plan, this.given.variables);
    this.arguments.set(plan, made);
    return made;
  }

  private infoOf({ field, nodes, parentType }: FieldPlan, path: Place): GraphQLResolveInfo {
    const { schema, operation, fragments } = this.plan;
    return {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType,
      path,
      schema,
      fragments,
      rootValue: this.given.rootValue,
      operation,
      variableValues: this.given.variables,
    };
  }

  private complete(plan: ValuePlan, value: unknown, spot: Spot): unknown {
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) {
      if (plan.isNonNull) throw cannotBeNull(spot.plan);
      return null;
    }
    switch (plan.kind) {
      case 'leaf':
        return serialized(plan.type, value);
      case 'list':
        return this.list(plan.item, value, spot);
      case 'object':
        return this.objectOf(plan.type, value, spot);
      case 'abstract': {
        const info = this.infoOf(spot.plan, spot.place);
        const type = concreteType(plan.type, value, { contextValue: this.given.contextValue, info });
        return isPromise(type)
          ? type.then((settled) => this.objectOf(settled, value, spot))
          : this.objectOf(type, value, spot);
      }
    }
  }

  private list(plan: ValuePlan, values: unknown, { plan: field, place }: Spot): unknown {
    if (!isIterableObject(values)) {
      const name = `${field.parentType.name}.${field.field.name}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${name}".`);
    }
    const completed: unknown[] = [];
    let isPending = false;
    try {
      for (const value of values) {
        const there = { prev: place, key: completed.length, typename: undefined };
        const item = this.item(plan, value, { plan: field, place: there, isNonNull: plan.isNonNull });
        isPending ||= isPromise(item);
        completed.push(item);
      }
    } catch (error) {
      for (const item of completed) if (isPromise(item)) item.then(undefined, ignore);
      throw error;
    }
    return isPending ? Promise.all(completed) : completed;
  }

  private item(plan: ValuePlan, value: unknown, spot: Spot): unknown {
    try {
      const completed = isPromise(value)
        ? value.then((settled) => this.complete(plan, settled, spot))
        : this.complete(plan, value, spot);
      return isPromise(completed)
        ? completed.then(undefined, (error: unknown) => this.nullAt(spot, error))
        : completed;
    } catch (error) {
      return this.nullAt(spot, error);
    }
  }

  private objectOf(type: GraphQLObjectType, value: unknown, { plan, place }: Spot): Soon<Answered> {
    const selection = this.plan.selection(plan, type);
    if (!type.isTypeOf) return this.object(selection, value, place);
    const isOf = type.isTypeOf(value, this.given.contextValue, this.infoOf(plan, place));
    const go = (is: boolean): Soon<Answered> => {
      if (is) return this.object(selection, value, place);
      const message = `Expected value of type "${type.name}" but got: ${inspect(value)}.`;
      throw new GraphQLError(message, { nodes: plan.nodes });
    };
    return isPromise(isOf) ? isOf.then(go) : go(isOf);
  }

  /** Null, where it may stand there; what went wrong is told. */
  private nullAt({ plan, place, isNonNull }: Spot, raw: unknown): null {
    const error = locatedError(raw, plan.nodes, keysTo(place));
    if (isNonNull) throw error;
    this.errors.add(error, place);
    return null;
  }
}

const spotOf = (plan: FieldPlan, prev: Place | undefined): Spot => ({
  plan,
  place: { prev, key: plan.key, typename: plan.parentType.name },
  isNonNull: plan.value.isNonNull,
});
