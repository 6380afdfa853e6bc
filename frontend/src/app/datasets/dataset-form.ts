import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  LOCALE_ID,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Dataset, DatasetRequest } from '@etl-studio/contracts';
import { Field, FieldControl } from '@etl-studio/ui';

import type { Failure } from '../http/failure';
import { currencyOptions } from './currencies';

/** Name, description and currency of a dataset. Submit it with a button of its own or `submit()`. */
@Component({
  selector: 'app-dataset-form',
  imports: [Field, FieldControl],
  templateUrl: './dataset-form.html',
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
  `,
})
export class DatasetForm {
  readonly dataset = input<Dataset | null>(null);
  readonly failure = input<Failure | null>(null);
  readonly submitted = output<DatasetRequest>();

  private readonly name = viewChild.required<ElementRef<HTMLInputElement>>('name');
  private readonly description = viewChild.required<ElementRef<HTMLTextAreaElement>>('description');
  private readonly currency = viewChild.required<ElementRef<HTMLSelectElement>>('currency');
  private readonly missing = signal<string | null>(null);
  protected readonly currencies = currencyOptions(inject(LOCALE_ID));

  protected readonly nameError = computed(() => {
    const failure = this.failure();
    if (failure?.code === 'name_taken') return failure.sentence;
    return this.missing() ?? this.problemOf('name');
  });
  protected readonly descriptionError = computed(() => this.problemOf('description'));
  protected readonly currencyError = computed(() => this.problemOf('currency'));

  constructor() {
    effect(() => {
      if (this.failure() && this.nameError()) this.name().nativeElement.focus();
    });
  }

  /** Emits what was filled in, or says what is missing. */
  submit(): void {
    const name = this.name().nativeElement.value.trim();
    this.missing.set(
      name ? null : $localize`:@@datasetForm.nameMissing:Give the dataset a name, such as “Meta Ads EU”.`,
    );
    if (!name) {
      this.name().nativeElement.focus();
      return;
    }
    const description = this.description().nativeElement.value.trim();
    const currency = this.currency().nativeElement.value || null;
    this.submitted.emit({ name, description, currency });
  }

  private problemOf(path: string): string | null {
    return this.failure()?.problems.find((problem) => problem.path === path)?.message ?? null;
  }
}
