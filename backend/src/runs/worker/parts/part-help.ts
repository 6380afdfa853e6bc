import { Injectable, Logger } from '@nestjs/common';
import { withinOrganization } from '../../../platform/database';
import { hashed, Tracing } from '../../../platform/telemetry';
import { Claims } from '../claims';
import { AttemptStopped } from '../faults';
import { LoadPlans } from '../load-plans';
import type { ForeignPart } from './part-claim';
import { PartLoads } from './part-loads';
import { PartsRepository } from './parts.repository';

/** Loads parts of runs that other workers have, with what is idle here. */
@Injectable()
export class PartHelp {
  private readonly logger = new Logger(PartHelp.name);

  constructor(
    private readonly claims: Claims,
    private readonly parts: PartsRepository,
    private readonly plans: LoadPlans,
    private readonly loads: PartLoads,
    private readonly tracing: Tracing,
  ) {}

  /**
   * False where there was nothing to help with. A run that waits comes first: parts take the places that nobody else
   * wants. Throws only if no part was taken.
   */
  async attempt(): Promise<boolean> {
    if ((await this.claims.waiting(1)).length > 0) return false;
    const part = await this.parts.takeForeign();
    if (!part) return false;
    const attributes = { run: hashed(part.runId), 'run.part': part.part };
    const options = { kind: 'consumer', parent: part.traceparent, attributes } as const;
    await this.tracing.span('run.part', options, () =>
      withinOrganization(part.orgId, () => this.follow(part)),
    );
    return true;
  }

  /** What goes wrong here says nothing of the run: its own attempt tries the part, and ends as that ends. */
  private async follow(part: ForeignPart): Promise<void> {
    try {
      await this.loads.load(part, await this.plans.of(part.run));
    } catch (error) {
      const stopped = error instanceof AttemptStopped;
      const { runId, epoch } = part;
      if (!stopped)
        this.logger.warn({ message: 'A part was not loaded', runId, epoch, part: part.part, error });
      await this.parts.giveBack(part, !stopped).catch(() => undefined);
    }
  }
}
