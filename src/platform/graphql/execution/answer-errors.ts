import type { GraphQLError } from 'graphql';

/** A place in an answer, as GraphQL.js links them: `prev` is around it. */
export interface Place {
  readonly prev: Place | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

/** The keys that lead to a place, from the outermost. */
export function keysTo(place: Place): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.prev) keys.push(at.key);
  return keys.reverse();
}

/** The errors of an answer: those in what an earlier one has made null are not told. */
export class AnswerErrors {
  readonly all: GraphQLError[] = [];
  private readonly nulled = new Set<Place | undefined>();

  /** @param place what becomes null by it; undefined for the whole answer */
  add(error: GraphQLError, place: Place | undefined): void {
    if (this.all.length > 0 && this.isNulled(place)) return;
    this.nulled.add(place);
    this.all.push(error);
  }

  private isNulled(place: Place | undefined): boolean {
    for (let at = place; at !== undefined; at = at.prev) if (this.nulled.has(at)) return true;
    return this.nulled.has(undefined);
  }
}
