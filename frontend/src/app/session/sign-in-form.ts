import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Field, FieldControl } from '@etl-studio/ui';
import { LucideCircleAlert, LucideEye, LucideEyeOff } from '@lucide/angular';

import { toFailure } from '../http/failure';
import { SessionStore } from './session.store';

/** Email and password. With `fixedEmail` only that person can sign in. */
@Component({
  selector: 'app-sign-in-form',
  imports: [Field, FieldControl, LucideCircleAlert, LucideEye, LucideEyeOff, MatButton],
  templateUrl: './sign-in-form.html',
  styleUrl: './sign-in-form.scss',
})
export class SignInForm {
  readonly fixedEmail = input<string | null>(null);
  readonly signedIn = output();

  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private readonly errorLine = viewChild.required<ElementRef<HTMLElement>>('errorLine');

  protected readonly busy = signal(false);
  protected readonly passwordShown = signal(false);
  protected readonly missing = signal<{ email: string | null; password: string | null }>({
    email: null,
    password: null,
  });
  protected readonly refusal = signal<string | null>(null);

  protected async submit(email: HTMLInputElement, password: HTMLInputElement): Promise<void> {
    if (this.busy() || !this.complete(email, password)) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.session.signIn({ email: email.value.trim(), password: password.value });
      this.signedIn.emit();
    } catch (error) {
      this.refusal.set(toFailure(error).sentence);
      // The line can take the focus once it shows something.
      afterNextRender(() => this.errorLine().nativeElement.focus(), { injector: this.injector });
    } finally {
      this.busy.set(false);
    }
  }

  /** Says what is missing and moves the focus there. */
  private complete(email: HTMLInputElement, password: HTMLInputElement): boolean {
    this.missing.set({
      email: email.value.trim()
        ? null
        : $localize`:@@signIn.emailMissing:Enter the email address you sign in with.`,
      password: password.value ? null : $localize`:@@signIn.passwordMissing:Enter your password.`,
    });
    const first = this.missing().email ? email : this.missing().password ? password : null;
    first?.focus();
    return first === null;
  }
}
