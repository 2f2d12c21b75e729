import { yamlOf } from './front-matter';
import { mainOrigin } from './known-at-hub';
import type { HubOriginFragment } from './operations.generated';

/** What a card is written from. */
export interface Described {
  readonly name: string;
  readonly summary: string | null;
  readonly origins: readonly HubOriginFragment[];
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
export function cardOf({ name, summary, origins, data, page }: Described): string {
  const url = mainOrigin(origins)?.url ?? null;
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
