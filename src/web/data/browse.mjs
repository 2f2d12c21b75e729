// Lists that follow what is typed, and go on by themselves where their end comes into view. The
// address follows; without this, a button searches and a link leads on.

import { addressOf, exchangeParts, faultOf, readPage } from './page-parts.mjs';

const WAIT_MS = 200;
/** After so many rows the link leads to a page of its own. */
const MOST_ROWS = 1000;

const form = document.querySelector('#narrow');
const status = document.querySelector('#status');

const tell = (text) => {
  status.textContent = text;
};

const partOf = (page) => page.querySelector('#listed');
const rowsOf = (part) => part.querySelector('[data-rows] tbody, [data-rows] ul');
const linkOn = (part) => part.querySelector('a[rel="next"]');

let reading = null;
let waiting = 0;

/** Does what was asked last; what was asked before it is given up. */
async function alone(work) {
  reading?.abort();
  const own = new AbortController();
  reading = own;
  try {
    await work(own.signal);
  } finally {
    if (reading === own) watchEnd();
  }
}

async function searchAnew(signal) {
  const address = addressOf(form);
  const page = await readPage(address, signal);
  const fresh = partOf(page);
  if (fresh === null) return tell(faultOf(page));
  exchangeParts(page, ['listed']);
  history.replaceState(null, '', address);
  tell(fresh.querySelector('#counted').firstChild.textContent);
}

function go(work) {
  alone(work).catch((error) => {
    if (error.name !== 'AbortError') tell('The server cannot be reached; what is shown is from before.');
  });
}

const later = () => {
  clearTimeout(waiting);
  end.disconnect(); // the list that is shown ends here
  waiting = setTimeout(() => go(searchAnew), WAIT_MS);
};

async function readOn(link, signal) {
  const page = await readPage(link.href, signal);
  const fresh = partOf(page);
  const [here, more] = [rowsOf(partOf(document)), fresh === null ? null : rowsOf(fresh)];
  if (here === null || more === null) {
    tell('The rest of the list could not be read; the link at its end leads on.');
    return;
  }
  const added = [...more.children];
  here.append(...added.map((row) => document.adoptNode(row)));
  const next = linkOn(fresh);
  if (next === null) link.remove();
  else link.replaceWith(document.adoptNode(next));
  tell(`${added.length} more, ${here.children.length} in all.`);
}

const end = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      end.unobserve(target);
      go((signal) => readOn(target, signal));
    }
  },
  { rootMargin: '400px' },
);

function watchEnd() {
  end.disconnect();
  const link = linkOn(document);
  const rows = rowsOf(document);
  if (link !== null && rows !== null && rows.children.length < MOST_ROWS) end.observe(link);
}

form.addEventListener('input', later);
watchEnd();
