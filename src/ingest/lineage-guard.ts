/** Follows bases upward, to refuse lineage that would make a model its own ancestor. */
export class LineageGuard {
  private readonly bases = new Map<string, Set<string>>();
  private readonly hidden = new Set<string>();

  constructor(edges: Iterable<readonly [child: string, base: string]>) {
    for (const [child, base] of edges) this.add(child, base);
  }

  /** Notes that a thing is not for everybody. */
  hide(node: string): void {
    this.hidden.add(node);
  }

  /** Whether `child` is `base` itself or already one of its ancestors. */
  wouldClose(child: string, base: string): boolean {
    return this.reaches(child, base, new Set());
  }

  /** Whether what everybody sees shows that, too. */
  wouldCloseOpenly(child: string, base: string): boolean {
    return this.reaches(child, base, this.hidden);
  }

  private reaches(child: string, base: string, unpassable: ReadonlySet<string>): boolean {
    const seen = new Set<string>();
    const open = [base];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === child) return true;
      if (seen.has(node) || unpassable.has(node)) continue;
      seen.add(node);
      open.push(...(this.bases.get(node) ?? []));
    }
    return false;
  }

  /** Merges two things: the one that remains has the bases and the derivatives of both. */
  merge(from: string, into: string): void {
    for (const [child, bases] of [...this.bases]) {
      if (bases.delete(from)) bases.add(into);
      if (child === from) for (const base of bases) this.add(into, base);
    }
    this.bases.delete(from);
    this.bases.get(into)?.delete(into);
    if (this.hidden.delete(from)) this.hidden.add(into);
  }

  add(child: string, base: string): void {
    this.bases.set(child, (this.bases.get(child) ?? new Set()).add(base));
  }
}
