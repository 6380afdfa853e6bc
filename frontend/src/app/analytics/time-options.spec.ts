import { labelPlace } from './time-options';

const pointsOf = (...spends: (string | null)[]) =>
  spends.map((spend, index) => ({
    date: `2026-09-0${index + 1}`,
    spend,
    complete: true,
    before: null,
    unusual: null,
    change: '',
  }));

describe('labelPlace', () => {
  it('is above a peak and below a dip', () => {
    expect(labelPlace(pointsOf('1', '5', '2'), 1).position).toBe('top');
    expect(labelPlace(pointsOf('5', '1', '10'), 1).position).toBe('bottom');
  });

  it('is on the side of a slope that the line does not take', () => {
    expect(labelPlace(pointsOf('1', '5', '10'), 1)).toEqual({ position: 'top', align: 'right' });
    expect(labelPlace(pointsOf('10', '5', '1'), 1)).toEqual({ position: 'top', align: 'left' });
  });

  it('stays inside the plot at its ends, and needs no neighbours', () => {
    expect(labelPlace(pointsOf('1', '5'), 0)).toEqual({ position: 'top', align: 'center' });
    expect(labelPlace(pointsOf('5', '1'), 1)).toEqual({ position: 'top', align: 'right' });
    expect(labelPlace(pointsOf('5'), 0)).toEqual({ position: 'top', align: 'center' });
    expect(labelPlace(pointsOf(null, '5', null), 1)).toEqual({ position: 'top', align: 'center' });
  });
});
