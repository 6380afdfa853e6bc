import { Redis } from 'ioredis';

const TIMED_OUT = 'Command timed out';

/**
 * Takes a Redis that was silent once for one that is away: until it answers on a new connection, commands fail at once.
 * Else each of them would wait for its own timeout, and with them every request.
 */
export class ImpatientRedis extends Redis {
  override sendCommand(...sent: Parameters<Redis['sendCommand']>): unknown {
    const answer = super.sendCommand(...sent);
    sent[0].promise.catch((error: unknown) => {
      if (error instanceof Error && error.message === TIMED_OUT) this.disconnect(true);
    });
    return answer;
  }
}
