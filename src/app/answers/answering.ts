import { HeaderMap, type GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { unlessAborted, whenAborted } from '../../platform/cancellation';
import type { Asked } from '../../platform/graphql/limits/limits.hook';
import type { OperationHook } from '../../platform/graphql/operation-hook';
import type { RequestContext } from '../../platform/graphql/request-context';
import { WrittenData } from '../../platform/graphql/written-data';
import { isKnownTo } from '../entity-tag';
import type { KeptAnswer, KeptAnswers, Promised, Question } from './kept-answers';
import type { KeptFields } from './kept-fields';
import type { KnownState } from './known-state';
import { questionDigest } from './question';

/** An operation whose answer may be kept. */
interface Sought {
  readonly question: Question;
  answer: KeptAnswer | null;
  promised: Promised | null;
}

export interface AnsweringParts {
  readonly fields: KeptFields;
  readonly state: KnownState;
  readonly kept: KeptAnswers;
}

type Sending = GraphQLRequestContextWillSendResponse<RequestContext>;

const isQuery = ({ operation }: OperationDefinitionNode): boolean => operation === OperationTypeNode.QUERY;

/**
 * Gives out answers that are kept, in the place of executing their operations again, and keeps what
 * was executed: whole answers without errors, to queries about nothing but the catalogue.
 */
export class Answering {
  private readonly sought = new WeakMap<RequestContext, Sought>();

  constructor(private readonly parts: AnsweringParts) {}

  readonly hook: OperationHook = {
    answer: async ({ contextValue }) => {
      const answer = await this.answerOrPromise(contextValue);
      if (answer === null) return null;
      const body = { kind: 'single' as const, singleResult: { data: new WrittenData(answer.json) } };
      return { http: { headers: new HeaderMap() }, body };
    },
    conclude: (sending) => this.conclude(sending),
    abandon: (context) => this.sought.get(context)?.promised?.(null),
  };

  /**
   * Looks for an operation's answer, and waits for one that is being computed.
   *
   * @returns whether there is one: the operation will not be executed
   * @throws the reason of the operation's signal when that is aborted
   */
  async seek(asked: Asked, contextValue: RequestContext): Promise<boolean> {
    const { fields, state, kept } = this.parts;
    const { reach, signal } = contextValue;
    if (reach === undefined || !isQuery(asked.operation) || !fields.areAllOf(asked.document)) return false;
    const text = await unlessAborted(state.current(), signal);
    if (text === null) return false;
    const question = { state: text, digest: questionDigest(asked, reach) };
    const answer = await unlessAborted(kept.find(question), signal);
    this.sought.set(contextValue, { question, answer, promised: null });
    return answer !== null;
  }

  /** While an operation waited for its turn, another one may have been answered. */
  private async answerOrPromise(contextValue: RequestContext): Promise<KeptAnswer | null> {
    const sought = this.sought.get(contextValue);
    if (sought === undefined) return null;
    const { kept } = this.parts;
    sought.answer ??= await unlessAborted(kept.findNear(sought.question), contextValue.signal);
    if (sought.answer !== null) return sought.answer;
    const promised = kept.promise(sought.question);
    sought.promised = promised;
    whenAborted(contextValue.signal, () => promised(null));
    return null;
  }

  private conclude(sending: Sending): void {
    const { contextValue, operation, request, response } = sending;
    // Whoever wrote sees it next.
    if (operation?.operation === OperationTypeNode.MUTATION) this.parts.state.forget();
    const sought = this.sought.get(contextValue);
    if (sought === undefined) return;
    sought.answer ??= this.keep(sought.question, sending);
    sought.promised?.(sought.answer);
    if (sought.answer === null || request.http?.method !== 'GET') return;
    const { tag } = sought.answer;
    response.http.headers.set('etag', tag);
    response.http.headers.set('cache-control', 'private, no-cache');
    if (isKnownTo(request.http.headers.get('if-none-match'), tag)) response.http.status = 304;
  }

  /** Null where it is no whole answer. */
  private keep(question: Question, { response: { body, http } }: Sending): KeptAnswer | null {
    if (body.kind !== 'single' || (http.status ?? 200) !== 200) return null;
    const { singleResult } = body;
    const { data, errors } = singleResult;
    if (data === undefined || data === null || errors !== undefined) return null;
    const json = data instanceof WrittenData ? data.json : JSON.stringify(data);
    const answer = this.parts.kept.keep(question, json);
    singleResult.data = new WrittenData(answer.json);
    return answer;
  }
}
