import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config';

interface RoleFacts {
  name: string;
  bypasses: boolean;
  owns: boolean;
}

/**
 * Refuses to start in production as a role that could do more than the application may: one that owns tables, or
 * that row-level security does not hold. The login counts as well as the role it stepped down to, for a session may
 * step up again.
 */
@Injectable()
export class RoleCheck implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.production) return;
    const roles = await this.database.query<RoleFacts[]>(
      `SELECT rolname AS name, rolsuper OR rolbypassrls AS bypasses,
              EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')) AS owns
       FROM pg_roles r WHERE rolname IN (session_user, current_user)`,
    );
    for (const { name, bypasses, owns } of roles) {
      if (bypasses) throw refusal(name, 'is a superuser or bypasses row-level security');
      if (owns) throw refusal(name, 'owns tables');
    }
  }
}

function refusal(role: string, why: string): Error {
  return new Error(
    `DATABASE_URL logs in as "${role}", which ${why}. Give the application a role of its own in DATABASE_URL, and the owner only to the migration, in DATABASE_OWNER_URL.`,
  );
}
