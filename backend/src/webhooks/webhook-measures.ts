import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Measures } from '../platform/telemetry';

/** Tells how late webhooks are. */
@Injectable()
export class WebhookMeasures implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly measures: Measures,
  ) {}

  onModuleInit(): void {
    this.measures.add({
      name: 'etl_oldest_webhook_seconds',
      help: 'How long the oldest due delivery to a webhook that is on has waited to be sent.',
      type: 'gauge',
      read: async () => {
        const [row] = await this.database.query<{ seconds: number }[]>(OLDEST);
        return row?.seconds ?? 0;
      },
    });
  }
}

const OLDEST = `
  SELECT coalesce(extract(epoch FROM now() - min(d.due_at)), 0)::float AS seconds
  FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id AND w.active
  WHERE d.status = 'PENDING' AND d.due_at <= now()`;
