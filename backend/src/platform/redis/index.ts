export { Redis } from 'ioredis';
export { RedisModule } from './redis.module';
export { WindowCounter, type Counted } from './window-counter';
