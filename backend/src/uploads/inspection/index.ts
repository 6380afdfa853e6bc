export type { Inspection } from './inspection';
export { Inspections } from './inspections';
export type { InspectedFile } from './parted-inspector';
