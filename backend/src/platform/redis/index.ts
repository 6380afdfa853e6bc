export { Redis } from 'ioredis';
export { refuseForgetfulRedis } from './forgetful-redis';
export { RedisModule } from './redis.module';
export { SharedPlaces, type SharedPlace } from './shared-places';
export { WindowCounter } from './window-counter';
