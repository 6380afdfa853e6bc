import { askEarly } from './app/early/early-requests';

// This file stays small, so that it asks before everything else has come.
void askEarly(location);
void import('./begin').then(({ begin }) => begin());
// The first format loads the browser's tables for it, some 30 ms in which the other scripts are on their way anyway.
new Intl.NumberFormat().format(0);
