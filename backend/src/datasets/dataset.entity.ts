import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImportMode, SliceBy } from '@etl-studio/contracts';

@Entity('import_dataset')
export class DatasetEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'org_id' })
  orgId!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('text', { name: 'import_mode' })
  importMode!: ImportMode;

  @Column('text', { name: 'slice_by' })
  sliceBy!: SliceBy;

  @Column('int', { name: 'active_schema_version', nullable: true })
  activeSchemaVersion!: number | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
