// Sends what was filled in to the API, with the token, which is in the memory of this page alone.
// What the API refuses is told at the field that it names.

const form = document.querySelector('#contribute');
const button = form.querySelector('button[type="submit"]');
const outcome = document.querySelector('#outcome');
const token = document.querySelector('#token');
const WAIT_MS = 150;

const faultOf = (control) => document.getElementById(`${control.id}-fault`);

/** Says what is wrong with a field; an empty text takes it back. */
function tellAt(control, fault) {
  faultOf(control).textContent = fault;
  control.toggleAttribute('aria-invalid', fault !== '');
  if (fault !== '') control.setAttribute('aria-invalid', 'true');
  const folded = control.closest('details');
  if (fault !== '' && folded !== null) folded.open = true;
}

const fields = () => [...form.querySelectorAll('[data-field]')];

class Unreadable extends Error {}

const READERS = {
  text: (text) => text,
  choice: (text) => text,
  flag: (text) => text === 'true',
  whole: (text) => {
    const digits = text.replaceAll(/[\s_,]/g, '');
    if (!/^-?\d+$/.test(digits)) throw new Unreadable('Expected a whole number.');
    return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
  },
  number: (text) => {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new Unreadable('Expected a number, such as 0.76.');
    return value;
  },
};

/** What a field holds as the API takes it; undefined where it was left empty. */
function valueOf(control) {
  if ('boxes' in control.dataset) {
    const chosen = [...control.querySelectorAll('input:checked')].map(({ value }) => value);
    return chosen.length === 0 ? undefined : chosen;
  }
  const text = control.value.trim();
  if (text === '') {
    if (control.required) throw new Unreadable('This is needed.');
    return undefined;
  }
  const read = READERS[control.dataset.kind];
  if (!('list' in control.dataset)) return read(text);
  return text.split(',').flatMap((part) => (part.trim() === '' ? [] : [read(part.trim())]));
}

function put(input, path, value) {
  const steps = path.split('.');
  const last = steps.pop();
  let within = input;
  for (const step of steps) within = within[step] ??= {};
  within[last] = value;
}

/** What cannot be sent as a token; empty for what can. */
function faultOfToken(text) {
  if (text === '') return 'This is needed.';
  return /^[\x21-\x7e]+$/.test(text) ? '' : 'Expected visible ASCII characters without spaces.';
}

/** The input of the mutation; null where a field cannot be read, which is told at it. */
function readInput() {
  const input = {};
  let isWhole = true;
  for (const control of fields()) {
    tellAt(control, '');
    try {
      const value = valueOf(control);
      if (value !== undefined) put(input, control.dataset.field, value);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      tellAt(control, error.message);
      isWhole = false;
    }
  }
  const fault = faultOfToken(token.value.trim());
  tellAt(token, fault);
  return isWhole && fault === '' ? input : null;
}

/** The field that a fault names, or the first within what it names; null for none. */
function controlAt(path) {
  const steps = path[0] === 'input' ? path.slice(1) : path;
  for (let length = steps.length; length > 0; length -= 1) {
    const name = steps.slice(0, length).join('.');
    const found =
      fields().find((control) => control.dataset.field === name) ??
      fields().find((control) => control.dataset.field.startsWith(`${name}.`));
    if (found !== undefined) return found;
  }
  return null;
}

const OF_THE_TOKEN = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

/** Faults as `{ control, message }`; those of no field have no control. */
function faultsOf({ data, errors = [] }) {
  const refused = (data?.report?.userErrors ?? []).map(({ field, message }) => ({
    control: field === null ? null : controlAt(field),
    message,
  }));
  const failed = errors.map(({ message, extensions = {} }) => ({
    control: OF_THE_TOKEN.has(extensions.code) ? token : controlAt((extensions.field ?? '').split('.')),
    message,
  }));
  return [...refused, ...failed];
}

const focusFirstFault = () => form.querySelector('[aria-invalid="true"]')?.focus();

/** Of a server that failed: what was sent may have been recorded before it did. */
const OF_THE_SERVER = new Set(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'DEADLINE_EXCEEDED']);
const isOutage = ({ errors = [] }) => errors.some(({ extensions = {} }) => OF_THE_SERVER.has(extensions.code));

function tellUnknown() {
  outcome.className = 'fault';
  outcome.textContent =
    'The server failed, or cannot be reached: whether it was recorded is not known. What you typed is still here; to send it again does no harm, as the same is recorded once.';
}

function tellFaults(faults) {
  for (const { control, message } of faults) if (control !== null) tellAt(control, message);
  const others = faults.filter(({ control }) => control === null).map(({ message }) => message);
  outcome.className = 'fault';
  outcome.textContent = ['Nothing was recorded; what you typed is still here.', ...others].join(' ');
  focusFirstFault();
}

function tellMade(made) {
  const name = made.slug ?? made.study.key;
  const link = document.createElement('a');
  link.href = form.dataset.madeAt + name.split('/').map(encodeURIComponent).join('/');
  link.textContent = name;
  outcome.className = '';
  outcome.replaceChildren('Recorded: ', link, '.');
  link.focus();
}

/** @returns what the API answered; throws where it cannot be reached or its answer not be read */
async function send(operation, variables, bearer = '') {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query: operation, variables }),
  });
  return response.json();
}

async function contribute() {
  outcome.textContent = '';
  const input = readInput();
  if (input === null) {
    focusFirstFault();
    return;
  }
  button.disabled = true;
  try {
    const answer = await send(form.dataset.mutation, { input }, token.value.trim());
    const made = answer.data?.report?.made ?? null;
    if (made !== null) tellMade(made);
    else if (isOutage(answer)) tellUnknown();
    else tellFaults(faultsOf(answer));
  } catch {
    tellUnknown();
  } finally {
    button.disabled = false;
  }
}

let waiting = 0;

async function suggest(control) {
  const { data } = await send(control.dataset.suggest, { search: control.value.trim() });
  const options = (data?.found.nodes ?? []).map(({ slug }) => {
    const option = document.createElement('option');
    option.value = slug;
    return option;
  });
  control.list.replaceChildren(...options);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void contribute();
});
form.addEventListener('input', ({ target }) => {
  if (target.closest('[aria-invalid="true"]') !== null) tellAt(target.closest('[aria-invalid="true"]'), '');
  if (!('suggest' in target.dataset) || target.value.trim() === '') return;
  clearTimeout(waiting);
  // Without suggestions the form still does all it is for.
  waiting = setTimeout(() => suggest(target).catch(() => undefined), WAIT_MS);
});
// A browser may keep the page for going back to it, with what was typed.
window.addEventListener('pagehide', () => {
  token.value = '';
});
document.querySelector('#scripts-needed').remove();
button.disabled = false;
