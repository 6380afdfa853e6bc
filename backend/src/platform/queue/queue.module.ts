import { BullModule, getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import Bull, { type Queue, type QueueOptions } from 'bull';
import type { Config } from '../config';
import { redisOptions } from './redis-options';

const PRODUCER_TIMEOUT_MS = 2_000;

/** Injection token of the side of a queue that adds: its commands fail fast instead of waiting for Redis. */
export function producerToken(name: string): string {
  return getQueueToken(`${name}:producer`);
}

/** Injection token of the side of a queue that consumes: it waits for Redis as long as it takes. */
export function consumerToken(name: string): string {
  return getQueueToken(name);
}

const defaultJobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

function consumerOptions({ redisUrl, redisPrefix }: Config): QueueOptions {
  return { prefix: redisPrefix, defaultJobOptions, redis: redisOptions(redisUrl) };
}

function producerOptions({ redisUrl, redisPrefix }: Config): QueueOptions {
  const redis = {
    ...redisOptions(redisUrl),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PRODUCER_TIMEOUT_MS,
  };
  return { prefix: redisPrefix, defaultJobOptions, redis };
}

/** The side of a queue that adds, for looking at it; whoever opens it disconnects its clients. */
export function openQueue(config: Config, name: string): Queue {
  const queue = new Bull(name, producerOptions(config));
  listenForErrors(queue);
  return queue;
}

/**
 * A Bull queue with two ends. A job is delivered once or twice or never: whoever consumes must not rely on
 * it, so nothing is kept about a job that ended, and Bull never tries one again by itself.
 */
@Module({})
export class QueueModule {
  static forQueue(config: Config, name: string): DynamicModule {
    const producer = { name, ...producerOptions(config) };
    const consumer = { name, ...consumerOptions(config) };
    const ends = [producerToken(name), consumerToken(name)];
    return {
      module: QueueModule,
      imports: [
        BullModule.registerQueueAsync(
          { name: `${name}:producer`, useFactory: () => producer },
          { name, useFactory: () => consumer },
        ),
      ],
      providers: [{ provide: ERROR_LISTENERS, inject: ends, useFactory: listenForErrors }],
      exports: [BullModule],
    };
  }
}

const ERROR_LISTENERS = Symbol('error listeners of a queue');

// Once per outage: the clients try again many times a minute.
function listenForErrors(...ends: Queue[]): Queue[] {
  const logger = new Logger(QueueModule.name);
  for (const end of ends) {
    let told = false;
    end.client.on('ready', () => {
      told = false;
    });
    end.on('error', (error: Error) => {
      if (!told)
        logger.warn({ message: 'Redis is not reachable; runs wait in the database', queue: end.name, error });
      told = true;
    });
  }
  return ends;
}
