import { z } from 'zod';

/**
 * Which origins a browser may read the catalogue from; credentials are never allowed across
 * origins.
 */
export type CorsOrigins = 'none' | 'any' | readonly string[];

export const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/**
 * Origins as they are written in a variable: `*` for any, or a list.
 *
 * @param none how it is written that there are none
 */
export const originsUnless = (none: string, fallback: string, expected: string) =>
  z
    .string()
    .default(fallback)
    .transform((text): CorsOrigins => {
      if (text.trim() === none) return 'none';
      const origins = text.split(',').map((origin) => origin.trim());
      return origins.length === 1 && origins[0] === '*' ? 'any' : origins;
    })
    .refine((origins) => typeof origins === 'string' || origins.every(isOrigin), { error: expected });
