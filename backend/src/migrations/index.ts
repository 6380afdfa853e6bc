import { People1795000000001 } from './1795000000001-people';
import { Datasets1795000000002 } from './1795000000002-datasets';
import { Runs1795000000003 } from './1795000000003-runs';
import { Records1795000000004 } from './1795000000004-records';
import { Ledger1795000000005 } from './1795000000005-ledger';
import { RunTables1795000000006 } from './1795000000006-run-tables';
import { MappingMemory1795000000007 } from './1795000000007-mapping-memory';
import { Receipts1795000000008 } from './1795000000008-receipts';
import { ApiKeys1795000000009 } from './1795000000009-api-keys';
import { WaitingRuns1795000000010 } from './1795000000010-waiting-runs';
import { LedgerHistory1795000000011 } from './1795000000011-ledger-history';
import { DeadLetters1795000000014 } from './1795000000014-dead-letters';
import { SchemaNotes1795000000020 } from './1795000000020-schema-notes';
import { Mends1795000000030 } from './1795000000030-mends';
import { MendDefaults1795000000031 } from './1795000000031-mend-defaults';
import { LiveSlices1795000000041 } from './1795000000041-live-slices';
import { SlimLiveSlices1795000000050 } from './1795000000050-slim-live-slices';
import { Invites1795000000060 } from './1795000000060-invites';
import { Idempotency1795000000061 } from './1795000000061-idempotency';
import { Webhooks1795000000062 } from './1795000000062-webhooks';
import { RowSecurity1795000000090 } from './1795000000090-row-security';
import { MailOutbox1795000000091 } from './1795000000091-mail-outbox';
import { Identities1795000000092 } from './1795000000092-identities';
import { Traces1795000000093 } from './1795000000093-traces';
import { ImportParts1795000000094 } from './1795000000094-import-parts';
import { PeopleAtWork1795000000095 } from './1795000000095-people-at-work';
import { EndedRuns1795000000096 } from './1795000000096-ended-runs';

/** Every migration in order; the schema is made of nothing else. */
export const MIGRATIONS = [
  People1795000000001,
  Datasets1795000000002,
  Runs1795000000003,
  Records1795000000004,
  Ledger1795000000005,
  RunTables1795000000006,
  MappingMemory1795000000007,
  Receipts1795000000008,
  ApiKeys1795000000009,
  WaitingRuns1795000000010,
  LedgerHistory1795000000011,
  DeadLetters1795000000014,
  SchemaNotes1795000000020,
  Mends1795000000030,
  MendDefaults1795000000031,
  LiveSlices1795000000041,
  SlimLiveSlices1795000000050,
  Invites1795000000060,
  Idempotency1795000000061,
  Webhooks1795000000062,
  RowSecurity1795000000090,
  MailOutbox1795000000091,
  Identities1795000000092,
  Traces1795000000093,
  ImportParts1795000000094,
  PeopleAtWork1795000000095,
  EndedRuns1795000000096,
];
