import type { Document } from './document';
import { failed } from './notices';
import type { TypedDocumentString } from './operations.generated';

/** What a page is asked with. */
export interface PageRequest {
  /** The part of the path that names the thing, decoded; empty where a page is of no one thing. */
  readonly name: string;
  readonly query: URLSearchParams;
  /** Scheme and host as the client wrote them, such as `https://models.example.org`. */
  readonly origin: string;
}

/** An operation of the API with its variables: all that a page knows comes from one of them. */
export interface Asked {
  readonly query: string;
  readonly variables: object;
}

/** What the API answered. */
export interface Answer {
  readonly data: unknown;
  /** What it refused or could not do, in words for people. */
  readonly faults: readonly string[];
}

/** A page: what it asks of the API, and how the answer is shown. */
export interface Page {
  ask(request: PageRequest): Asked;
  show(answer: Answer, request: PageRequest): Document;
}

interface Definition<Data, Variables extends object> {
  readonly document: TypedDocumentString<Data, Variables>;
  readonly variables: (request: PageRequest) => Variables;
  readonly show: (data: Data, request: PageRequest) => Document;
  /** Shows what the API refused; left out: a page of its own. */
  readonly showFaults?: (faults: readonly string[], request: PageRequest) => Document;
}

/** Ties a page to the types of its operation. */
export function definePage<Data, Variables extends object>(definition: Definition<Data, Variables>): Page {
  const { document, variables, show, showFaults = (faults) => failed(400, faults) } = definition;
  const isData = (data: unknown): data is Data => typeof data === 'object' && data !== null;
  return {
    ask: (request) => ({ query: document.toString(), variables: variables(request) }),
    show: ({ data, faults }, request) => (isData(data) ? show(data, request) : showFaults(faults, request)),
  };
}
