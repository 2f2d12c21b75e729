// Pages that the server renders, read by scripts: what they show is put in the place of what is shown.

/** The page at an address, as a document. */
export async function readPage(address, signal) {
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  signal.throwIfAborted();
  return page;
}

/** What a page without the part that was asked for says instead. */
export const faultOf = (page) =>
  page.querySelector('main h1, [role="alert"]')?.textContent ?? 'This could not be answered.';

/** What stands around the content and is of one address, too. */
const AROUND = ['faults', 'operation'];

/**
 * Exchanges the elements of these ids, and what stands around them. Each new one hears `exchanged`.
 */
export function exchangeParts(page, ids) {
  for (const id of [...ids, ...AROUND]) {
    const [held, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (held === null || fresh === null) continue;
    held.replaceWith(document.adoptNode(fresh));
    fresh.dispatchEvent(new CustomEvent('exchanged', { bubbles: true }));
  }
}

/** The address that a form would lead to, without what is left empty. */
export function addressOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return query === '' ? form.getAttribute('action') : `${form.getAttribute('action')}?${query}`;
}
