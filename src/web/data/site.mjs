// What pages do beside being read: code is copied by a button, keys lead through lists, own results
// order the list anew while they are typed. Everything works without it, only not as soon.

import { addressOf, exchangeParts, faultOf, readPage } from './page-parts.mjs';

const WAIT_MS = 150;

function addCopyButtons(root) {
  // Only pages that came over HTTPS, or from this machine, may write to the clipboard.
  if (navigator.clipboard === undefined) return;
  for (const snippet of root.querySelectorAll('[data-copy]:not(:has(button))')) {
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

const isTyping = (target) => target.matches('input, select, textarea');

function focusSearch() {
  const search = document.querySelector('input[type="search"]');
  search?.focus();
  return search !== null;
}

function showKeys() {
  document.querySelector('#keys')?.showModal();
  return true;
}

const ROWS = 'tbody tr:not(li tr), ol.bases > li, ul.domains > li';
const linkOf = (row) => row?.querySelector('a') ?? null;

/** Goes to the row before or after the one in focus; from a search to the first. */
function walk(step) {
  const { activeElement } = document;
  const rows = [...document.querySelectorAll(ROWS)].filter((row) => linkOf(row) !== null);
  const here = rows.findIndex((row) => row.contains(activeElement));
  const isSearch = activeElement?.matches('input[type="search"]') === true;
  if (here < 0 && !(isSearch && step > 0)) return false;
  const link = linkOf(rows[here + step]);
  link?.focus();
  return link !== null && document.activeElement === link;
}

const OF_PAGE = new Map([
  ['/', focusSearch],
  ['?', showKeys],
]);
const OF_LISTS = new Map([
  ['ArrowDown', () => walk(1)],
  ['ArrowUp', () => walk(-1)],
]);

function pressed(event) {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return;
  const isSearch = target.matches('input[type="search"]');
  const act = OF_LISTS.get(key) ?? OF_PAGE.get(key);
  if (act === undefined || (isTyping(target) && !(isSearch && OF_LISTS.has(key)))) return;
  if (act()) event.preventDefault();
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
  exchangeParts(answered, ['kept', 'limits', 'answer']);
  const answer = document.getElementById('answer');
  for (const details of answer.querySelectorAll('details')) details.open = open.includes(placeOf(details).join());
  const again = [...answer.querySelectorAll('input, select')].find(({ name }) => name === field.name);
  again?.focus();
  if (again?.matches('input')) again.setSelectionRange(field.selectionStart, field.selectionEnd);
}

let asked = null;
let waiting = 0;

async function orderAgain(field) {
  const running = new AbortController();
  asked = running;
  const address = addressOf(field.form);
  const answered = await readPage(address, running.signal);
  if (answered.getElementById('answer') === null) return tell(faultOf(answered));
  exchange(answered, field);
  history.replaceState(null, '', address);
  const first = document.querySelector('.base h3');
  tell(first === null ? 'No base can be recommended now.' : `Ordered anew: ${first.textContent} is first.`);
}

/** Own results, and what was understood of the question. */
const asksAnew = (target) => target.matches('input[name^="own."], [data-asks]');

function orderWhileTyping({ target }) {
  if (!asksAnew(target)) return;
  clearTimeout(waiting);
  asked?.abort();
  waiting = setTimeout(() => {
    orderAgain(target).catch((error) => {
      if (error.name !== 'AbortError') tell('The server cannot be reached.');
    });
  }, WAIT_MS);
}

/** Says that an answer is on its way; until the page is left, or shown again by going back. */
function tellWaiting(isWaiting) {
  const button = document.querySelector('#question button[type="submit"]');
  if (button === null) return;
  button.textContent = isWaiting ? 'Looking …' : 'Find';
  button.form.setAttribute('aria-busy', String(isWaiting));
}

addCopyButtons(document);
document.querySelector('#question')?.addEventListener('submit', () => tellWaiting(true));
window.addEventListener('pageshow', () => tellWaiting(false));
document.addEventListener('exchanged', ({ target }) => addCopyButtons(target));
document.addEventListener('keydown', pressed);
document.addEventListener('input', orderWhileTyping);
