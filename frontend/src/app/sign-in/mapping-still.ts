import { Component } from '@angular/core';
import { Badge } from '@etl-studio/ui';

/** A still of the mapping screen, for people who have not seen it yet. Decorative. */
@Component({
  selector: 'app-mapping-still',
  imports: [Badge],
  templateUrl: './mapping-still.html',
  styleUrl: './mapping-still.scss',
})
export class MappingStill {
  protected readonly columns = [
    { name: 'Day', type: 'Date', raw: '03/09/2026', field: 'Date', converted: '2026-09-03' },
    {
      name: 'Campaign name',
      type: 'Text',
      raw: 'Autumn Sale EU',
      field: 'Campaign',
      converted: 'Autumn Sale EU',
    },
    {
      name: 'Media channel',
      type: 'Category',
      raw: 'paid_search',
      field: 'Channel',
      converted: 'Paid search',
    },
    { name: 'Amount spent (EUR)', type: 'Decimal', raw: '1.284,50', field: 'Spend', converted: '€1,284.50' },
    { name: 'Link clicks', type: 'Integer', raw: '1.204', field: 'Clicks', converted: '1,204' },
  ];
}
