// What pages do beside being read: code is copied by a button, `/` goes to the search, own results
// order the list anew while they are typed. Everything works without it, only not as soon.

const WAIT_MS = 150;

function addCopyButtons(root) {
  // Only pages that came over HTTPS, or from this machine, may write to the clipboard.
  if (navigator.clipboard === undefined) return;
  for (const snippet of root.querySelectorAll('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      const copied = navigator.clipboard.writeText(snippet.querySelector('code').textContent);
      button.textContent = await copied.then(
        () => 'Copied',
        () => 'Not allowed to copy',
      );
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

/** Tells what happened, also to those who do not see the list. */
function tell(text) {
  const status = document.querySelector('#status');
  if (status !== null) status.textContent = text;
}

const placeOf = (details) => [
  details.closest('.base')?.querySelector('h3')?.textContent,
  details.querySelector('summary').textContent,
];
const openPlaces = () => [...document.querySelectorAll('#answer details[open]')].map((one) => placeOf(one).join());

/** Puts what was answered in the place of what is shown; what is open and in focus stays so. */
function exchange(answered, field) {
  const open = openPlaces();
  for (const id of ['kept', 'answer']) {
    const [old, fresh] = [document.getElementById(id), answered.getElementById(id)];
    if (old !== null && fresh !== null) old.replaceWith(document.adoptNode(fresh));
  }
  const answer = document.getElementById('answer');
  addCopyButtons(answer);
  for (const details of answer.querySelectorAll('details')) details.open = open.includes(placeOf(details).join());
  const again = [...answer.querySelectorAll('input')].find(({ name }) => name === field.name);
  again?.focus();
  again?.setSelectionRange(field.selectionStart, field.selectionEnd);
}

let asked = null;
let waiting = 0;

async function orderAgain(field) {
  const running = new AbortController();
  asked = running;
  const address = addressOf(field.form);
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal: running.signal });
  const answered = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (running.signal.aborted) return; // more was typed meanwhile
  if (answered.getElementById('answer') === null) {
    tell(answered.querySelector('main h1, [role="alert"]')?.textContent ?? 'This could not be answered.');
    return;
  }
  exchange(answered, field);
  history.replaceState(null, '', address);
  const first = document.querySelector('.base h3');
  tell(first === null ? 'No base can be recommended now.' : `Ordered anew: ${first.textContent} is first.`);
}

function orderWhileTyping({ target }) {
  if (!(target instanceof HTMLInputElement) || !target.name.startsWith('own.')) return;
  clearTimeout(waiting);
  asked?.abort();
  waiting = setTimeout(() => {
    orderAgain(target).catch((error) => {
      if (error.name !== 'AbortError') tell('The server cannot be reached.');
    });
  }, WAIT_MS);
}

addCopyButtons(document);
document.addEventListener('keydown', focusSearchBySlash);
document.addEventListener('input', orderWhileTyping);
