import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Redis } from '../redis';
import { HealthRegistry } from './health-registry';

@Injectable()
export class RedisHealth implements OnModuleInit {
  constructor(
    private readonly redis: Redis,
    private readonly registry: HealthRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('redis', async () => {
      await this.redis.ping();
      return { status: 'up' };
    });
  }
}
