import { dateFormat } from '../dates/date-format';

/** One day in every way of writing that formats tell apart, day and month both below 13. */
const PROBES = ['/', '-', '.']
  .flatMap((mark) => ['03*04*2005', '03*04*05', '2005*04*03'].map((probe) => probe.replaceAll('*', mark)))
  .concat('20050403', '3 Apr 2005', 'Apr 3, 2005', '2005 Apr 3', '3 Apr 05', '2005年4月3日', '38445');

/** Whether two format names, such as `DD/MM/YYYY` and `dd/MM/yyyy`, read dates alike. */
export function readsSameDates(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [dateFormat(one), dateFormat(other)];
  return a !== null && b !== null && PROBES.every((probe) => a.read(probe) === b.read(probe));
}
