import { GraphQLError, OperationTypeNode } from 'graphql';
import { limitError, type LimitName } from './limit-error';
import type { OperationLimits } from './limits';

/**
 * Counts what one execution really makes. Its estimated cost may be wrong, and what an answer holds
 * is known only then: this is what no answer goes beyond.
 */
export class Tally {
  private objects = 0;
  private bytes = 0;
  private refusal: GraphQLError | null = null;

  /**
   * @param ends what is stopped: every further field, or, where fields write, only the next of
   * those: what is written must be told
   */
  constructor(
    private readonly limits: Pick<OperationLimits, 'objects' | 'bytes'>,
    private readonly ends: 'every field' | 'the next write' = 'every field',
  ) {}

  /** Why the execution was stopped; null while it was not. */
  get stopped(): GraphQLError | null {
    return this.refusal;
  }

  /**
   * Adds what one field brings.
   *
   * @throws GraphQLError when that is too much, and from then on at every call: the same object, so
   * that what remains of the execution ends without new ones; in an execution that writes, never
   */
  add(objects: number, bytes: number): void {
    if (this.ends === 'every field') this.assertGoesOn();
    this.objects += objects;
    this.bytes += bytes;
    const { limits } = this;
    if (this.objects > limits.objects) {
      this.stop('objects', `The answer has more than ${limits.objects} objects.`);
    }
    if (this.bytes > limits.bytes) {
      this.stop('bytes', `The answer has more than ${limits.bytes} bytes.`);
    }
  }

  /** @throws GraphQLError when there was too much already */
  assertGoesOn(): void {
    if (this.refusal !== null) throw this.refusal;
  }

  private stop(limit: LimitName, fault: string): void {
    const { extensions, message } = limitError(limit, fault);
    // GraphQL.js passes an error that has a path on as it is, and wraps any other at each field.
    const path = this.ends === 'every field' ? [] : undefined;
    this.refusal ??= new GraphQLError(message, { path, extensions });
    if (this.ends === 'every field') throw this.refusal;
  }
}

/** By the context of the execution, which is all that resolvers share; gone with it. */
const tallies = new WeakMap<object, Tally>();

/** Counts the execution that is about to run with this context. */
export function startTally(
  context: object,
  limits: OperationLimits,
  type: OperationTypeNode = OperationTypeNode.QUERY,
): Tally {
  const tally = new Tally(limits, type === OperationTypeNode.MUTATION ? 'the next write' : 'every field');
  tallies.set(context, tally);
  return tally;
}

/** The tally of an execution; undefined where nobody counts it. */
export const tallyOf = (context: unknown): Tally | undefined =>
  typeof context === 'object' && context !== null ? tallies.get(context) : undefined;
