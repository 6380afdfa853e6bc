export { consumerToken, producerToken, QueueModule } from './queue.module';
