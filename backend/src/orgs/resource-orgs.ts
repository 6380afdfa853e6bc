import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';

export type OrgFinder = (id: string) => Promise<string | null>;

/** Finds the organization of a resource by its kind; each module registers its own kinds. */
@Injectable()
export class ResourceOrgs {
  private readonly finders = new Map<string, OrgFinder>();

  /** `finder` is only asked for well-formed UUIDs. */
  register(kind: string, finder: OrgFinder): void {
    this.finders.set(kind, finder);
  }

  /** Null for what does not exist, malformed ids included. Throws for a kind that nobody registered. */
  async orgOf(kind: string, id: string): Promise<string | null> {
    const finder = this.finders.get(kind);
    if (!finder) throw new Error(`No module registered how to find the organization of a ${kind}`);
    return isUUID(id) ? finder(id) : null;
  }
}
