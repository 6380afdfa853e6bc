import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Mapping, Rules } from '@etl-studio/contracts';

/** One published mapping with its rules; never changed. */
@Entity('dataset_schema_version')
export class SchemaVersionEntity {
  @PrimaryColumn('uuid', { name: 'dataset_id' })
  datasetId!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('uuid', { name: 'org_id' })
  orgId!: string;

  @Column('jsonb')
  mapping!: Mapping;

  @Column('jsonb')
  rules!: Rules;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
