import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ComponentState } from '@etl-studio/contracts';

export interface ComponentHealth {
  status: Exclude<ComponentState, 'down'>;
  message?: string;
}

export type HealthProbe = () => Promise<ComponentHealth>;

/** Components without which the API still serves; each module adds its own. */
@Injectable()
export class HealthRegistry implements OnModuleDestroy {
  readonly probes = new Map<string, HealthProbe>();
  /** True once the process is going down: it then wants no more requests. */
  draining = false;

  /** A probe that throws or takes more than two seconds counts as degraded. */
  register(name: string, probe: HealthProbe): void {
    this.probes.set(name, probe);
  }

  onModuleDestroy(): void {
    this.draining = true;
  }
}
