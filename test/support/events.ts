interface Event {
  readonly event: string;
  readonly data: unknown;
  /** There where the event has one. */
  readonly id?: string;
}

export interface Subscription {
  readonly query: string;
  readonly variables?: object;
  /** By POST; else by GET, as browsers do. */
  readonly byGet?: boolean;
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a client reads of a stream of server-sent events. */
export class Events {
  private text = '';
  private readonly decoder = new TextDecoder();
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  private constructor(
    readonly response: Response,
    private readonly controller: AbortController,
  ) {}

  /** Subscribes at a server that listens at `url`. */
  static async of(url: string, subscription: Subscription): Promise<Events> {
    const { query, variables = {}, byGet, lastEventId } = subscription;
    const controller = new AbortController();
    const { signal } = controller;
    const headers = {
      ...subscription.headers,
      accept: 'text/event-stream',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    };
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const response = await (byGet === true
      ? fetch(`${url}/graphql?${search.toString()}`, { headers, signal })
      : fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
          signal,
        }));
    return new Events(response, controller);
  }

  /** The next event; comments are passed over. */
  async next(): Promise<Event> {
    this.reader ??= this.response.body!.getReader();
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        const { event, data = '', id } = fieldsOf(block);
        if (event === undefined) continue;
        return { event, data: data === '' ? null : JSON.parse(data), ...(id !== undefined && { id }) };
      }
      const { value, done } = await this.reader.read();
      if (done) throw new Error('The stream ended.');
      this.text += this.decoder.decode(value, { stream: true });
    }
  }

  leave(): void {
    this.controller.abort();
  }
}

const fieldsOf = (block: string): Partial<Record<string, string>> =>
  Object.fromEntries(
    [...block.matchAll(/^(\w+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
