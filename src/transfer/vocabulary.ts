/** How a base is adapted to a target. */
export const PROTOCOLS = ['FINE_TUNE', 'LINEAR_PROBE', 'FROZEN', 'ZERO_SHOT'] as const;
export type ProtocolName = (typeof PROTOCOLS)[number];

export const EDGE_KINDS = ['MEASURED', 'DECLARED', 'PREDICTED'] as const;
export type EdgeKindName = (typeof EDGE_KINDS)[number];

export const DISPUTE_KINDS = ['DISPUTE', 'RETRACTION'] as const;
export type DisputeKindName = (typeof DISPUTE_KINDS)[number];

/**
 * Where a result comes from: a study states it, or it follows from an evaluation of an adapted
 * model.
 */
export const DERIVATIONS = ['REPORTED', 'DERIVED'] as const;
export type DerivationName = (typeof DERIVATIONS)[number];

export const METRIC_DIRECTIONS = ['HIGHER', 'LOWER'] as const;
export type MetricDirectionName = (typeof METRIC_DIRECTIONS)[number];
