import type { VNode } from 'preact';

/** What the API refused of a question, which is shown above. */
export const Faults = ({ faults }: { readonly faults: readonly string[] }): VNode => (
  <div role="alert" class="faults">
    <p>This could not be answered. Your question is kept above.</p>
    <ul>
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  </div>
);
