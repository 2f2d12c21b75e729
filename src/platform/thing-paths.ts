/** A slug within an address, with its slashes kept. */
export const pathOfSlug = (slug: string): string => slug.split('/').map(encodeURIComponent).join('/');
