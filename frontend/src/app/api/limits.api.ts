import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { DEFAULT_LIMITS, type Limits } from '@etl-studio/contracts';

/** The installation's limits, read once; the defaults until then. */
@Injectable({ providedIn: 'root' })
export class LimitsApi {
  readonly limits = httpResource<Limits>(() => '/api/limits', { defaultValue: DEFAULT_LIMITS });
}
