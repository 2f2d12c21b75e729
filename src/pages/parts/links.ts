import { pathOfSlug as pathOf } from '../../platform/thing-paths';

// Where the pages of things are.

export const modelPath = (slug: string): string => `/models/${pathOf(slug)}`;
export const datasetPath = (slug: string): string => `/datasets/${pathOf(slug)}`;
export const domainPath = (slug: string): string => `/domains/${pathOf(slug)}`;
export const publisherPath = (slug: string): string => `/publishers/${pathOf(slug)}`;
export const studyPath = (key: string): string => `/studies/${pathOf(key)}`;
/** Where the models are that are like one. */
export const similarPath = (slug: string): string => `/similar/${pathOf(slug)}`;

/** A path with these parameters; those that are empty are left out. */
export function pathWith(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Only what a browser may safely open; null for everything else, such as `javascript:`. */
export function safeUrl(url: string | null | undefined): string | null {
  if (url === null || url === undefined) return null;
  return /^https?:\/\//i.test(url) ? url : null;
}
