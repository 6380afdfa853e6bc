const SHORTEST = 12;
const LONGEST = 128;
/** Long enough and yet among the first that are tried; compared without case, digits and signs at the ends. */
const COMMON = new Set([
  'password',
  'passwordpassword',
  'letmein',
  'letmeinletmein',
  'iloveyou',
  'iloveyouiloveyou',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'administrator',
  'adminadmin',
  'adminadminadmin',
  'welcome',
  'welcomewelcome',
  'changeme',
  'changemechangeme',
  'trustno',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'correcthorsebatterystaple',
]);

/** Why the password cannot be used, as a sentence; null for one that can. */
export function passwordFault(password: string, email: string): string | null {
  const length = Array.from(password).length;
  if (length < SHORTEST) return `The new password has ${length} characters; use at least ${SHORTEST}`;
  if (length > LONGEST) return `The new password has ${length} characters; use at most ${LONGEST}`;
  const core = password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const repeats = new Set(password).size < 4;
  if (COMMON.has(core) || core === '' || repeats || core === email.toLowerCase()) {
    return 'The new password is among the first ones that are guessed; choose another, such as four unrelated words';
  }
  return null;
}
