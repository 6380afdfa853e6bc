/** Characters. */
export const LONGEST_NAME = 120;
/** What mail itself allows. */
export const LONGEST_EMAIL = 254;
/** Above what a password may have, so that one that is too long is told so. */
export const LONGEST_PASSWORD_INPUT = 1_000;
