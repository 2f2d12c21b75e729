/** As long as a record's addresses may be. */
const MAX_ADDRESS = 2000;

/** The text where it is an http(s) address; null for anything else. */
export const webAddress = (text: string | null): string | null =>
  text !== null && text.length <= MAX_ADDRESS && /^https?:\/\//i.test(text) && URL.canParse(text)
    ? text
    : null;
