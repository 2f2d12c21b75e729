import { folded, quoted } from './words';

const MOST_TITLE = 200;
const MOST_URL = 500;

/** What a figure is cited from. */
interface Source {
  /** Its title. */
  readonly study: string | null;
  readonly url: string | null;
}

/** Such as `from "An Image is Worth 16x16 Words" <https://arxiv.org/abs/2010.11929>`. */
export function sourceText({ study, url }: Source): string {
  const title = study === null || study === '' ? 'a study without a title' : quoted(study, MOST_TITLE);
  return `from ${title}${url === null ? '' : ` <${folded(url, MOST_URL)}>`}`;
}
