/**
 * Keeps the greatest of the values offered to it, in a bounded heap; of equal values those of the
 * lowest positions.
 */
export class Greatest {
  private readonly positions: Int32Array;
  private readonly values: Float64Array;
  private size = 0;

  constructor(private readonly count: number) {
    this.positions = new Int32Array(count);
    this.values = new Float64Array(count);
  }

  /** What a value must reach to be kept. */
  get least(): number {
    if (this.size < this.count) return -Infinity;
    return this.count === 0 ? Infinity : (this.values[0] ?? 0);
  }

  offer(position: number, value: number): void {
    if (this.size < this.count) {
      this.put(this.size, position, value);
      this.rise(this.size++);
    } else if (this.count > 0 && this.isWorse(0, position, value)) {
      this.put(0, position, value);
      this.sink();
    }
  }

  /** Greatest first. */
  sorted(): Array<{ position: number; value: number }> {
    return Array.from({ length: this.size }, (_, place) => ({
      position: this.positions[place] ?? 0,
      value: this.values[place] ?? 0,
    })).sort((a, b) => b.value - a.value || a.position - b.position);
  }

  private isWorse(place: number, position: number, value: number): boolean {
    const own = this.values[place] ?? 0;
    return own < value || (own === value && (this.positions[place] ?? 0) > position);
  }

  private isWorseThan(a: number, b: number): boolean {
    return this.isWorse(a, this.positions[b] ?? 0, this.values[b] ?? 0);
  }

  private rise(place: number): void {
    let child = place;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isWorseThan(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  private sink(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let least = parent;
      if (left < this.size && this.isWorseThan(left, least)) least = left;
      if (right < this.size && this.isWorseThan(right, least)) least = right;
      if (least === parent) return;
      this.swap(parent, least);
      parent = least;
    }
  }

  private put(place: number, position: number, value: number): void {
    this.positions[place] = position;
    this.values[place] = value;
  }

  private swap(a: number, b: number): void {
    const position = this.positions[a] ?? 0;
    const value = this.values[a] ?? 0;
    this.put(a, this.positions[b] ?? 0, this.values[b] ?? 0);
    this.put(b, position, value);
  }
}

/** Positions of the `count` greatest values, greatest first; ties by position. */
export function greatest(values: Float64Array, count: number): number[] {
  const kept = new Greatest(count);
  let { least } = kept;
  for (let position = 0; position < values.length; position++) {
    const value = values[position] ?? 0;
    // Of equal values the first stand already, once there are enough.
    if (value <= least && least > -Infinity) continue;
    kept.offer(position, value);
    ({ least } = kept);
  }
  return kept.sorted().map(({ position }) => position);
}
