/** Who is refused for a while, and until when. */
export class Stopped {
  private readonly until = new Map<string, number>();

  /** Whole seconds, rounded up; 0 for those who are not stopped. */
  secondsLeft(key: string): number {
    const left = (this.until.get(key) ?? 0) - Date.now();
    if (left > 0) return Math.ceil(left / 1000);
    this.until.delete(key);
    return 0;
  }

  /** @param until milliseconds since 1970 */
  stop(key: string, until: number): void {
    const now = Date.now();
    // Those stopped first are free first.
    for (const [earlier, end] of this.until) {
      if (end > now) break;
      this.until.delete(earlier);
    }
    this.until.set(key, until);
  }
}
