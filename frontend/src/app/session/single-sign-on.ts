import { httpResource } from '@angular/common/http';
import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SignInMethods } from '@etl-studio/contracts';

/** The way to sign in with another provider; nothing where the installation has none. */
@Component({
  selector: 'app-single-sign-on',
  imports: [MatButton],
  template: `
    @if (way(); as way) {
      <p class="or" aria-hidden="true"><span i18n="@@signIn.or">or</span></p>
      <a
        matButton="outlined"
        data-testid="single-sign-on"
        [href]="way.href"
        (click)="leave.emit()"
        i18n="@@signIn.with"
      >
        Continue with {{ way.name }}
      </a>
    }
  `,
  styles: `
    a {
      width: 100%;
    }
    .or {
      display: flex;
      align-items: center;
      gap: 12px;
      margin: 16px 0;
      color: var(--text-3);
      font-size: 12px;
    }
    .or::before,
    .or::after {
      content: '';
      flex: 1;
      border-top: 1px solid var(--border);
    }
  `,
})
export class SingleSignOn {
  /** Path of the console to come back to. */
  readonly redirect = input('/');
  /** Before the browser goes to the provider. */
  readonly leave = output();

  private readonly methods = httpResource<SignInMethods>(() => '/api/auth/methods');
  protected readonly way = computed(() => {
    const provider = this.methods.hasValue() ? this.methods.value().singleSignOn : null;
    return (
      provider && {
        name: provider.name,
        href: `${provider.startPath}?redirect=${encodeURIComponent(this.redirect())}`,
      }
    );
  });
}
