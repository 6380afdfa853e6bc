import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideX } from '@lucide/angular';

import type { RunFilterParams } from './run-filter';
import { RunViews, sameParams } from './run-views';

const LONGEST_NAME = 40;

/** The views of the runs' list: links, which one is looked at, and a way to keep another one. */
@Component({
  selector: 'app-run-view-bar',
  imports: [LucideX, MatButton, RouterLink],
  templateUrl: './run-view-bar.html',
  styleUrl: './run-view-bar.scss',
})
export class RunViewBar {
  readonly params = input.required<RunFilterParams>();

  private readonly kept = inject(RunViews);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly longestName = LONGEST_NAME;
  protected readonly naming = signal(false);
  protected readonly views = computed(() =>
    this.kept.all().map((view) => ({
      ...view,
      isOpen: sameParams(view.params, this.params()),
      forget: $localize`:@@views.forget:Forget the view ${view.name}:name:`,
    })),
  );
  protected readonly isNew = computed(() => !this.views().some(({ isOpen }) => isOpen));

  protected startNaming(): void {
    this.naming.set(true);
    setTimeout(() => this.box()?.nativeElement.focus());
  }

  protected save(event: Event, name: string): void {
    event.preventDefault();
    if (name.trim() === '') return;
    this.kept.save(name.trim(), this.params());
    this.naming.set(false);
  }

  protected forget(name: string): void {
    this.kept.remove(name);
  }
}
