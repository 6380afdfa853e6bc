import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { InstallationHealth } from '@etl-studio/contracts';

/** How the installation is, for its operators. */
@Injectable({ providedIn: 'root' })
export class OperationsApi {
  /** Asked only while `wanted`. */
  health(wanted: () => boolean) {
    return httpResource<InstallationHealth>(() => (wanted() ? '/api/admin/health' : undefined));
  }
}
