export { UploadService } from './upload.service';
export { UploadsModule } from './uploads.module';
export { ENVELOPE_BYTES, lingeringClose } from './wire';
