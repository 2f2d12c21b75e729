import type { Question } from '../../platform/graphql/read-answer';
import { askWithin, assertWhole } from './ask';
import { askAgain } from './feed-pages';
import { goneSignal } from './gone';
import type { Asked } from './executing';

/** An operation with how its answer is read. */
export interface ReadQuestion<Result> extends Question {
  /** What it costs at most, in units, where it is not the first that is asked. */
  readonly price?: number;
  /** The parameter that an argument comes from, where one stands for it. */
  readonly parameterOf?: (argument: string) => string;
  read(data: unknown): Result;
}

/** An argument that no parameter of the request stands for is told as it is called. */
const asItIs = (argument: string): string => argument;

/**
 * Asks for one thing after the other in the name of whoever sent a request: what follows the first
 * has turns of its own.
 */
export class Conversation {
  private readonly gone: AbortSignal;

  /** @param isOpen whether something was asked before within the turn of the visit */
  constructor(
    private readonly asked: Asked,
    private isOpen = false,
  ) {
    this.gone = goneSignal(asked.exchange.response);
  }

  /** @throws HttpError telling what the API refused */
  async ask<Result>(question: ReadQuestion<Result>): Promise<Result> {
    const answer = this.isOpen
      ? await askAgain(this.asked, question, this.gone, question.price)
      : await askWithin(this.asked, question);
    this.isOpen = true;
    return question.read(assertWhole(answer, question.parameterOf ?? asItIs));
  }
}
