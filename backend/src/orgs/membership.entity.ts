import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Role } from '@etl-studio/contracts';
import { OrganizationEntity } from './organization.entity';

@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'org_id' })
  orgId!: string;

  @ManyToOne(() => OrganizationEntity)
  @JoinColumn({ name: 'org_id' })
  org!: OrganizationEntity;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  role!: Role;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Null for somebody who was never there; else a few minutes behind at most. */
  @Column('timestamptz', { name: 'last_active_at', nullable: true })
  lastActiveAt!: Date | null;
}
