export { lingeringClose } from './lingering-close';
export { readUpload, type FormFields } from './read-upload';
export { ENVELOPE_BYTES, refuseByHeaders } from './refuse-by-headers';
