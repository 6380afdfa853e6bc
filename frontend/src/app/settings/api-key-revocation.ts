import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { ApiKey } from '@etl-studio/contracts';
import { Toasts } from '@etl-studio/ui';

import { ApiKeysApi } from '../api/api-keys.api';
import { confirm } from '../dialog/confirm.dialog';

/** Revokes a key when its name was typed. */
@Injectable({ providedIn: 'root' })
export class ApiKeyRevocation {
  private readonly api = inject(ApiKeysApi);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);

  /** Resolves to whether the key is gone. */
  async ask(orgId: string, { id, name }: Pick<ApiKey, 'id' | 'name'>): Promise<boolean> {
    const done = await confirm(this.dialog, {
      title: $localize`:@@apiKeys.revokeTitle:Revoke “${name}:name:”?`,
      text: $localize`:@@apiKeys.revokeText:The next request with this key is refused. Programs that use it stop working; a revoked key cannot be used again.`,
      keep: $localize`:@@apiKeys.keep:Keep the key`,
      act: $localize`:@@apiKeys.revokeSubmit:Revoke key`,
      isDangerous: true,
      typed: {
        label: $localize`:@@apiKeys.typeName:Type its name`,
        text: name,
        mismatch: $localize`:@@apiKeys.mismatch:Type “${name}:name:” to revoke this key.`,
      },
      testId: 'api-key-revoke',
      run: () => this.api.revoke(orgId, id),
    });
    if (done) this.toasts.say($localize`:@@apiKeys.revoked:“${name}:name:” was revoked.`);
    return done !== null;
  }
}
