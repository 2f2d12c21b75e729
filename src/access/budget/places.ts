import type { Shares } from '../../platform/settings/budget-settings';

/**
 * A number of places that clients take and give back. A client that has some may take one more only
 * while more places are free than it has: so one client can have half of them at most, two a third
 * each, and none can take the last, which is for somebody who has none.
 */
export class Places {
  private readonly taken = new Map<string, number>();
  private free: number;

  constructor(private readonly shares: Shares) {
    this.free = shares.total;
  }

  get inUse(): number {
    return this.shares.total - this.free;
  }

  hasRoomFor(client: string, count = 1): boolean {
    const then = (this.taken.get(client) ?? 0) + count;
    return then <= this.free - count + 1 && then <= this.shares.perClient;
  }

  /** How many there are, for those who find none. */
  get limits(): string {
    return `one client has at most ${this.shares.perClient}, all together ${this.shares.total}, and less where many ask`;
  }

  take(client: string, count = 1): void {
    this.free -= count;
    this.taken.set(client, (this.taken.get(client) ?? 0) + count);
  }

  giveBack(client: string, count = 1): void {
    const left = (this.taken.get(client) ?? 0) - count;
    this.free += count;
    if (left > 0) this.taken.set(client, left);
    else this.taken.delete(client);
  }
}
