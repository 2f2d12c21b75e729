import type { Asked } from './asked';
import type { Document } from './document';
import { failed } from './notices';
import type { TypedDocumentString } from './operations.generated';

/** What a page is asked with. */
export interface PageRequest {
  /** The part of the path that names the thing, decoded; empty where a page is of no one thing. */
  readonly name: string;
  readonly query: URLSearchParams;
  /** Scheme and host that people reach the server by, such as `https://models.example.org`. */
  readonly origin: string;
}

/** What the address carries of this name, without space around it; empty for nothing. */
export const given = ({ query }: Pick<PageRequest, 'query'>, name: string): string =>
  (query.get(name) ?? '').trim();

/** What the API answered. */
export interface Answer {
  readonly data: unknown;
  /** What it refused or could not do, in words for people. */
  readonly faults: readonly string[];
  /** Of HTTP, for a page that shows nothing but faults: 400 where the question is at fault. */
  readonly status: number;
}

/** A page: what it asks of the API, and how the answer is shown. */
export interface Page {
  /** Null where it needs nothing of the API. */
  ask(request: PageRequest): Asked | null;
  /** What else is to be asked after an answer, for lists of several pages; null: nothing. */
  askMore(answer: Answer, request: PageRequest): Asked | null;
  /** An answer with what was asked for more. */
  join(answer: Answer, more: Answer): Answer;
  show(answer: Answer, request: PageRequest): Document;
}

interface Definition<Data, Variables extends object> {
  readonly document: TypedDocumentString<Data, Variables>;
  readonly variables: (request: PageRequest) => Variables;
  readonly show: (data: Data, request: PageRequest) => Document;
  /** For lists of several pages; left out, an answer is whole. */
  readonly more?: {
    /** Null where nothing is left. */
    readonly variables: (data: Data, request: PageRequest) => Variables | null;
    readonly join: (data: Data, more: Data) => Data;
  };
  /** Shows what the API refused; left out: a page of its own. */
  readonly showFaults?: (faults: readonly string[], request: PageRequest) => Document;
}

/** Nothing of what was asked for is there. */
const isEmpty = (data: object): boolean => Object.values(data).every((value) => value === null);

/** Ties a page to the types of its operation. */
export function definePage<Data, Variables extends object>(definition: Definition<Data, Variables>): Page {
  const { document, variables, show, showFaults, more } = definition;
  const isData = (data: unknown): data is Data & object => typeof data === 'object' && data !== null;
  const ask = (request: PageRequest): Asked => ({
    query: document.toString(),
    variables: variables(request),
  });
  return {
    ask,
    askMore: ({ data, faults }, request) => {
      const rest = isData(data) && faults.length === 0 ? more?.variables(data, request) : null;
      return rest === null || rest === undefined ? null : { query: document.toString(), variables: rest };
    },
    join: (answer, next) => ({
      data: isData(answer.data) && isData(next.data) ? more?.join(answer.data, next.data) : answer.data,
      faults: [...answer.faults, ...next.faults],
      status: Math.max(answer.status, next.status),
    }),
    show: ({ data, faults, status }, request) => {
      if (isData(data) && (faults.length === 0 || !isEmpty(data))) {
        const shown = show(data, request);
        return {
          ...(shown.status < 400 && { asked: ask(request) }),
          ...shown,
          faults: [...(shown.faults ?? []), ...faults],
        };
      }
      return { ...(showFaults?.(faults, request) ?? failed(status, faults)), status };
    },
  };
}

/** A page that needs nothing of the API. */
export const staticPage = (show: (request: PageRequest) => Document): Page => ({
  ask: () => null,
  askMore: () => null,
  join: (answer) => answer,
  show: (_answer, request) => show(request),
});
