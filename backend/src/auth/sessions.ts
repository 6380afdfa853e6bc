import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AuthRepository } from './auth.repository';
import { hashOf, tokenOf } from './session-token';

/** Who a request comes from. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  userName: string;
  email: string;
  hasPassword: boolean;
}

@Injectable()
export class Sessions {
  constructor(private readonly repository: AuthRepository) {}

  /** Null without a live session. */
  async of(request: Request): Promise<SignedIn | null> {
    const token = tokenOf(request);
    const session = token ? await this.repository.useSession(hashOf(token)) : null;
    if (!session) return null;
    const { id: userId, name: userName, email, passwordHash } = session.user;
    return { sessionId: session.id, userId, userName, email, hasPassword: passwordHash !== null };
  }

  /** Whether a session still stands, for streams that outlive the request that opened them. */
  isLive(sessionId: string): Promise<boolean> {
    return this.repository.isLive(sessionId);
  }
}
