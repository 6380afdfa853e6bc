import { SETTING_GROUPS } from './platform/config';

/** Prints the settings that the product reads, by group and name, as JSON. */
process.stdout.write(JSON.stringify(SETTING_GROUPS));
