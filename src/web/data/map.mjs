// The map of domains: zoomed and moved by wheel, fingers, buttons and keys. What is chosen is asked
// of the server as a page and put in place; without this script every point leads to that page.

import { exchangeParts, faultOf, readPage } from './page-parts.mjs';

const SIDE = 1000;
const CLOSEST = SIDE / 12;
const FLIGHT_MS = 350;
const LINE = 15;

const box = document.getElementById('map');
const drawing = document.getElementById('drawing');
const status = document.getElementById('status');

const pen = document.createElement('canvas').getContext('2d');
/** Pixels that a name takes at most: it is bold where it is chosen. */
function widthOf(label) {
  pen.font = `600 ${getComputedStyle(label).fontSize} ${getComputedStyle(label).fontFamily}`;
  return Math.ceil(pen.measureText(label.textContent).width) + 2;
}

/** Points as they were drawn, those with most results first. */
const points = [...document.querySelectorAll('#points .point')].map((element) => {
  const { e: x, f: y } = element.transform.baseVal.consolidate().matrix;
  const label = element.querySelector('text');
  const radius = Number(label.getAttribute('x')) - 3;
  const { textContent: name } = label;
  return { element, x, y, radius, name, width: widthOf(label), slug: element.dataset.slug };
});
const bySlug = new Map(points.map((point) => [point.slug, point]));

let view = { x: 0, y: 0, side: SIDE };
let at = null;
let drawn = 0;

/** How much a point is looked at: what is chosen or at hand, what is near it, others. */
const weightOf = ({ element }) => (element.matches('.chosen, .at') ? 2 : Number(element.matches('.near')));
const isApart = (one, other) =>
  one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;

/** Names that have room, of what is shown: what is chosen and what is near it go first. */
function nameWhatFits(unit) {
  const taken = [];
  for (const point of [...points].sort((a, b) => weightOf(b) - weightOf(a))) {
    const [left, middle] = [(point.x - view.x) / unit + point.radius + 3, (point.y - view.y) / unit];
    const room = { left, right: left + point.width, top: middle - LINE / 2, bottom: middle + LINE / 2 };
    const isInside = left > 0 && room.right < view.side / unit && middle > 0 && middle < view.side / unit;
    const fits = isInside && taken.every((other) => isApart(room, other));
    if (fits) taken.push(room);
    point.element.classList.toggle('unnamed', !fits);
  }
}

function draw() {
  drawn = 0;
  const unit = view.side / drawing.clientWidth;
  drawing.setAttribute('viewBox', `${view.x} ${view.y} ${view.side} ${view.side}`);
  for (const { element, x, y } of points)
    element.setAttribute('transform', `translate(${x} ${y}) scale(${unit})`);
  nameWhatFits(unit);
}

const redraw = () => {
  drawn ||= requestAnimationFrame(draw);
};

/** Shows a square of the map; never more than all of it. */
function show({ x, y, side }) {
  const whole = Math.min(SIDE, Math.max(CLOSEST, side));
  const inside = (value) => Math.min(SIDE - whole, Math.max(0, value));
  view = { x: inside(x), y: inside(y), side: whole };
  redraw();
}

/** Nearer by this factor, about a place of the map that stays where it is. */
function zoom(factor, x = view.x + view.side / 2, y = view.y + view.side / 2) {
  const side = Math.min(SIDE, Math.max(CLOSEST, view.side / factor));
  const share = side / view.side;
  show({ x: x - (x - view.x) * share, y: y - (y - view.y) * share, side });
}

const isStill = matchMedia('(prefers-reduced-motion: reduce)');
const easeOut = (share) => 1 - (1 - share) ** 3;

