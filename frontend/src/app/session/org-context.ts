import { Injectable, signal } from '@angular/core';

import { keepOrgId, keptOrgId } from './kept-org';

/** Which organization collection requests are about; survives a reload. */
@Injectable({ providedIn: 'root' })
export class OrgContext {
  private readonly chosen = signal<string | null>(keptOrgId());
  readonly orgId = this.chosen.asReadonly();

  choose(orgId: string): void {
    keepOrgId(orgId);
    this.chosen.set(orgId);
  }

  clear(): void {
    keepOrgId(null);
    this.chosen.set(null);
  }
}
