export { consumerToken, openQueue, producerToken, QueueModule } from './queue.module';
