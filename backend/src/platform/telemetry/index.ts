export { Counters } from './counters';
