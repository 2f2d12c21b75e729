// Lists that follow what is typed, and go on by themselves where their end comes into view. The
// address follows; without this, a button searches and a link leads on.

const WAIT_MS = 200;
/** After so many rows the link leads to a page of its own. */
const MOST_ROWS = 1000;

const form = document.querySelector('#narrow');
const status = document.querySelector('#status');

const tell = (text) => {
  status.textContent = text;
};

async function read(address, signal) {
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal });
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

const partOf = (page) => page.querySelector('#listed');
/** What stands around the list and is of one address, too. */
const AROUND = ['faults', 'operation'];
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

function exchange(page, id) {
  const [held, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (held === null || fresh === null) return;
  held.replaceWith(document.adoptNode(fresh));
  fresh.dispatchEvent(new CustomEvent('exchanged', { bubbles: true }));
}

function addressOf() {
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return query === '' ? form.getAttribute('action') : `${form.getAttribute('action')}?${query}`;
}

async function searchAnew(signal) {
  const address = addressOf();
  const page = await read(address, signal);
  const fresh = partOf(page);
  if (fresh === null) {
    tell(page.querySelector('main h1, [role="alert"]')?.textContent ?? 'This could not be answered.');
    return;
  }
  for (const id of ['listed', ...AROUND]) exchange(page, id);
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
  const page = await read(link.href, signal);
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
