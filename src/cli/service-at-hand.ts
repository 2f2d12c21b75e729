/** A service of this process. */
export interface OwnService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where questions can be asked. */
export interface Places {
  /** The running server that has the data folder; null where none has. */
  find(): { readonly url: string } | null;
  /** Starts a service in this process. */
  start(): Promise<OwnService>;
}

/**
 * The service to ask: the server that runs beside this process; where none does, one of this
 * process, which is started for a question and ends when nothing was asked for a while, so that
 * others can have the embedded database.
 */
export class ServiceAtHand {
  private own: Promise<OwnService> | null = null;
  private ending: Promise<void> = Promise.resolve();
  private questions = 0;
  private idle: NodeJS.Timeout | undefined;

  /** @param idleMs how long a service of this process stays without a question, in milliseconds */
  constructor(
    private readonly places: Places,
    private readonly idleMs: number,
  ) {}

  /** Does what needs a service, which stays until that is done. */
  async use<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
    clearTimeout(this.idle);
    this.questions += 1;
    try {
      return await work(await this.find());
    } finally {
      this.questions -= 1;
      if (this.questions === 0 && this.own !== null)
        this.idle = setTimeout(() => void this.close(), this.idleMs);
    }
  }

  /** Ends the service of this process, if there is one. */
  close(): Promise<void> {
    clearTimeout(this.idle);
    const { own } = this;
    this.own = null;
    if (own !== null) {
      this.ending = own.then(
        (service) => service.stop(),
        () => undefined,
      );
    }
    return this.ending;
  }

  private async find(): Promise<string> {
    // Until it has ended, nobody can have the database.
    await this.ending;
    if (this.own === null) {
      const server = this.places.find();
      if (server !== null) return server.url;
      const starting = this.places.start();
      this.own = starting;
      starting.catch(() => {
        if (this.own === starting) this.own = null;
      });
    }
    return (await this.own).url;
  }
}
