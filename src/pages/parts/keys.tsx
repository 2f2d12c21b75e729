import type { VNode } from 'preact';

const KEYS = [
  ['/', 'to the search'],
  ['↓ ↑', 'from row to row of a list'],
  ['Enter', 'opens the row'],
  ['Esc', 'closes what is open'],
  ['?', 'shows these keys'],
] as const;

/** The keys, shown by `?`; nothing needs them. */
export const Keys = (): VNode => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">Keys</h2>
    <dl class="keys">
      {KEYS.map(([key, text]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit">Close</button>
    </form>
  </dialog>
);
