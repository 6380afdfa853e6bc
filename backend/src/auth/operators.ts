import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';

/** Who may see how the installation is: the emails of `OPERATOR_EMAILS`, whatever their organizations and roles. */
@Injectable()
export class Operators {
  constructor(private readonly config: Config) {}

  includes(email: string): boolean {
    return this.config.operatorEmails.includes(email.toLowerCase());
  }

  /** For accounts whose maker has not proven that the email is theirs: they would make themselves an operator. */
  refuseUnproven(email: string): void {
    if (!this.includes(email)) return;
    const detail = `${email} is named in OPERATOR_EMAILS, and an account for it is not made without proof that it is yours. Make the account first, then name it there.`;
    throw new DomainError('forbidden', detail);
  }
}
