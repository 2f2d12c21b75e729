// What pages do beside being read: code is copied by a button, `/` goes to the search, own results
// order the list anew while they are typed. Everything works without it, only not as soon.

const WAIT_MS = 150;

function addCopyButtons(root) {
  for (const snippet of root.querySelectorAll('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(snippet.querySelector('code').textContent);
      button.textContent = 'Copied';
    });
    snippet.append(button);
  }
}

function focusSearchBySlash(event) {
  const { target, key } = event;
  if (key !== '/' || event.ctrlKey || event.metaKey || target.matches('input, select, textarea')) return;
  const search = document.querySelector('input[type="search"]');
  if (search === null) return;
  event.preventDefault();
  search.focus();
}

/** The address that the form would lead to. */
function addressOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  return `${form.getAttribute('action')}?${new URLSearchParams(given)}`;
}

let asked = null;

/** Puts the list of the answer in the place of the one that is shown; the field keeps its focus. */
async function orderAgain(field) {
  asked?.abort();
  asked = new AbortController();
  const address = addressOf(field.form);
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal: asked.signal });
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [list, answered] = [document.querySelector('#bases'), parsed.querySelector('#bases')];
  if (list === null || answered === null) return;
  const { name, selectionStart } = field;
  list.replaceWith(answered);
  addCopyButtons(answered);
  history.replaceState(null, '', address);
  const again = [...answered.querySelectorAll('input')].find((input) => input.name === name);
  again?.focus();
  if (selectionStart !== null) again?.setSelectionRange(selectionStart, selectionStart);
}

let waiting = 0;

function orderWhileTyping({ target }) {
  if (!(target instanceof HTMLInputElement) || !target.name.startsWith('own.')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    orderAgain(target).catch((error) => {
      if (error.name !== 'AbortError') throw error;
    });
  }, WAIT_MS);
}

addCopyButtons(document);
document.addEventListener('keydown', focusSearchBySlash);
document.addEventListener('input', orderWhileTyping);
