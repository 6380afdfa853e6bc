import { Injectable, signal } from '@angular/core';

const STORAGE_KEY = 'etl-studio.org';

/** Which organization collection requests are about; survives a reload. */
@Injectable({ providedIn: 'root' })
export class OrgContext {
  private readonly chosen = signal<string | null>(localStorage.getItem(STORAGE_KEY));
  readonly orgId = this.chosen.asReadonly();

  choose(orgId: string): void {
    localStorage.setItem(STORAGE_KEY, orgId);
    this.chosen.set(orgId);
  }

  clear(): void {
    localStorage.removeItem(STORAGE_KEY);
    this.chosen.set(null);
  }
}
