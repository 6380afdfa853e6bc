export { Redis } from 'ioredis';
export { RedisModule } from './redis.module';
export { WindowCounter } from './window-counter';