function flyTo(point) {
  const side = Math.min(view.side, SIDE / 3);
  const [from, to] = [view, { x: point.x - side / 2, y: point.y - side / 2, side }];
  if (isStill.matches) return show(to);
  const begun = performance.now();
  const step = (now) => {
    const share = easeOut(Math.min(1, (now - begun) / FLIGHT_MS));
    const between = (key) => from[key] + (to[key] - from[key]) * share;
    show({ x: between('x'), y: between('y'), side: between('side') });
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function markAt(point) {
  at?.element.classList.remove('at');
  at = point;
  point.element.classList.add('at');
  status.textContent = point.element.querySelector('title').textContent;
  const edge = view.side / 8;
  const isSeen = (key) => point[key] > view[key] + edge / 4 && point[key] < view[key] + view.side - edge / 4;
  if (isSeen('x') && isSeen('y')) redraw();
  else show({ ...view, x: point.x - view.side / 2, y: point.y - view.side / 2 });
}

/** The nearest point to the one at hand that lies rather this way than another. */
function step(dx, dy) {
  if (at === null) return markAt(bySlug.get(document.querySelector('#chosen-title')?.dataset.slug) ?? points[0]);
  const ahead = points
    .map((point) => {
      const [x, y] = [point.x - at.x, point.y - at.y];
      const along = x * dx + y * dy;
      return { point, along, away: Math.hypot(x, y) + Math.abs(x * dy - y * dx) };
    })
    .filter(({ along, away }) => along > 0 && away > 0)
    .sort((a, b) => a.away - b.away);
  if (ahead.length > 0) markAt(ahead[0].point);
}

let asked = null;

/** Puts what a page says of its domain in the place of what is shown. */
function take(page) {
  const hadFocus = document.getElementById('chosen').contains(document.activeElement);
  exchangeParts(page, ['chosen', 'edges']);
  if (hadFocus) document.getElementById('chosen-title')?.focus();
  document.title = page.title;
  for (const { element, slug } of points) {
    const known = page.querySelector(`#points [data-slug="${CSS.escape(slug)}"]`);
    for (const role of ['chosen', 'near']) element.classList.toggle(role, known?.classList.contains(role) ?? false);
  }
  redraw();
}

async function load(address) {
  asked?.abort();
  const running = new AbortController();
  asked = running;
  const page = await readPage(address, running.signal);
  if (page.getElementById('chosen') === null) throw new Error(faultOf(page));
  take(page);
}

function choose(slug, { isNew = true } = {}) {
  const address = `/map?${new URLSearchParams({ at: slug })}`;
  const point = bySlug.get(slug);
  if (point !== undefined) flyTo(point);
  status.textContent = 'One moment…';
  load(address).then(
    () => {
      if (isNew) history.pushState({ slug }, '', address);
      const title = document.getElementById('chosen-title')?.textContent;
      status.textContent = title === undefined ? '' : `${title} is shown beside the map.`;
    },
    (error) => {
      if (error.name !== 'AbortError') status.textContent = 'The server could not tell about it. Try again.';
    },
  );
}

const placeOf = ({ clientX, clientY }) => {
  const { left, top } = drawing.getBoundingClientRect();
  const unit = view.side / drawing.clientWidth;
  return { x: view.x + (clientX - left) * unit, y: view.y + (clientY - top) * unit };
};

const fingers = new Map();
let isDragged = false;

function press(event) {
  if (event.button !== 0) return;
  fingers.set(event.pointerId, event);
  isDragged = false;
}

const spread = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);

function drag(event) {
  const before = fingers.get(event.pointerId);
  if (before === undefined) return;
  if (event.buttons === 0) return void fingers.delete(event.pointerId); // let go of elsewhere
  const unit = view.side / drawing.clientWidth;
  const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
  if (!isDragged && Math.hypot(x, y) < 4) return;
  if (!isDragged) drawing.setPointerCapture(event.pointerId);
  isDragged = true;
  const other = [...fingers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
  if (other === undefined) show({ ...view, x: view.x - x * unit, y: view.y - y * unit });
  else {
    const middle = placeOf({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 });
    zoom(spread(event, other) / Math.max(1, spread(before, other)), middle.x, middle.y);
  }
  fingers.set(event.pointerId, event);
}

/** Keys that do something on the map. */
const KEYS = {
  ArrowLeft: () => step(-1, 0),
  ArrowRight: () => step(1, 0),
  ArrowUp: () => step(0, -1),
  ArrowDown: () => step(0, 1),
  '+': () => zoom(1.5),
  '-': () => zoom(1 / 1.5),
  0: () => show({ x: 0, y: 0, side: SIDE }),
  Enter: () => at !== null && choose(at.slug),
};

function addTools() {
  const tools = document.createElement('div');
  tools.className = 'tools';
  for (const [text, label, press] of [
    ['+', 'Zoom in', KEYS['+']],
    ['−', 'Zoom out', KEYS['-']],
    ['▢', 'The whole map', KEYS[0]],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', press);
    tools.append(button);
  }
  box.append(tools);
}

function listen() {
  box.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (event.target !== box || act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  drawing.addEventListener('wheel', (event) => {
    // The page scrolls on, unless one is at the map.
    if (!event.ctrlKey && document.activeElement !== box) return;
    event.preventDefault();
    const { x, y } = placeOf(event);
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, x, y);
  }, { passive: false });
  drawing.addEventListener('pointerdown', press);
  drawing.addEventListener('pointermove', drag);
  for (const end of ['pointerup', 'pointercancel'])
    drawing.addEventListener(end, ({ pointerId }) => fingers.delete(pointerId));
  drawing.addEventListener('dragstart', (event) => event.preventDefault());
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('#points .point, #chosen a[data-slug], .words a[data-slug]');
    if (link === null) return;
    event.preventDefault();
    if (isDragged && link.closest('#points') !== null) return;
    if (link.closest('#points') !== null) box.focus();
    choose(link.dataset.slug);
    if (link.closest('.words') !== null) box.scrollIntoView({ block: 'nearest' });
  });
  document.getElementById('search').addEventListener('submit', (event) => {
    const text = document.getElementById('q').value.trim().toLowerCase();
    const exact = points.find(({ name }) => name.toLowerCase() === text);
    const found = exact ?? points.find(({ name }) => text !== '' && name.toLowerCase().includes(text));
    if (found === undefined) return; // the server searches descriptions and aliases too
    event.preventDefault();
    choose(found.slug);
  });
  addEventListener('popstate', () => {
    const slug = new URLSearchParams(location.search).get('at');
    if (slug === null)
      load(location.href).catch((error) => error.name !== 'AbortError' && location.reload());
    else choose(slug, { isNew: false });
  });
  new ResizeObserver(redraw).observe(drawing);
}

if (box !== null) {
  box.classList.add('live');
  addTools();
  listen();
  const chosen = bySlug.get(document.querySelector('#chosen-title')?.dataset.slug);
  if (chosen !== undefined) flyTo(chosen);
  redraw();
}
