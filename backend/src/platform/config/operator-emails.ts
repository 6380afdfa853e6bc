import type { EnvReader } from './env-reader';

/** `OPERATOR_EMAILS`: who may see how the installation is, comma-separated; in lower case. */
export function readOperatorEmails(env: EnvReader): readonly string[] {
  const emails = (env.text('OPERATOR_EMAILS') ?? '')
    .split(',')
    .map((email) => email.trim().toLowerCase())
    .filter((email) => email !== '');
  const wrong = emails.filter((email) => !/^[^\s@]+@[^\s@]+$/.test(email));
  if (wrong.length > 0)
    env.faults.push(
      `OPERATOR_EMAILS holds "${wrong.join('", "')}"; expected addresses such as ops@example.com, with commas between them.`,
    );
  return Object.freeze(emails);
}
