import { unlessAborted, type CancelSignal } from '../cancellation';

/** Lets so many in at once, the others in the order of their coming. */
export class Turnstile {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(places: number) {
    this.free = places;
  }

  /** @param signal gives up the waiting; what was let in is not interrupted */
  async pass<Result>(work: () => Promise<Result>, signal?: CancelSignal): Promise<Result> {
    await this.enter(signal);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(signal: CancelSignal | undefined): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    let go = (): void => undefined;
    const turn = new Promise<void>((resolve) => (go = resolve));
    this.waiting.push(go);
    try {
      await unlessAborted(turn, signal);
    } catch (error) {
      const place = this.waiting.indexOf(go);
      if (place === -1) this.leave();
      else this.waiting.splice(place, 1);
      throw error;
    }
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}
