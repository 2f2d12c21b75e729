/** Whether what a service prepares before it answers is done. */
export class Readiness {
  isReady = false;
  /** Resolves when it is; rejects when it never will be. */
  readonly reached: Promise<void>;
  private resolve: () => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;

  constructor() {
    this.reached = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Nobody need be waiting.
    this.reached.catch(() => undefined);
  }

  /** A check for `/readyz`. */
  readonly check = (): Promise<string> =>
    this.isReady ? Promise.resolve('loaded') : Promise.reject(new Error('still being prepared'));

  reach(): void {
    this.isReady = true;
    this.resolve();
  }

  giveUp(reason: unknown): void {
    this.reject(reason);
  }
}
