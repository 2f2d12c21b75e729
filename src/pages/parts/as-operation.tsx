import { parse, print } from 'graphql';
import type { VNode } from 'preact';
import type { Asked } from '../asked';
import { Snippet } from './facts';
import { pathWith } from './links';

/** Longer addresses are cut or refused on the way. */
const LONGEST_ADDRESS = 6000;

/** By the text that is sent; the operations of the pages are few. */
const printed = new Map<string, string>();

/** An operation as people write it. */
function readable(query: string): string {
  const known = printed.get(query) ?? print(parse(query));
  printed.set(query, known);
  return known;
}

/** What this page asked of the API, to be asked by a program as well. */
export function AsOperation({ asked }: { readonly asked: Asked }): VNode {
  const query = readable(asked.query);
  const variables = JSON.stringify(asked.variables, null, 2);
  const address = pathWith('/graphql', { query, variables: variables === '{}' ? '' : variables });
  return (
    <details>
      <summary>This page as a GraphQL operation</summary>
      {address.length > LONGEST_ADDRESS ? null : (
        <p>
          <a href={address}>Open it in the API explorer</a>
        </p>
      )}
      <Snippet snippet={{ language: 'graphql', code: query }} label="The operation" />
      {variables === '{}' ? null : (
        <Snippet snippet={{ language: 'json', code: variables }} label="Its variables" />
      )}
    </details>
  );
}
