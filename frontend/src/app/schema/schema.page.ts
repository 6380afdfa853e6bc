import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { SchemaVersion } from '@etl-studio/contracts';
import { schemaChanges } from '@etl-studio/engine';
import { Card, EmptyState, ErrorPanel, Skeleton, Toasts } from '@etl-studio/ui';
import { of } from 'rxjs';

import { DatasetStore } from '../datasets/dataset.store';
import { confirm } from '../dialog/confirm.dialog';
import { dialogOptions } from '../dialog/dialog-options';
import { toFailure } from '../http/failure';
import { ImpactPanel } from './impact-panel';
import { MappingFacts } from './mapping-facts';
import { type PublishSchema, PublishSchemaDialog } from './publish-schema.dialog';
import { RulesEditor } from './rules-editor';
import { SchemaDiff } from './schema-diff';
import { SchemaStore } from './schema.store';
import { VersionList } from './version-list';

/** The schema versions of a dataset: the rules of the active one to edit, older ones to read, compare and restore. */
@Component({
  selector: 'app-schema-page',
  host: { '(window:beforeunload)': 'warn($event)' },
  imports: [
    Card,
    EmptyState,
    ErrorPanel,
    ImpactPanel,
    MappingFacts,
    MatButton,
    RouterLink,
    RulesEditor,
    SchemaDiff,
    Skeleton,
    VersionList,
  ],
  providers: [SchemaStore],
  templateUrl: './schema.page.html',
  styleUrl: './schema.page.scss',
})
export class SchemaPage {
  /** Version to show; the active one without. */
  readonly version = input<string>();
  readonly compareTo = input<string>();

  protected readonly store = inject(SchemaStore);
  private readonly datasets = inject(DatasetStore);
  private readonly dialogs = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly failure = computed(() => toFailure(this.store.versions.error()));
  protected readonly activeVersion = computed(() => this.store.active()?.version ?? null);
  protected readonly shown = computed(
    () => this.byNumber(this.version()) ?? this.store.active() ?? this.store.list()[0],
  );
  protected readonly isEditing = computed(() => this.shown() === this.store.active());
  protected readonly others = computed(() => this.store.list().filter((item) => item !== this.shown()));
  protected readonly other = computed(() => {
    const other = this.byNumber(this.compareTo());
    return other === this.shown() ? undefined : other;
  });
  protected readonly differences = computed(() => {
    const [shown, other] = [this.shown(), this.other()];
    return shown && other ? schemaChanges(other, shown) : [];
  });
  protected readonly compareHeading = computed(
    () =>
      $localize`:@@schema.compare.heading:From version ${this.other()?.version}:from: to version ${this.shown()?.version}:to:`,
  );
  protected readonly currency = computed(() =>
    this.datasets.dataset.hasValue() ? this.datasets.dataset.value().currency : null,
  );
  /** Why there is nothing to publish; null where there is. */
  protected readonly publishBlock = computed(() => {
    if (this.store.changes().length === 0)
      return $localize`:@@schema.block.unchanged:Nothing has changed. Change a rule first.`;
    if (this.store.problems().length > 0)
      return $localize`:@@schema.block.problems:Some rules cannot be used. Mend the marked ones first.`;
    return null;
  });
  /** What the preview came to, for people who do not see it. */
  protected readonly said = computed(() => {
    const impact = this.store.impact();
    if (this.blocked()) return this.publishBlock() ?? '';
    if (!impact || this.store.pending()) return '';
    const { newlyInvalid, newlyValid } = impact;
    return $localize`:@@schema.impact.said:${newlyInvalid.rows}:fail: more rows would fail, ${newlyValid.rows}:pass: more would pass.`;
  });
  protected readonly impactHeading = computed(() =>
    this.isEditing()
      ? $localize`:@@schema.impact:What would change`
      : $localize`:@@schema.impact.restored:If it were restored`,
  );
  private readonly blocked = signal(false);

  constructor() {
    effect(() => this.store.read.set(this.isEditing() ? null : (this.shown() ?? null)));
  }

  /** Whether the page may be left: asks where rules were changed and not published. */
  async mayLeave(): Promise<boolean> {
    if (this.store.changes().length === 0) return true;
    const left = await confirm(this.dialogs, {
      title: $localize`:@@schema.leaveTitle:Leave without publishing?`,
      text: $localize`:@@schema.leaveText:The rules that you changed apply to no import until they are published. They are not kept when you leave.`,
      keep: $localize`:@@schema.stay:Stay here`,
      act: $localize`:@@schema.leave:Discard changes and leave`,
      isDangerous: true,
      testId: 'schema-leave',
      run: () => of(true),
    });
    return left !== null;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.changes().length > 0) event.preventDefault();
  }

  protected compare(version: string): void {
    void this.router.navigate([], {
      queryParams: { compareTo: version || null },
      queryParamsHandling: 'merge',
    });
  }

  protected publish(): void {
    this.blocked.set(this.publishBlock() !== null);
    if (this.publishBlock() !== null) return;
    this.ask(this.store.changes(), '', (note) => this.store.publish(note));
  }

  protected restore(old: SchemaVersion): void {
    const active = this.store.active();
    const note = $localize`:@@schema.restore.note:Restored from version ${old.version}:version:`;
    this.ask(active ? schemaChanges(active, old) : [], note, (why) => this.store.restore(old, why));
  }

  private ask(changes: PublishSchema['changes'], note: string, publish: PublishSchema['publish']): void {
    const data: PublishSchema = { version: this.store.nextVersion(), changes, note, publish };
    this.dialogs
      .open<PublishSchemaDialog, PublishSchema, SchemaVersion>(
        PublishSchemaDialog,
        dialogOptions({ data, width: '520px' }),
      )
      .afterClosed()
      .subscribe((published) => {
        if (!published) return;
        this.toasts.say($localize`:@@schema.published:Future imports use v${published.version}:version:.`);
        void this.router.navigate([], { queryParams: {} });
      });
  }

  private byNumber(text: string | undefined): SchemaVersion | undefined {
    return this.store.list().find(({ version }) => String(version) === text);
  }
}
