import {
  getOperationAST,
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { coercedVariables } from '../coerced-variables';
import { tallyOf } from '../limits/tally';
import { Execution } from './execution';
import { OperationPlan, type Outline, type Variables } from './plan';

/** Fields that plans keep altogether; one takes about half a kilobyte beside its document. */
const MOST_FIELDS = 40_000;

/** An operation that was validated, and what it is run with. */
export interface Executed {
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Variables | null;
  readonly rootValue?: unknown;
  readonly contextValue: unknown;
}

/** An operation with its plans, which go with its document. */
interface Outlined extends Outline {
  /** Variables that @skip or @include read anywhere in the document. */
  readonly conditions: readonly string[];
  /** By the values of those. */
  readonly plans: Map<string, OperationPlan>;
}

/** A plan that counts, whether its document is still there or not. */
interface Kept {
  readonly outlined: WeakRef<Outlined>;
  readonly conditions: string;
  readonly fields: number;
}

function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function outline(document: DocumentNode, operation: OperationDefinitionNode): Outlined {
  const definitions = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = Object.fromEntries(definitions.map((node) => [node.name.value, node]));
  return { operation, fragments, conditions: conditionsIn(document), plans: new Map() };
}

/**
 * Executes operations with the answers and errors of GraphQL.js, whose algorithm it follows step by
 * step. What is the same in each execution of an operation is worked out once and kept: which
 * fields are selected of which type, constant arguments, and the nodes that resolvers look ahead
 * by. Counts what an answer holds, where a tally was started for it.
 */
export class Executor {
  private readonly outlines = new WeakMap<OperationDefinitionNode, Outlined>();
  private readonly kept: LRUCache<number, Kept>;
  private readonly numbers = new WeakMap<OperationPlan, number>();
  private last = 0;

  constructor(readonly schema: GraphQLSchema) {
    this.kept = new LRUCache({
      maxSize: MOST_FIELDS,
      sizeCalculation: ({ fields }) => fields + 1,
      noDisposeOnSet: true,
      dispose: ({ outlined, conditions }) => void outlined.deref()?.plans.delete(conditions),
    });
  }

  execute({
    document,
    operationName,
    variables,
    rootValue,
    contextValue,
  }: Executed): ExecutionResult | Promise<ExecutionResult> {
    const operation = getOperationAST(document, operationName);
    if (!operation) return { errors: [noOperation(document, operationName)] };
    const coerced = coercedVariables(this.schema, operation, variables ?? {});
    if (coerced.errors !== undefined) return { errors: coerced.errors };
    const known = this.outlines.get(operation) ?? outline(document, operation);
    this.outlines.set(operation, known);
    return this.run(known, { rootValue, contextValue, variables: coerced.coerced });
  }

  private run(
    known: Outlined,
    given: { readonly rootValue: unknown; readonly contextValue: unknown; readonly variables: Variables },
  ): ExecutionResult | Promise<ExecutionResult> {
    // Nothing else of a request is kept with a plan.
    const decisive = Object.entries(given.variables).filter(([name]) => known.conditions.includes(name));
    const conditions = JSON.stringify(decisive);
    const before = known.plans.get(conditions);
    let plan: OperationPlan;
    try {
      plan = before ?? new OperationPlan(this.schema, known, Object.fromEntries(decisive));
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error], data: null };
      throw error;
    }
    const { rootValue, contextValue, variables } = given;
    const tally = tallyOf(contextValue);
    const answer = new Execution(plan, { rootValue, contextValue, variables, tally }).answer();
    if (before !== undefined) {
      this.kept.get(this.numbers.get(before) ?? 0); // so that it is not the next to go
      return answer;
    }
    // Only now is most of it worked out.
    const keep = (result: ExecutionResult): ExecutionResult => {
      this.keep(plan, known, conditions);
      return result;
    };
    return answer instanceof Promise ? answer.then(keep) : keep(answer);
  }

  private keep(plan: OperationPlan, outlined: Outlined, conditions: string): void {
    if (outlined.plans.has(conditions)) return; // another request was faster
    outlined.plans.set(conditions, plan);
    this.last += 1;
    this.numbers.set(plan, this.last);
    const number = this.last;
    const kept: Kept = { outlined: new WeakRef(outlined), conditions, fields: plan.size };
    this.kept.set(number, kept);
    // Later executions may reach what this one did not.
    plan.onGrowth = () => {
      if (this.kept.has(number)) this.kept.set(number, { ...kept, fields: plan.size });
    };
  }
}

function noOperation(document: DocumentNode, name: string | null | undefined): GraphQLError {
  if (name !== null && name !== undefined) return new GraphQLError(`Unknown operation named "${name}".`);
  const isOneOfSeveral = document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return new GraphQLError(
    isOneOfSeveral
      ? 'Must provide operation name if query contains multiple operations.'
      : 'Must provide an operation.',
  );
}
