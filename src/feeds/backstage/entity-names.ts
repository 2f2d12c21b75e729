import { createHash } from 'node:crypto';

/** Backstage names things as Kubernetes does: `isValidObjectName` of its catalog model. */
const MAX_NAME = 63;
const NAME = /^[A-Za-z0-9][-A-Za-z0-9_.]*$/;
const END = /[A-Za-z0-9]$/;
const DIGITS = 12;
const BETWEEN = '--';
/** No slug that becomes a name by itself has hyphens beside its slash. */
const APART = '---';

/**
 * The name of an entity, by its slug: with `--` in the place of the slash. Where that is no name,
 * is too long, or could be that of another slug, its beginning with a digest of the slug, set apart
 * by `---`.
 */
export function entityName(slug: string): string {
  const plain = slug.replace('/', BETWEEN);
  const isPlain = NAME.test(plain) && END.test(plain) && plain.length <= MAX_NAME;
  if (isPlain && !/--|-\/|\/-/.test(slug)) return plain;
  const digest = createHash('sha256').update(slug.toLowerCase()).digest('hex').slice(0, DIGITS);
  const words = plain
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_NAME - DIGITS - APART.length)
    .replace(/-+$/, '');
  return `${words === '' ? 'unnamed' : words}${APART}${digest}`;
}
