import type { TypedDocumentString } from '../operations.generated';
import type { Asked } from '../asked';
import type { Answer, PageRequest } from '../page';

/** A text, with its status of HTTP where that is not 200. */
export type Written = string | { readonly status: number; readonly body: string };

/** What programs read that follow, index or show pages: one operation of the API, as text. */
export interface Feed {
  readonly contentType: string;
  /** Null where it needs nothing of the API. */
  ask(request: PageRequest): Asked | null;
  write(answer: Answer | null, request: PageRequest): Written;
}

interface Definition<Data, Variables extends object> {
  readonly contentType: string;
  readonly document: TypedDocumentString<Data, Variables>;
  readonly variables: (request: PageRequest) => Variables;
  readonly write: (data: Data, request: PageRequest) => Written;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&apos;' },
};
/** XML 1.0 has no place for these, escaped or not (https://www.w3.org/TR/xml/#charsets). */
const NOT_XML = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/** A text within XML, as content or in an attribute. */
export const xml = (text: string): string =>
  text.replace(NOT_XML, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Ties a feed to the types of its operation. */
export function defineFeed<Data, Variables extends object>(definition: Definition<Data, Variables>): Feed {
  const { contentType, document, variables, write } = definition;
  const isData = (data: unknown): data is Data => typeof data === 'object' && data !== null;
  return {
    contentType,
    ask: (request) => ({ query: document.toString(), variables: variables(request) }),
    write: (answer, request) => {
      if (answer === null || !isData(answer.data))
        throw new TypeError(`A feed was refused: ${answer?.faults.join(' ')}`);
      return write(answer.data, request);
    },
  };
}
