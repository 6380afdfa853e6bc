import { SIGN_IN_PROBLEMS, type SignInProblem } from '@etl-studio/contracts';

/** What somebody is told who came back from another provider and was not let in; null for anything else. */
export function signInProblem(problem: string | undefined): string | null {
  const known = SIGN_IN_PROBLEMS.find((each) => each === problem);
  return known === undefined ? null : sentenceFor(known);
}

function sentenceFor(problem: SignInProblem): string {
  switch (problem) {
    case 'unavailable':
      return $localize`:@@signInProblem.unavailable:The provider that you sign in with does not answer at the moment. Try again shortly.`;
    case 'failed':
      return $localize`:@@signInProblem.failed:The sign-in was not completed: it took too long, was begun in another browser, or was used before. Begin again.`;
    case 'too_many':
      return $localize`:@@signInProblem.tooMany:Too many sign-ins have failed. Wait a minute and try again.`;
    case 'unverified_email':
      return $localize`:@@signInProblem.unverified:The provider does not say that your email is verified. Have it verified there, then sign in again.`;
    case 'unknown_person':
      return $localize`:@@signInProblem.unknown:Nobody with your email is known here. Ask an admin of your organization for an invite.`;
    case 'other_identity':
      return $localize`:@@signInProblem.other:The account with your email belongs to somebody else at the provider. Ask the operator of this installation.`;
  }
}
