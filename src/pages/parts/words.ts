import { percent, signed } from '../../platform/figures';

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat('en');

export { percent, signed };

/** `86,567,656`. */
export const whole = (value: number | string): string => WHOLE.format(Number(value));

/** `86.6M`. */
export const compact = (value: number | string): string => COMPACT.format(Number(value));

/** `1.6 GB`, in powers of 1,000. */
export function bytes(value: number | string): string {
  const count = Number(value);
  const [unit, size] = count >= 1e9 ? ['GB', 1e9] : count >= 1e6 ? ['MB', 1e6] : ['kB', 1e3];
  const share = count / size;
  return `${share < 10 ? share.toFixed(1) : Math.round(share)} ${unit}`;
}

/** `LINEAR_PROBE` as `linear probe`. */
export const spoken = (name: string): string => name.toLowerCase().replaceAll('_', ' ');

/** So many things, `1 model` or `about 1,200 models`. */
export function counted(count: number | null | undefined, isExact: boolean, thing: string): string {
  if (count === null || count === undefined) return `an unknown number of ${thing}s`;
  return `${isExact ? '' : 'about '}${whole(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** A field's name as people say it: `architecture.family` as `architecture family`. */
export const fieldWords = (field: string): string =>
  field.replaceAll('.', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The day of a time. */
export const day = (time: string): string => time.slice(0, 10);

/** A figure of a metric with as many digits as tell it apart. */
export const figure = (value: number): string => String(Number(value.toPrecision(4)));
