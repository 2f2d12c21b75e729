// Elements that show parts of a Rootstock catalogue within other pages:
//   <rootstock-recommend description="…">, <rootstock-model slug="…">, <rootstock-lineage slug="…">
// What they show is what the server shows at /embed/, in a shadow tree of their own. They take
// `server` (default: where this script is from), follow their attributes, and tell what happens by
// the events rootstock-answer, rootstock-select (which can be prevented) and rootstock-error.
(() => {
  const HERE = new URL(document.currentScript?.src ?? location.href).origin;

  /** Attributes of a question, by the name that the address gives them. */
  const OF_QUESTION = {
    ...{ description: 'q', dataset: 'dataset', domain: 'domain', task: 'task', data: 'data' },
    ...{ size: 'size', memory: 'memory', license: 'license', library: 'library' },
    ...{ language: 'language', first: 'first', fixed: 'fixed' },
  };

  const pathOf = (slug) => slug.split('/').map(encodeURIComponent).join('/');

  class Failure extends Error {}

  class RootstockElement extends HTMLElement {
    #reading = null;
    #isAsked = false;

    #style = document.createElement('link');
    #content = document.createElement('div');

    constructor() {
      super();
      this.#style.rel = 'stylesheet';
      this.#content.setAttribute('part', 'content');
      this.#content.setAttribute('aria-live', 'polite');
      this.attachShadow({ mode: 'open' }).append(this.#style, this.#content);
      this.shadowRoot.addEventListener('click', (event) => this.#select(event));
      this.shadowRoot.addEventListener('submit', (event) => this.#submit(event));
    }

    connectedCallback() {
      this.ask();
    }

    disconnectedCallback() {
      this.#reading?.abort();
    }

    attributeChangedCallback() {
      this.ask();
    }

    /** Where to ask; null where the attribute is no address. */
    get server() {
      const given = this.getAttribute('server') ?? HERE;
      return /^https?:\/\//i.test(given) && URL.canParse(given) ? new URL(given).origin : null;
    }

    /** Several attributes that change together are one question. */
    ask() {
      if (this.#isAsked || !this.isConnected) return;
      this.#isAsked = true;
      queueMicrotask(() => {
        this.#isAsked = false;
        if (this.isConnected) this.#show();
      });
    }

    tell(name, detail, isCancelable = false) {
      const event = new CustomEvent(`rootstock-${name}`, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: isCancelable,
      });
      return this.dispatchEvent(event);
    }

    async #show() {
      this.#reading?.abort();
      const reading = new AbortController();
      this.#reading = reading;
      if (this.server === null) return this.#fail('server: expected an address such as https://models.example.org.');
      const path = this.path();
      if (path === null) return this.#fail(`<${this.localName}> needs the attribute slug.`);
      if (!this.#content.hasChildNodes()) this.#put(this.#note('Loading …'));
      try {
        const { main, status } = await this.#read(path, reading.signal);
        const message = main.textContent.trim();
        const detail = this.detail(main);
        this.#put(main);
        if (status >= 400) this.tell('error', { message, status });
        else this.tell('answer', detail);
      } catch (error) {
        if (!reading.signal.aborted) this.#fail(error instanceof Failure ? error.message : this.#unreachable());
      }
    }

    async #read(path, signal) {
      const response = await fetch(this.server + path, { headers: { accept: 'text/html' }, signal });
      const text = await response.text();
      const main = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
      if (main === null) throw new Failure(`${this.server} answered with nothing to show.`);
      for (const link of main.querySelectorAll('a[href^="/"]')) {
        link.href = this.server + link.getAttribute('href');
        link.target = '_blank';
        link.rel = 'noopener';
      }
      return { main: document.adoptNode(main), status: response.status };
    }

    #unreachable() {
      return `${this.server} cannot be reached, or does not let pages of ${location.origin} read it.`;
    }

    #note(text) {
      const note = document.createElement('div');
      note.textContent = text;
      return note;
    }

    #put(shown) {
      const isTyped = this.shadowRoot.activeElement?.name === 'q';
      const address = `${this.server ?? HERE}/assets/embed.css`;
      if (this.#style.href !== address) this.#style.href = address;
      this.#content.className = `content ${shown.className}`;
      this.#content.replaceChildren(...shown.childNodes);
      if (isTyped) this.#content.querySelector('input[name="q"]')?.focus();
    }

    #fail(message) {
      const note = this.#note(message);
      note.className = 'fault';
      this.#put(note);
      this.tell('error', { message });
    }

    #select(event) {
      const link = event.target.closest('a[data-select]');
      if (link === null) return;
      if (!this.tell('select', { slug: link.dataset.select }, true)) event.preventDefault();
    }

    #submit(event) {
      event.preventDefault();
      event.target.elements.q.focus();
      this.setAttribute('description', new FormData(event.target).get('q') ?? '');
    }

    detail() {
      return { slug: this.getAttribute('slug') };
    }
  }

  class OfModel extends RootstockElement {
    static observedAttributes = ['slug', 'server'];

    path() {
      const slug = this.getAttribute('slug') ?? '';
      return slug === '' ? null : `${this.constructor.place}${pathOf(slug)}`;
    }
  }

  class RootstockModel extends OfModel {
    static place = '/embed/models/';
  }

  class RootstockLineage extends OfModel {
    static place = '/embed/lineage/';
  }

  class RootstockRecommend extends RootstockElement {
    static observedAttributes = [...Object.keys(OF_QUESTION), 'server'];

    path() {
      const given = Object.entries(OF_QUESTION).flatMap(([attribute, name]) => {
        const value = this.getAttribute(attribute);
        return value === null || (value === '' && attribute !== 'fixed') ? [] : [[name, value]];
      });
      return `/embed/recommend?${new URLSearchParams(given)}`;
    }

    detail(main) {
      const bases = [...main.querySelectorAll('[data-base]')].map(({ dataset }) => ({
        slug: dataset.base,
        score: Number(dataset.score),
      }));
      return { bases, isAbstaining: main.querySelector('[data-abstained]') !== null };
    }
  }

  const ELEMENTS = {
    'rootstock-recommend': RootstockRecommend,
    'rootstock-model': RootstockModel,
    'rootstock-lineage': RootstockLineage,
  };
  for (const [name, element] of Object.entries(ELEMENTS))
    if (customElements.get(name) === undefined) customElements.define(name, element);
})();
