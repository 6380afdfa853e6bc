import { Directive, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Toasts } from '@etl-studio/ui';

import { LimitsApi } from '../api/limits.api';
import { ChosenFile } from './chosen-file';
import { tooLarge } from './file-check';

/** A place of a dataset on which a CSV can be dropped: goes to its mapping. Choosing a file there does the same. */
@Directive({
  selector: '[appDropTarget]',
  host: {
    '[class.dropping]': 'isOver()',
    '(dragover)': 'dragOver($event)',
    '(dragleave)': 'dragLeave($event)',
    '(drop)': 'drop($event)',
  },
})
export class DropTarget {
  /** The dataset's id. */
  readonly appDropTarget = input.required<string>();

  private readonly chosen = inject(ChosenFile);
  private readonly limits = inject(LimitsApi).limits;
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly isOver = signal(false);

  protected dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver.set(true);
  }

  protected dragLeave(event: DragEvent): void {
    const target = event.currentTarget as HTMLElement;
    if (!target.contains(event.relatedTarget as Node | null)) this.isOver.set(false);
  }

  protected drop(event: DragEvent): void {
    this.isOver.set(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    const refusal = tooLarge(file, this.limits.value().maxUploadBytes);
    if (refusal) {
      this.toasts.warn(refusal);
      return;
    }
    this.chosen.choose(this.appDropTarget(), file);
    void this.router.navigate(['/datasets', this.appDropTarget(), 'import']);
  }
}
