import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

const PRODUCT = 'ETL Studio';

/** Writes the document's title: first the route's own, then what the page says once it knows names. */
@Injectable({ providedIn: 'root' })
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const title = this.buildTitle(snapshot);
    this.show(title === undefined ? [] : [title]);
  }

  /** "Map columns · Meta Ads EU · ETL Studio" for `['Map columns', 'Meta Ads EU']`. */
  show(parts: readonly string[]): void {
    this.title.setTitle([...parts, PRODUCT].join(' · '));
  }
}
