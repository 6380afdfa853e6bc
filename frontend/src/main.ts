import { askEarly } from './app/early/early-requests';

// This file stays small, so that it asks before everything else has come.
void askEarly(location);
void import('./begin').then(({ begin }) => begin());
