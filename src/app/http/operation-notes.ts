import type { HTTPGraphQLRequest } from '@apollo/server';
import type { OperationHook } from '../../platform/graphql/operation-hook';
import type { Metrics } from '../../platform/metrics';
import type { Exchange } from './exchange';

type Operation = NonNullable<Exchange['operation']>;

/** Passes what Apollo Server learns about an operation back to its HTTP exchange. */
export class OperationNotes {
  private readonly notes = new WeakMap<HTTPGraphQLRequest, Operation>();

  constructor(private readonly metrics: Metrics) {}

  readonly hook: OperationHook = {
    conclude: ({ request, operation, operationName, response: { body } }) => {
      const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
      for (const { extensions } of errors) this.metrics.countError(String(extensions?.code));
      if (request.http && operation) {
        this.notes.set(request.http, { type: operation.operation, name: operationName ?? null });
      }
    },
  };

  of(request: HTTPGraphQLRequest): Operation | undefined {
    return this.notes.get(request);
  }
}
