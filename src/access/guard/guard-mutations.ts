import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { actingAs } from '../../platform/database/actor';
import { AppError, ForbiddenError } from '../../platform/errors';
import type { RequestContext } from '../../platform/graphql/request-context';
import { settle } from '../../platform/graphql/user-error.type';
import { RefusedError } from '../../platform/refusal';
import type { RefusalLog } from '../audit/refusal-log';
import type { Viewer } from '../viewer';
import type { MutationGuard, MutationInput } from './mutation-guard';

type Context = RequestContext<unknown, Viewer>;
type Resolve = GraphQLFieldResolver<unknown, Context, { readonly input?: MutationInput }>;

/**
 * Puts the guard before every mutation of a schema, so that none can be forgotten, and makes their
 * transactions those of the viewer.
 *
 * @throws TypeError when a mutation does not say what it needs
 */
export function guardMutations(
  schema: GraphQLSchema,
  { guard, refusals }: { guard: MutationGuard; refusals?: Pick<RefusalLog, 'add'> },
): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    guard.needOf(field.name);
    const resolve: Resolve | undefined = field.resolve;
    if (resolve === undefined) throw new TypeError(`Nothing resolves ${field.name}.`);
    const guarded: Resolve = async (source, args, context, info) => {
      const { viewer, requestId } = context;
      const actor = { principal: viewer.id ?? 'anonymous', requestId, operation: field.name };
      const note = (error: unknown): void => {
        if (error instanceof AppError || error instanceof RefusedError)
          refusals?.add({ ...actor, code: codeOf(error), message: error.message });
      };
      try {
        await guard.admit(viewer, field.name, args.input ?? {});
      } catch (error) {
        note(error);
        const refuse = (): never => {
          throw error;
        };
        return settle(
          () => Promise.resolve().then(refuse),
          () => Promise.resolve(null),
        );
      }
      try {
        return await actingAs(actor, () => resolve(source, args, context, info));
      } catch (error) {
        // Some of what may be done only who does it can tell: to give no more than one has.
        if (error instanceof ForbiddenError) note(error);
        throw error;
      }
    };
    field.resolve = guarded;
  }
}

const codeOf = (error: AppError | RefusedError): string =>
  error instanceof AppError ? error.code : (error.faults[0]?.code ?? 'INVALID');
