import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { LucideCircleAlert } from '@lucide/angular';

import { pathWithin } from '../session/session.guards';
import { SignInForm } from '../session/sign-in-form';
import { SingleSignOn } from '../session/single-sign-on';
import { MappingStill } from './mapping-still';
import { signInProblem } from './sign-in-problem';

@Component({
  selector: 'app-sign-in-page',
  imports: [LucideCircleAlert, MappingStill, SignInForm, SingleSignOn],
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.scss',
})
export class SignInPage {
  /** Where to go after signing in: a path of this origin. */
  readonly redirect = input<string>();
  /** Why single sign-on let nobody in. */
  readonly problem = input<string>();
  protected readonly refusal = computed(() => signInProblem(this.problem()));
  protected readonly wayBack = computed(() => pathWithin(this.redirect() ?? null));
  private readonly router = inject(Router);

  protected enter(): Promise<boolean> {
    return this.router.navigateByUrl(this.wayBack());
  }
}
