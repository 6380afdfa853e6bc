/**
 * A Redis in memory for machines without one: `node redis-embedded.mjs <port>`, on the loopback address only.
 * It knows what Bull asks for; nothing outlives it, and the database stays the source of truth for every run.
 */
import * as core from 'js-redis-server/core';

const blmove = core.redisCommandDefinitions.find(({ name }) => name === 'blmove');

/** Bull waits for jobs by BRPOPLPUSH, which is BLMOVE from right to left. */
const brpoplpush = core.defineCommand({
  name: 'brpoplpush',
  flags: ['write', 'noscript'],
  schema: core.t.custom((input, index, { commandName }) => {
    if (input.length - index !== 3) throw new core.WrongNumberOfArgumentsError(commandName);
    const [source, destination, seconds] = input.slice(index);
    const timeout = Number(String(seconds));
    return {
      value: { source, destination, fromDirection: 'right', toDirection: 'left', timeout },
      nextIndex: index + 3,
    };
  }),
  keys: ({ source, destination }) => [source, destination],
  execute: /** @type {NonNullable<typeof blmove>} */ (blmove).execute,
});

const compatibility = core.resolveCompatibilityProfile();
const { server } = new core.Resp2Server({
  server: new core.RedisServerState({ databaseCount: 16, compatibility }),
  executor: core.createRedisCommandExecutor({ compatibility, extraCommands: [brpoplpush] }),
});

server.on('connection', (socket) => socket.setNoDelay(true));
server.listen(Number(process.argv[2]), '127.0.0.1');
