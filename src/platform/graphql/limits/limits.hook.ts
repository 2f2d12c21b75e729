import {
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { coercedVariables } from '../coerced-variables';
import type { OperationHook } from '../operation-hook';
import type { RequestContext } from '../request-context';
import { evaluateCost } from './cost';
import { CostCompiler, type CostNode } from './cost-tree';
import { depthRule } from './depth.rule';
import { limitError } from './limit-error';
import type { OperationLimits } from './limits';
import { assertNesting, nestingRule } from './nesting';
import { aliasRule, directiveRule, introspectionRule } from './overloading.rules';
import { withoutFurtherErrors } from './refusal';
import { assertStorable } from '../storable-text';
import { assertRepresentations, findEntityFields } from './representations';
import { selectionsRule } from './selections.rule';
import { startTally } from './tally';

/** The limits that can be judged from the document alone. */
export function limitRules(limits: OperationLimits): ValidationRule[] {
  return [
    depthRule(limits.depth),
    selectionsRule(limits.selections),
    aliasRule(limits.aliases),
    directiveRule(limits.directives, limits.directivesOfOne),
    introspectionRule(limits.introspections),
    nestingRule(limits.nesting),
  ];
}

/** What can be known of an operation before its variables. */
interface Outline {
  readonly cost: CostNode;
  readonly entityFields: readonly FieldNode[];
}

function outline(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Outline {
  const cost = new CostCompiler(schema, document).compile(operation);
  return { cost, entityFields: findEntityFields(document) };
}

function assertCost(cost: number, max: number): void {
  if (cost <= max) return;
  const asked = Math.ceil(cost);
  throw limitError('cost', `The operation may cost ${asked} units; at most ${max} are allowed.`);
}

/** An operation that is about to run, with the variables as the client sent them. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Outlines are dropped together with their documents. */
const outlines = new WeakMap<OperationDefinitionNode, Outline>();

function outlineOf({ schema, document, operation }: Asked): Outline {
  const known = outlines.get(operation);
  if (known !== undefined) return known;
  const made = outline(schema, document, operation);
  outlines.set(operation, made);
  return made;
}

/**
 * What an operation may cost at most, as a whole number of units. Its variables count as execution
 * will see them: with the defaults of those that were not sent.
 *
 * @returns null when the variables do not fit their types: execution will say so, and run nothing
 * @throws GraphQLError when the operation asks for more than `limits` allow
 */
export function assertAffordable(asked: Asked, limits: OperationLimits): number | null {
  const { schema, operation } = asked;
  assertNesting(asked.variables, limits.nesting);
  const { cost, entityFields } = outlineOf(asked);
  const { coerced: variables } = coercedVariables(schema, operation, asked.variables);
  if (variables === undefined) return null;
  assertRepresentations(schema, entityFields, { variables, max: limits.representations });
  const units = Math.ceil(evaluateCost(cost, variables));
  assertCost(units, limits.cost);
  return units;
}

/**
 * Is told what an operation may cost, a whole number of units, before it runs. Refuses it by
 * throwing.
 */
export type Charge = (cost: number, contextValue: RequestContext, asked: Asked) => void | Promise<void>;

export interface LimitsOptions {
  readonly limits: OperationLimits;
  readonly charge?: Charge;
}

/** The limits that depend on the variables. */
export const limitsHook = ({ limits, charge }: LimitsOptions): OperationHook => ({
  begin: async ({ schema, document, operation, request, contextValue }) => {
    if (operation === undefined) return; // execution reports that there is no such operation
    const variables = request.variables ?? {};
    const asked = { schema, document, operation, variables };
    const cost = assertAffordable(asked, limits);
    assertStorable(asked);
    if (cost !== null) await charge?.(cost, contextValue, asked);
    startTally(contextValue, limits, operation.operation);
  },
  conclude: ({ operation, response: { body } }) => {
    const isWrite = operation?.operation === OperationTypeNode.MUTATION;
    if (body.kind === 'single' && !isWrite) body.singleResult = withoutFurtherErrors(body.singleResult);
  },
});
