/** Signs of ASCII that are no part of words, numbers or quoting, and the tab. */
const DELIMITER = /^[\t !#$%&*+:;<=>?@^_`|~,/]$/;

/** Whether files may be separated by this sign. */
export function isDelimiter(sign: string): boolean {
  return DELIMITER.test(sign);
}
