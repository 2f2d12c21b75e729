/** Names of files are no longer than this; a pattern has hardly more. */
const MAX_PATTERN = 512;

/**
 * Whether a file's name fits a pattern in which `*` stands for any characters and `?` for one. Not
 * by a regular expression: patterns come from files of strangers, and some would take years.
 */
export function fitsPattern(name: string, pattern: string): boolean {
  if (pattern.length > MAX_PATTERN) return false;
  let at = 0;
  let of = 0;
  // Where the last `*` stands, and where what it stands for ends.
  let star = -1;
  let covered = 0;
  while (at < name.length) {
    if (pattern[of] === '*') {
      star = of;
      covered = at;
      of += 1;
    } else if (pattern[of] === '?' || pattern[of] === name[at]) {
      at += 1;
      of += 1;
    } else if (star >= 0) {
      covered += 1;
      at = covered;
      of = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(of));
}
