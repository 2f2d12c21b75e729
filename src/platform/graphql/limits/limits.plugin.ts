import type { ApolloServerPlugin } from '@apollo/server';
import type {
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  ValidationRule,
} from 'graphql';
import { evaluateCost } from './cost';
import { CostCompiler, type CostNode } from './cost-tree';
import { depthRule } from './depth.rule';
import { limitError } from './limit-error';
import type { OperationLimits } from './limits';
import { aliasRule, directiveRule } from './overloading.rules';
import { assertRepresentations, findEntityFields } from './representations';

/** The limits that can be judged from the document alone. */
export function limitRules(limits: OperationLimits): ValidationRule[] {
  return [depthRule(limits.depth), aliasRule(limits.aliases), directiveRule(limits.directives)];
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
  throw limitError(
    'cost',
    `The operation may return ${asked} objects; at most ${max} are allowed. Ask for less per page.`,
  );
}

/**
 * For operations that do not pass through Apollo Server.
 * @throws GraphQLError when the operation may cost more than `limits` allow
 */
export function assertAffordable(
  { schema, document, operation, variables }: Affordable,
  limits: OperationLimits,
): void {
  assertCost(evaluateCost(outline(schema, document, operation).cost, variables), limits.cost);
}

interface Affordable {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The limits that depend on the variables. An operation is analysed once; the result is dropped
 * together with its document.
 */
export function limitsPlugin(limits: OperationLimits): ApolloServerPlugin {
  const outlines = new WeakMap<OperationDefinitionNode, Outline>();
  return {
    requestDidStart: () =>
      Promise.resolve({
        // Apollo Server awaits this hook, so what is thrown in it refuses the operation.
        // eslint-disable-next-line @typescript-eslint/require-await
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (operation === undefined) return; // execution reports that there is no such operation
          const variables: Readonly<Record<string, unknown>> = request.variables ?? {};
          const known = outlines.get(operation) ?? outline(schema, document, operation);
          outlines.set(operation, known);
          assertRepresentations(schema, known.entityFields, { variables, max: limits.representations });
          assertCost(evaluateCost(known.cost, variables), limits.cost);
        },
      }),
  };
}
