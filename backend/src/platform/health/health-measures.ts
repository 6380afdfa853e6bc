import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Measures } from '../telemetry';
import { Readiness } from './readiness';

/** Tells metrics what readiness says: an alert on any value above zero is told of everything that is stuck. */
@Injectable()
export class HealthMeasures implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    private readonly measures: Measures,
  ) {}

  onModuleInit(): void {
    this.measures.add({
      name: 'etl_component_stuck',
      help: '1 for a component that is degraded or down by GET /api/health/ready, else 0.',
      type: 'gauge',
      label: 'component',
      read: async () => {
        const { checks } = await this.readiness.read();
        return Object.fromEntries(
          Object.entries(checks).map(([name, { status }]) => [name, status === 'up' ? 0 : 1]),
        );
      },
    });
  }
}
