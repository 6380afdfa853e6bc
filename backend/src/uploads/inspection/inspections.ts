import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../platform/config';
import { OwnInspection, type Inspection, type InspectionOptions } from './inspection';
import { InspectionThread } from './inspection-thread';

/** Inspects uploads on as many threads as configured; without any, on the one that serves requests. */
@Injectable()
export class Inspections implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly threads = new Set<InspectionThread>();
  private stopping = false;

  constructor(private readonly config: Config) {}

  onApplicationBootstrap(): void {
    this.startMissing();
  }

  // Not sooner: uploads under way are let end.
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.threads].map((thread) => thread.stop()));
  }

  /** `onFailure` may be told sooner than the next piece is there. */
  begin(wanted: InspectionOptions, onFailure: (error: unknown) => void): Inspection {
    this.startMissing();
    const { partBytes, limits } = this.config;
    // No file could be larger: nothing is to be told of parts.
    const options = { ...wanted, cutEvery: partBytes < limits.maxUploadBytes ? partBytes : 0 };
    const [idlest] = [...this.threads].sort((a, b) => a.load - b.load);
    return idlest ? idlest.begin(options, onFailure) : new OwnInspection(options);
  }

  /** A thread that ended, for want of memory or whatever else, is followed by another one. */
  private startMissing(): void {
    while (!this.stopping && this.threads.size < this.config.inspectionThreads) {
      const thread = new InspectionThread(() => this.threads.delete(thread));
      this.threads.add(thread);
    }
  }
}
