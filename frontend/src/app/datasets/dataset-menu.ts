import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Dataset } from '@etl-studio/contracts';
import {
  LucideEllipsis,
  LucideFileCog,
  LucideGitCompare,
  LucideSettings,
  LucideTrash,
  LucideUpload,
} from '@lucide/angular';

import { SessionStore } from '../session/session.store';
import { DatasetDeletion } from './dataset-deletion';

/** What can be done with a dataset from a list of them. */
@Component({
  selector: 'app-dataset-menu',
  imports: [
    LucideEllipsis,
    LucideFileCog,
    LucideGitCompare,
    LucideSettings,
    LucideTrash,
    LucideUpload,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
  ],
  template: `
    <button matIconButton type="button" [attr.aria-label]="label()" [matMenuTriggerFor]="menu">
      <svg lucideEllipsis [size]="16"></svg>
    </button>
    <mat-menu #menu xPosition="before">
      <a mat-menu-item [routerLink]="['/datasets', dataset().id]">
        <svg lucideUpload [size]="16"></svg><ng-container i18n="@@datasets.upload">Upload CSV</ng-container>
      </a>
      <a mat-menu-item [routerLink]="['/datasets', dataset().id, 'schema']">
        <svg lucideFileCog [size]="16"></svg
        ><ng-container i18n="@@datasets.openSchema">Open schema</ng-container>
      </a>
      <a mat-menu-item [routerLink]="['/datasets', dataset().id, 'compare']">
        <svg lucideGitCompare [size]="16"></svg
        ><ng-container i18n="@@route.compare">Compare runs</ng-container>
      </a>
      <a mat-menu-item [routerLink]="['/datasets', dataset().id, 'settings']">
        <svg lucideSettings [size]="16"></svg
        ><ng-container i18n="@@datasets.settings">Rename, settings</ng-container>
      </a>
      @if (session.can('datasets.delete')) {
        <button mat-menu-item type="button" class="danger" (click)="delete()">
          <svg lucideTrash [size]="16"></svg><ng-container i18n="@@datasets.delete">Delete</ng-container>
        </button>
      }
    </mat-menu>
  `,
})
export class DatasetMenu {
  readonly dataset = input.required<Dataset>();
  /** The dataset was deleted. */
  readonly deleted = output();

  private readonly deletion = inject(DatasetDeletion);
  protected readonly session = inject(SessionStore);
  protected readonly label = computed(
    () => $localize`:@@datasets.actionsFor:Actions for ${this.dataset().name}:name:`,
  );

  protected async delete(): Promise<void> {
    if (await this.deletion.ask(this.dataset())) this.deleted.emit();
  }
}
