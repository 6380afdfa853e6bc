export type { Inspection } from './inspection';
export { Inspections } from './inspections';
