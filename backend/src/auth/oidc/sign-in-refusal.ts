import type { SignInProblem } from '@etl-studio/contracts';
import { DomainError, type DomainErrorExtra } from '../../platform/http';

const DETAILS: Record<SignInProblem, string> = {
  unavailable: 'The provider that you sign in with does not answer at the moment. Try again shortly.',
  failed:
    'The sign-in was not completed: it took too long, was begun in another browser, or was used before. Begin again.',
  too_many: 'Too many sign-ins have failed. Wait a minute and try again.',
  unverified_email:
    'The provider does not say that your email is verified. Have it verified there, then sign in again.',
  unknown_person: 'Nobody with your email is known here. Ask an admin of your organization for an invite.',
  other_identity:
    'The account with your email belongs to somebody else at the provider. Ask the operator of this installation.',
};

/** Somebody who came to sign in with another provider and is not let in. */
export class SignInRefusal extends DomainError {
  constructor(
    readonly problem: SignInProblem,
    extra: DomainErrorExtra = {},
  ) {
    super(problem === 'unavailable' ? 'unavailable' : 'sign_in_refused', DETAILS[problem], extra);
  }
}
