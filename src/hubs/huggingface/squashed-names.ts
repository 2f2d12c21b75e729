/** Letters and digits of a name: the same for `Common Voice` and `common_voice`. */
export const squashed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A repository's name without a version at its end: `common_voice_8_0` is `common_voice`. */
export const unversioned = (name: string): string => name.replace(/(?:[_.-]v?\d+)+$/i, '');
