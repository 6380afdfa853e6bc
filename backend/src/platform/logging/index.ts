export { JsonLogger } from './json-logger';
export { requestContext } from './request-context';
