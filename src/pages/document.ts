import type { VNode } from 'preact';
import type { Asked } from './asked';

/** What a browser is shown. */
export interface Document {
  readonly status: number;
  readonly title: string;
  /** One line for search engines. */
  readonly description: string;
  /** Path of the page without what does not change it; null where there is none to be found. */
  readonly canonical: string | null;
  /** What of it could not be answered, in words for people. */
  readonly faults?: readonly string[];
  readonly body: VNode;
  /** What search engines read of the thing: schema.org, as JSON-LD. */
  readonly thing?: object;
  /** Style sheets that this page needs beside the one of all pages, by their name. */
  readonly styles?: readonly string[];
  /** Scripts that this page needs beside the one of all pages, by their name. */
  readonly scripts?: readonly string[];
  /** What was asked of the API for it. */
  readonly asked?: Asked;
  /** Whether oEmbed tells other pages how to show it. */
  readonly isEmbeddable?: boolean;
  /** Shown within another page: without navigation, and what it links to opens outside. */
  readonly isEmbedded?: boolean;
}
