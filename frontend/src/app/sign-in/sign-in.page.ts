import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';

import { pathWithin } from '../session/session.guards';
import { SignInForm } from '../session/sign-in-form';
import { MappingStill } from './mapping-still';

@Component({
  selector: 'app-sign-in-page',
  imports: [MappingStill, SignInForm],
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.scss',
})
export class SignInPage {
  /** Where to go after signing in: a path of this origin. */
  readonly redirect = input<string>();
  private readonly router = inject(Router);

  protected enter(): Promise<boolean> {
    return this.router.navigateByUrl(pathWithin(this.redirect() ?? null));
  }
}
