import type { GraphQLOutputType, GraphQLResolveInfo } from 'graphql';
import type { FieldPlan, OperationPlan, Variables } from './plan';
import type { Spot } from './spot';

/** What resolvers are told of an execution. */
export interface Executing {
  readonly plan: OperationPlan;
  readonly rootValue: unknown;
  readonly variables: Variables;
}

/** What a resolver is told of its field: most read little of it, so nothing is gathered before. */
export class FieldInfo implements GraphQLResolveInfo {
  /** @param path where its value will stand */
  constructor(
    private readonly executing: Executing,
    readonly path: Spot,
  ) {}

  private get own(): FieldPlan {
    return this.path.plan;
  }

  get fieldName(): string {
    return this.own.field.name;
  }

  get fieldNodes(): FieldPlan['nodes'] {
    return this.own.nodes;
  }

  get returnType(): GraphQLOutputType {
    return this.own.field.type;
  }

  get parentType(): FieldPlan['parentType'] {
    return this.own.parentType;
  }

  get schema(): OperationPlan['schema'] {
    return this.executing.plan.schema;
  }

  get fragments(): OperationPlan['fragments'] {
    return this.executing.plan.fragments;
  }

  get rootValue(): unknown {
    return this.executing.rootValue;
  }

  get operation(): OperationPlan['operation'] {
    return this.executing.plan.operation;
  }

  get variableValues(): Variables {
    return this.executing.variables;
  }
}
