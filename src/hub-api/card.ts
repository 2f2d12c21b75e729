import { yamlOf } from './front-matter';
import { addressOf, type Said } from './known-at-hub';

/** What a card is written from. */
export interface Described extends Said {
  readonly name: string;
  readonly summary: string | null;
  /** Its front matter. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Its page for people. */
  readonly page: string;
}

/** Characters that would be read as Markdown, or as the beginning of a tag. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');

/**
 * The card as Markdown with front matter, as the Hub keeps one in each repository.
 *
 * @see https://huggingface.co/docs/hub/model-cards
 */
export function cardOf({ name, summary, data, page, ...said }: Described): string {
  const url = addressOf(said);
  const parts = [
    `---\n${yamlOf(data)}---`,
    `# ${plain(name)}`,
    ...(summary === null ? [] : [plain(summary)]),
    [
      `Written by a [Rootstock](<${page}>) catalogue from what it knows, not by the author.`,
      ...(url === null ? [] : [`Where it is published: <${url}>.`]),
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
