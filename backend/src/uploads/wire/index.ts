export { lingeringClose } from './lingering-close';
export { readUpload } from './read-upload';
export { ENVELOPE_BYTES, refuseByHeaders } from './refuse-by-headers';
