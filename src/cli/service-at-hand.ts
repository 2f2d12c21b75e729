import { setTimeout as wait } from 'node:timers/promises';
import { UnavailableError } from '../platform/errors';

/** A service of this process. */
export interface OwnService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where questions can be asked. */
export interface Places {
  /** The server that has the data folder and answers questions; null where none does. */
  find(): { readonly url: string } | null;
  /** Whether another process has the data folder, be it one that answers nothing. */
  isHeld(): boolean;
  /** Starts a service in this process. */
  start(): Promise<OwnService>;
  /** Is told why a service of this process did not end as it should. */
  readonly onBadEnd: (error: unknown) => void;
}

/** How long something takes, in milliseconds. */
export interface Waits {
  /** A service of this process stays so long without a question. */
  readonly idleMs: number;
  /** A server that starts or ends has the data folder before and after it answers. */
  readonly handoverMs: number;
}

/** How often another process is looked after, in milliseconds. */
const LOOK_MS = 100;

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

  constructor(
    private readonly places: Places,
    private readonly waits: Waits,
  ) {}

  /**
   * Does what needs a service, which stays until that is done.
   *
   * @throws UnavailableError where another process has the data folder and goes on to answer
   * nothing
   */
  async use<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
    clearTimeout(this.idle);
    this.questions += 1;
    try {
      return await work(await this.find());
    } finally {
      this.questions -= 1;
      if (this.questions === 0 && this.own !== null)
        this.idle = setTimeout(() => void this.close(), this.waits.idleMs);
    }
  }

  /** Ends the service of this process, if there is one. */
  close(): Promise<void> {
    clearTimeout(this.idle);
    const { own } = this;
    this.own = null;
    if (own !== null) {
      this.ending = own
        .then(
          (service) => service.stop(),
          () => undefined,
        )
        .catch(this.places.onBadEnd);
    }
    return this.ending;
  }

  private async find(): Promise<string> {
    const until = Date.now() + this.waits.handoverMs;
    for (;;) {
      // Until it has ended, nobody can have the database.
      await this.ending;
      const server = this.own === null ? this.places.find() : null;
      if (server !== null) return server.url;
      const own = this.own !== null || !this.places.isHeld() ? await this.started() : null;
      if (own !== null) return own.url;
      if (Date.now() >= until)
        throw new UnavailableError(
          'Another process has the data folder of the catalogue and answers no questions yet, such as an import. Ask again when it is done.',
        );
      await wait(LOOK_MS);
    }
  }

  /** A service of this process; null where another one took the data folder first. */
  private async started(): Promise<OwnService | null> {
    const starting = (this.own ??= this.places.start());
    try {
      return await starting;
    } catch (error) {
      if (this.own === starting) this.own = null;
      if (this.places.isHeld()) return null;
      throw error;
    }
  }
}
