import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { startTestApp } from '../../testing';
import { Public } from './access-rule';

@Public()
@Controller('api/slow')
class SlowController {
  @Get()
  async slow(): Promise<string> {
    await pause(500);
    return 'whole';
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

describe('shutting down', () => {
  it('answers what is under way and waits for no connection that asks nothing', async () => {
    const api = await startTestApp({ modules: [SlowModule] });
    const silent = connect(Number(new URL(api.url).port), '127.0.0.1');
    await once(silent, 'connect');
    const gone = once(silent, 'close');
    await api.anonymous().get('/api/limits');
    const underWay = api.anonymous().get('/api/slow');
    await pause(100);
    const started = performance.now();
    await api.close();
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await underWay).body).toBe('whole');
    await gone;
  });
});
