export { COUNTERS, Counters, type Counter } from './counters';
