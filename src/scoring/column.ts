/** All values that may be compared with each other: one target, protocol, metric and pool. */
export interface Column {
  targetId: string;
  protocol: string;
  metric: string;
  pool: string;
  /** How many bases have a value here. */
  bases: number;
  /** Population SD of the values, on the scale of the metric; 0 where they are all the same. */
  spread: number;
  /** What distances from the mean were divided by. */
  scale: number;
}
