import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from '../platform/database';
import { DomainError, invalidRequest } from '../platform/http';
import { AuthRepository } from './auth.repository';
import { Operators } from './operators';
import { hashPassword } from './password-hash';
import { passwordFault } from './password-policy';
import { hashOf, newToken } from './session-token';

export interface NewAccount {
  email: string;
  name: string;
  password: string;
}

/** An account whose password is hashed, which takes a moment and should hold no transaction open. */
export interface PreparedAccount {
  email: string;
  name: string;
  passwordHash: string;
}

/** Makes accounts and begins their first session, for the modules that let people in. */
@Injectable()
export class Accounts {
  constructor(
    private readonly repository: AuthRepository,
    private readonly operators: Operators,
  ) {}

  async exists(email: string): Promise<boolean> {
    return (await this.repository.userByEmail(email)) !== null;
  }

  /** Throws `invalid_request` for a password that may not be used, and `forbidden` for an operator's email. */
  async prepare({ email, name, password }: NewAccount): Promise<PreparedAccount> {
    this.operators.refuseUnproven(email);
    const fault = passwordFault(password, email);
    if (fault) throw invalidRequest([{ path: 'password', message: fault }]);
    return { email, name, passwordHash: await hashPassword(password) };
  }

  /** Answers the person's id. Throws `email_taken`. */
  async create(transaction: EntityManager, account: PreparedAccount): Promise<string> {
    try {
      return await this.repository.createUser(transaction, account);
    } catch (error) {
      if (isUniqueViolation(error, 'app_user_email')) throw emailTaken(account.email, error);
      throw error;
    }
  }

  /** Answers the token of a new session. */
  async startSession(transaction: EntityManager, userId: string): Promise<string> {
    const token = newToken();
    await this.repository.startSession(transaction, userId, hashOf(token));
    return token;
  }
}

function emailTaken(email: string, cause: unknown): DomainError {
  return new DomainError('email_taken', `There is an account for ${email} already. Sign in with it.`, {
    errors: [{ path: 'email', message: 'email is taken' }],
    cause,
  });
}
