/** A share from 0 to 1 as `62%`. */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)}%`;

/** With its sign, `+0.25`. */
export const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`;
