/** A licence of the catalogue, and what its hub wrote. */
export interface Licensed {
  readonly license: { readonly id: string; readonly name: string; readonly url: string | null } | null;
  readonly written: string | null;
}

const OTHER = 'other';

/**
 * A licence in the words of a card: its id, which is the Hub's own; else `other` with what was
 * written, or its name and where it stands.
 */
export function licenseWords({ license, written }: Licensed): Readonly<Record<string, string>> {
  if (license === null) return {};
  const { id, name, url } = license;
  if (id !== OTHER) return { license: id };
  return {
    license: OTHER,
    license_name: written ?? name,
    ...(written === null && url !== null && { license_link: url }),
  };
}
