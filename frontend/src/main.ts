// This file stays small: what it loads is asked for together with it.
void import('./begin').then(({ begin }) => begin());
